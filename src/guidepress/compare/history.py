"""The life of each recommendation: the editions that it is in, and what became of it in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guidepress.compare.change import Change, Comparison
from guidepress.compare.kinds import UNDER_ANOTHER_ID
from guidepress.model.guideline import Edition, Recommendation


@dataclass(frozen=True, slots=True)
class Stay:
    """An edition, by its number, that a recommendation is in, with the ids of where it is read."""

    number: int
    chapter: str
    section: str
    item: Recommendation


@dataclass(slots=True)
class Life:
    """All that is known of one id: its stays, oldest first, and its changes by edition number.

    `older` and `newer` are the ids that it came from and that came after it.
    """

    id: str
    stays: list[Stay] = field(default_factory=list)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    older: dict[str, None] = field(default_factory=dict)
    newer: dict[str, None] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return self.stays[0].number

    @property
    def last(self) -> int:
        return self.stays[-1].number

    def stay(self, number: int) -> Stay | None:
        return next((stay for stay in self.stays if stay.number == number), None)

    def is_changed(self, number: int) -> bool:
        """Whether something other than its writing changed in an edition."""
        return any(change.weight != "editorial" for change in self.changes.get(number, ()))


Lives = Mapping[str, Life]


def lives(editions: Sequence[Edition], comparisons: Sequence[Comparison]) -> dict[str, Life]:
    """The lives of all recommendations by id; `comparisons` are those of neighbours, in order."""
    lives: dict[str, Life] = {}
    for number, edition in enumerate(editions):
        for stay in _stays(number, edition):
            lives.setdefault(stay.item.id, Life(stay.item.id)).stays.append(stay)
    for number, comparison in enumerate(comparisons, start=1):
        for change in comparison.changes:
            for name in _concerned(change, editions[number], lives):
                lives[name].changes.setdefault(number, []).append(change)
            _relate(change, lives)
    return lives


def since(life: Life, lives: Lives) -> int:
    """The number of the edition in which a recommendation first was, under whatever id."""
    names = {life.id}
    while older := _former(life, lives, names):
        names.add(older.id)
        life = older
    return life.first


def _former(life: Life, lives: Lives, known: set[str]) -> Life | None:
    """The life of the same recommendation under the id that it had before."""
    for change in life.changes.get(life.first, ()):
        if change.kind in UNDER_ANOTHER_ID and life.id in change.new:
            older = lives.get(change.old[0])
            return older if older and older.id not in known else None
    return None


def _stays(number: int, edition: Edition) -> Iterator[Stay]:
    for chapter in edition.chapters:
        for section in chapter.sections:
            for item in section.recommendations():
                yield Stay(number, chapter.id, section.id, item)


def _concerned(change: Change, edition: Edition, lives: Lives) -> list[str]:
    """The ids of the recommendations that a change is about."""
    names = dict.fromkeys((change.recommendation, *change.old, *change.new))
    if change.kind == "footnote-reworded":
        names |= dict.fromkeys(_footnoted(change, edition))
    return [name for name in names if name in lives]


def _footnoted(change: Change, edition: Edition) -> Iterator[str]:
    """The recommendations that point at a footnote."""
    for chapter in edition.chapters:
        for section in chapter.sections:
            if (chapter.id, section.id) == (change.chapter, change.section):
                for item in section.recommendations():
                    marked = (item.footnotes, *item.rating_footnotes.values())
                    if any(change.id in names for names in marked):
                        yield item.id


def _relate(change: Change, lives: Lives) -> None:
    for old in change.old:
        for new in change.new:
            if old != new and old in lives and new in lives:
                lives[old].newer[new] = None
                lives[new].older[old] = None
