"""An edition taken apart into the things that it holds, each known by its key."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args, get_type_hints

from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.block import Block
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter, Section
from guidepress.model.dump import dump, names, subject
from guidepress.model.guideline import Abbreviation, Edition, Reference
from guidepress.model.location import Location, Place
from guidepress.model.record import Nested, Order, nested, roles
from guidepress.model.text import Text

Key = tuple[str, ...]
"""What a thing is (its subject), then the ids that lead to it: ('row', 'watering', 'tap')."""

ROOT: Key = ()
"""The key of the edition itself."""


@cache
def parts(record: Any) -> tuple[str, ...]:
    """The fields of a record's class that list nodes which come and go with it."""
    return nested(record, Nested.PART)


@cache
def members(record: Any) -> tuple[str, ...]:
    """The fields of a record's class that list nodes which may have another parent one day."""
    return nested(record, Nested.MEMBER)


def _entry(owner: type, name: str) -> tuple[type, ...]:
    """The classes of the records that a nested field of a class may list."""
    entry = get_args(get_type_hints(owner)[name])
    kind: type = entry[1] if len(entry) == 2 and entry[1] is not ... else entry[0]  # noqa: PLR2004
    return tuple(BLOCKS.values()) if kind is Block else (kind,)


def _classes(kind: type, found: dict[str, type]) -> None:
    """Add a record's class and those of all that may be nested in it, by what they are called."""
    found[subject(kind)] = kind
    for name in (*parts(kind), *members(kind)):
        for inner in _entry(kind, name):
            if subject(inner) not in found:
                _classes(inner, found)


def _node_classes() -> Mapping[str, type]:
    classes: dict[str, type] = {}
    for kind in (Chapter, Reference, Abbreviation):
        _classes(kind, classes)
    return classes


NODE_CLASSES = _node_classes()
"""The class of every record that is compared as a node, by its subject ('section', 'row', …)."""


@cache
def part_subject(owner: type, name: str) -> str:
    """What the entries of a part of a record's class are called, such as 'row' for `rows`."""
    return subject(_entry(owner, name)[0])


UNORDERED = frozenset(
    {"references", "abbreviations"}.union(
        name
        for kind in NODE_CLASSES.values()
        for name, each in roles(kind).items()
        if each.nested and each.order is Order.NOTHING
    )
)
"""The fields that list nodes whose order is not compared."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of an edition: its record, and the key and the field of what it stands in.

    `chapter` and `section` are the ids of those that it is read in.
    """

    key: Key
    record: Any
    owner: Key
    part: str
    chapter: str = ""
    section: str = ""

    @property
    def subject(self) -> str:
        return self.key[0]

    @property
    def id(self) -> str:
        """Its own id, which is the last of its key unless it is known under another one."""
        return self.key[-1] if isinstance(self.record, Text) else str(self.record.id)

    @property
    def where(self) -> Location:
        """Where its id stands, or it as a whole."""
        place: Place = self.record.at
        return place.value("id")

    def own(self) -> dict[str, Any]:
        """Its plain data, with its minor parts and without its major ones."""
        if isinstance(self.record, Text):
            return {"id": self.id, "text": dump(self.record)}
        data: dict[str, Any] = dump(self.record, members(self.record.__class__))
        return data

    def fields(self) -> tuple[str, ...]:
        """The names of what it says itself: not its id, and not what stands in it."""
        kind = self.record.__class__
        inside = ("id", *members(kind), *parts(kind))
        return tuple(name for name in names(self.record.__class__) if name not in inside)


@dataclass(slots=True)
class Nodes:
    """The things of an edition by key, in reading order, and the keys in each part of an owner."""

    all: dict[Key, Node] = field(default_factory=dict)
    order: dict[tuple[Key, str], list[Key]] = field(default_factory=dict)

    def add(self, node: Node) -> None:
        self.all[node.key] = node
        self.order.setdefault((node.owner, node.part), []).append(node.key)

    def behind(self, node: Node) -> str | None:
        """The id of what stands right before a thing in the same list."""
        if node.part in UNORDERED:
            return None
        line = self.order[node.owner, node.part]
        index = line.index(node.key)
        return self.all[line[index - 1]].id if index else None


def flatten(edition: Edition, renamed: Mapping[str, str] | None = None) -> Nodes:
    """The things of an edition; `renamed` are ids of recommendations, and others they go by."""
    taker = _Taker(renamed or {})
    for chapter in edition.chapters:
        taker.take(chapter, ROOT, "chapters", (chapter.id,), Node((), None, ROOT, ""))
    for part in ("references", "abbreviations"):
        for record in getattr(edition, part).values():
            key = (subject(record), record.id)
            taker.nodes.add(Node(key, record, ROOT, part))
    return taker.nodes


class _Taker:
    """Takes records apart, from the outside in."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        self.nodes = Nodes()
        self._renamed = renamed

    def take(self, record: Any, owner: Key, part: str, ids: Key, inside: Node) -> None:
        """Take a record and all in it; `ids` lead to it, and it is read where `inside` is."""
        kind = type(record)
        chapter = record.id if kind is Chapter else inside.chapter
        section = record.id if kind is Section else inside.section
        node = Node((subject(record), *ids), record, owner, part, chapter, section)
        self.nodes.add(node)
        for name, inner in _nested(record, parts):
            for own, minor in _entries(inner):
                self.take(minor, node.key, name, (*ids, own), node)
        for name, inner in _nested(record, members):
            for major in inner:
                self.take(major, node.key, name, self._ids(major, chapter), node)

    def _ids(self, record: Any, chapter: str) -> Key:
        """What leads to a major thing: a recommendation is known in the edition by its id alone."""
        if isinstance(record, Recommendation):
            return (self._renamed.get(record.id, record.id),)
        return (chapter, record.id)


def _nested(record: Any, which: Callable[[Any], tuple[str, ...]]) -> Iterator[tuple[str, Any]]:
    for name in which(record.__class__):
        yield name, getattr(record, name)


def _entries(part: Any) -> Iterator[tuple[str, Any]]:
    """The entries of a minor part with their ids: a mapping's, or a list's."""
    if isinstance(part, Mapping):
        yield from part.items()
    else:
        yield from ((entry.id, entry) for entry in part)
