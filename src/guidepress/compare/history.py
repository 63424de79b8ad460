"""The life of each recommendation: the editions that it is in, and what became of it in each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guidepress.compare.change import Change, Comparison
from guidepress.compare.kinds import UNDER_ANOTHER_ID
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.guideline import Edition


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An edition, by its number, that a recommendation is in, with the ids of where it is read."""

    number: int
    chapter: str
    section: str
    item: Recommendation


@dataclass(slots=True)
class RecommendationHistory:
    """All that is known of one id: its stays, oldest first, and its changes by edition number.

    `older` and `newer` are the ids that it came from and that came after it.
    """

    id: str
    occurrences: list[Occurrence] = field(default_factory=list)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    older: dict[str, None] = field(default_factory=dict)
    newer: dict[str, None] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return self.occurrences[0].number

    @property
    def last(self) -> int:
        return self.occurrences[-1].number

    def occurrence(self, number: int) -> Occurrence | None:
        return next(
            (occurrence for occurrence in self.occurrences if occurrence.number == number), None
        )

    def is_changed(self, number: int) -> bool:
        """Whether something other than its writing changed in an edition."""
        return any(change.weight != "editorial" for change in self.changes.get(number, ()))


Histories = Mapping[str, RecommendationHistory]


def histories(
    editions: Sequence[Edition], comparisons: Sequence[Comparison]
) -> dict[str, RecommendationHistory]:
    """The lives of all recommendations by id; `comparisons` are those of neighbours, in order."""
    histories: dict[str, RecommendationHistory] = {}
    for number, edition in enumerate(editions):
        for occurrence in _stays(number, edition):
            histories.setdefault(
                occurrence.item.id, RecommendationHistory(occurrence.item.id)
            ).occurrences.append(occurrence)
    for number, comparison in enumerate(comparisons, start=1):
        for change in comparison.changes:
            for name in _concerned(change, editions[number], histories):
                histories[name].changes.setdefault(number, []).append(change)
            _relate(change, histories)
    return histories


def since(history: RecommendationHistory, histories: Histories) -> int:
    """The number of the edition in which a recommendation first was, under whatever id."""
    names = {history.id}
    while older := _former(history, histories, names):
        names.add(older.id)
        history = older
    return history.first


def _former(
    history: RecommendationHistory, histories: Histories, passed: set[str]
) -> RecommendationHistory | None:
    """The life of the same recommendation under the id that it had before."""
    for change in history.changes.get(history.first, ()):
        if change.kind in UNDER_ANOTHER_ID and history.id in change.new:
            older = histories.get(change.old[0])
            return older if older and older.id not in passed else None
    return None


def _stays(number: int, edition: Edition) -> Iterator[Occurrence]:
    for chapter in edition.chapters:
        for section in chapter.sections:
            for item in section.recommendations():
                yield Occurrence(number, chapter.id, section.id, item)


def _concerned(change: Change, edition: Edition, histories: Histories) -> list[str]:
    """The ids of the recommendations that a change is about."""
    names = dict.fromkeys((change.recommendation, *change.old, *change.new))
    if change.kind == "footnote-reworded":
        names |= dict.fromkeys(_footnoted(change, edition))
    return [name for name in names if name in histories]


def _footnoted(change: Change, edition: Edition) -> Iterator[str]:
    """The recommendations that point at a footnote."""
    for chapter in edition.chapters:
        for section in chapter.sections:
            if (chapter.id, section.id) == (change.chapter, change.section):
                for item in section.recommendations():
                    marked = (item.footnotes, *item.rating_footnotes.values())
                    if any(change.id in names for names in marked):
                        yield item.id


def _relate(change: Change, histories: Histories) -> None:
    for old in change.old:
        for new in change.new:
            if old != new and old in histories and new in histories:
                histories[old].newer[new] = None
                histories[new].older[old] = None
