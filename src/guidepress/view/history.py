"""What is known of recommendations over all editions: labels, histories, and what is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from guidepress.compare.change import Change, Comparison
from guidepress.compare.history import Histories, RecommendationHistory, since
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.markup import plain
from guidepress.view.change_types import ChangeView
from guidepress.view.changes import Changes
from guidepress.view.localizer import Localizer, Spans
from guidepress.view.part_types import RatingView
from guidepress.view.side import Side

RECONSTRUCTED = "reconstructed"
"""The status of an edition whose text is not at hand."""

GONE = ("withdrawn", "replaced", "split", "merged", "removed")


@dataclass(frozen=True, slots=True)
class LabelView:
    """Since when a recommendation is there, and what the edition made of it.

    `kind` is 'first' (it is in the oldest edition), 'new', 'changed' or 'confirmed'.
    """

    kind: str
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one edition, or several in a row, made of a recommendation.

    `kind` is that of a label, or 'gone'; `address` leads to it in the last of these editions, from
    the folder of the language.
    """

    kind: str
    first: str
    last: str
    address: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class RelativeView:
    """Another recommendation, by its words; `address` is its lasting one, from the language's."""

    id: str
    text: Spans
    address: str


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A recommendation that an edition no longer has: its words, why, and what came after it."""

    id: str
    text: Spans
    kind: str
    said: str
    edition: str
    reason: Spans
    successors: tuple[RelativeView, ...]


@dataclass(frozen=True, slots=True)
class PastView:
    label: LabelView
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A recommendation over all editions; `last` is the newest that has it, `address` leads there.

    `gone` says how it ended, if it did; `older` are those that it came from.
    """

    id: str
    text: Spans
    ratings: tuple[RatingView, ...]
    last: str
    address: str
    history: tuple[HistoryEntry, ...]
    gone: RemovedView | None
    older: tuple[RelativeView, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The past of a chapter: of each recommendation by id, and what is gone, by section id.

    What is gone together with its section is `homeless`. `legend` says what the labels mean.
    """

    of: Mapping[str, PastView]
    gone: Mapping[str, tuple[RemovedView, ...]]
    homeless: tuple[RemovedView, ...]
    legend: str


@dataclass(frozen=True)
class LocalizedEditions:
    """Tells, in one language, what the editions say of each other; they are the oldest first."""

    guideline: Guideline
    editions: tuple[Edition, ...]
    comparisons: tuple[Comparison, ...]
    words: Mapping[str, Messages]
    language: str
    histories: Histories

    def localizer(self, number: int) -> Localizer:
        return self._localizers[number]

    @cached_property
    def _localizers(self) -> tuple[Localizer, ...]:
        words = self.words[self.language]
        return tuple(
            Localizer(self.guideline.of(edition.head), edition, words) for edition in self.editions
        )

    def say(self, name: str, **gaps: str) -> str:
        """An interface word with its gaps filled."""
        return self.words[self.language].words[name].format(**gaps)

    def changes(self, number: int) -> Changes:
        """Who tells the changes that the edition of this number brought."""
        if number not in self._changes:
            comparison = self.comparisons[number - 1]
            told = Changes(comparison, self.localizer(number - 1), self.localizer(number))
            self._changes[number] = told
        return self._changes[number]

    @cached_property
    def _changes(self) -> dict[int, Changes]:
        return {}

    # ---- one recommendation ----

    def label(self, history: RecommendationHistory, number: int) -> LabelView:
        first, edition = since(history, self.histories), self.editions[number].id
        start = self.marked(first)
        kind = "changed" if history.is_changed(number) else "confirmed"
        if first == number:
            kind = "new" if number else "first"
        gaps = {"first": start, "edition": edition}
        sentences = [self.say(f"label_{kind}_long", **gaps)]
        if not first:
            sentences.append(self.say("label_oldest", first=start))
        return LabelView(kind, f"[{self.say(f'label_{kind}', **gaps)}]", " ".join(sentences))

    def marked(self, number: int) -> str:
        """The id of an edition, with a mark if its text is a reconstruction."""
        head = self.editions[number].head
        return f"{head.id}*" if head.status == RECONSTRUCTED else head.id

    def legend(self, number: int) -> str:
        """What the labels of the edition of this number mean, and what the mark in them."""
        older = [e.id for e in self.editions[: number + 1] if e.head.status == RECONSTRUCTED]
        marks = [self.say("label_reconstructed", edition=edition) for edition in older]
        return " ".join([self.say("label_legend"), *marks])

    def history(self, history: RecommendationHistory, number: int) -> tuple[HistoryEntry, ...]:
        """What became of a recommendation up to the edition of this number, the latest first."""
        entries: list[HistoryEntry] = []
        for occurrence in history.occurrences:
            if occurrence.number <= number:
                address = (
                    f"{self.editions[occurrence.number].id}/{occurrence.chapter}/#{history.id}"
                )
                self._continue(entries, history, occurrence.number, address)
        if history.last + 1 <= number:
            self._continue(entries, history, history.last + 1, "")
        return tuple(reversed(entries))

    def _continue(
        self, entries: list[HistoryEntry], history: RecommendationHistory, number: int, address: str
    ) -> None:
        """Add what an edition made of a recommendation; nothing over several editions is one."""
        edition = self.editions[number].id
        changes = [
            self.changes(number).view(change)
            for change in history.changes.get(number, ())
            if change.kind != "recommendation-added"  # its label says so
        ]
        kind = self.label(history, number).kind if address else "gone"
        last = entries[-1] if entries else None
        if last and not changes and not last.changes and kind == last.kind == "confirmed":
            entries[-1] = HistoryEntry(kind, last.first, edition, address, ())
        else:
            entries.append(HistoryEntry(kind, edition, edition, address, tuple(changes)))

    def relative(self, name: str, number: int | None = None) -> RelativeView:
        """A recommendation in the words of the edition of this number, or of its last."""
        history = self.histories[name]
        occurrence = (
            history.occurrence(number) if number is not None else None
        ) or history.occurrences[-1]
        return RelativeView(
            name, self.localizer(occurrence.number).spans(occurrence.item.text), f"r/{name}/"
        )

    def gone(self, history: RecommendationHistory) -> RemovedView | None:
        """How a recommendation ended; nothing if the newest edition has it."""
        number = history.last + 1
        if number >= len(self.editions):
            return None
        ends = [change for change in history.changes.get(number, ()) if _ends(change, history.id)]
        kind = ends[0].kind.removeprefix("recommendation-") if ends else "removed"
        localizer = self.localizer(number)
        return RemovedView(
            id=history.id,
            text=self.relative(history.id).text,
            kind=kind,
            said=self.words[self.language].changes[f"recommendation-{kind}"],
            edition=self.editions[number].id,
            reason=localizer.spans(ends[0].reason) if ends else (),
            successors=tuple(self.relative(name, number) for name in history.newer),
        )

    def title(self, name: str) -> str:
        """A recommendation in a line."""
        return plain(self.relative(name).text)

    def history_view(self, name: str) -> HistoryView:
        """All that there is to tell of a recommendation."""
        history = self.histories[name]
        occurrence = history.occurrences[-1]
        side = Side(self.localizer(history.last))
        ratings = (side.rating(key, value) for key, value in occurrence.item.rating.items())
        return HistoryView(
            id=name,
            text=self.relative(name).text,
            ratings=tuple(rating for rating in ratings if rating),
            last=self.editions[history.last].id,
            address=f"{self.editions[history.last].id}/{occurrence.chapter}/#{name}",
            history=self.history(history, len(self.editions) - 1),
            gone=self.gone(history),
            older=tuple(self.relative(older) for older in history.older),
        )

    # ---- a chapter ----

    def past(self, number: int, chapter: Chapter) -> Past:
        """The past of a chapter's recommendations, as the edition of this number knows it."""
        gone = self._gone(number, chapter.id)
        homes = {section.id: gone.pop(section.id, ()) for section in chapter.sections}
        return Past(
            of={item.id: self._past(item, number) for item in chapter.recommendations()},
            gone={name: ones for name, ones in homes.items() if ones},
            homeless=tuple(one for ones in gone.values() for one in ones),
            legend=self.legend(number),
        )

    def _past(self, item: Recommendation, number: int) -> PastView:
        history = self.histories[item.id]
        return PastView(self.label(history, number), self.history(history, number))

    def _gone(self, number: int, chapter: str) -> dict[str, tuple[RemovedView, ...]]:
        """What the edition of this number no longer has of a chapter, by section."""
        removed: dict[str, tuple[RemovedView, ...]] = {}
        for history in self.histories.values() if number else ():
            occurrence = history.occurrences[-1]
            if (
                occurrence.number == number - 1
                and occurrence.chapter == chapter
                and (gone := self.gone(history))
            ):
                removed[occurrence.section] = (*removed.get(occurrence.section, ()), gone)
        return removed


def _ends(change: Change, name: str) -> bool:
    kind = change.kind.removeprefix("recommendation-")
    return kind in (*GONE, "moved", "renamed") and (
        name in change.old or change.recommendation == name
    )
