"""Places in files: where a value stands, for each value that was read."""

from bisect import bisect_right
from dataclasses import dataclass, field

Step = str | int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1; the path is as the user gave it."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


Mark = int
"""How many characters of the file stand before a value: one number, to take little room."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A file's path, and the mark at which each of its lines begins."""

    path: str
    starts: tuple[Mark, ...] = (0,)

    def where(self, mark: Mark) -> Location:
        line = bisect_right(self.starts, mark)
        return Location(self.path, line, mark - self.starts[line - 1] + 1)


@dataclass(slots=True)
class Place:
    """The places of a mapping's or a list's parts, beside its plain data.

    `keys` holds the mark of each key of a mapping; `inner` holds, by key or index, the mark of a
    scalar or the `Place` of a container. Of the file `a: [x, yy]` it is a mapping at mark 0 with
    the key `a` at 0; `a` is a list at 3, and its entry 1 stands at 7.
    """

    file: Lines
    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)
    inner: "dict[Step, Mark | Place]" = field(default_factory=dict)

    @property
    def where(self) -> Location:
        return self.file.where(self.mark)

    def key(self, name: str) -> Location:
        """Where the key `name` stands, or the container itself where it has no such key."""
        return self.file.where(self.keys.get(name, self.mark))

    def value(self, *steps: Step) -> Location:
        """Where the value behind `steps` begins, or the nearest container that is there."""
        part: Mark | Place = self
        for step in steps:
            if not isinstance(part, Place) or step not in part.inner:
                break
            part = part.inner[step]
        return self.file.where(part.mark if isinstance(part, Place) else part)

    def at(self, *steps: Step) -> "Place":
        """The place of the container behind `steps`, or the nearest container that is there."""
        place = self
        for step in steps:
            following = place.inner.get(step)
            if not isinstance(following, Place):
                break
            place = following
        return place


def start_of(path: str) -> Place:
    """The place of a file as a whole."""
    return Place(Lines(path), 0)
