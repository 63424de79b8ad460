"""The editions of a guideline in one language: what they say of each other's recommendations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from guidepress.compare.change import Change, Comparison
from guidepress.compare.history import Histories, RecommendationHistory, since
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.markup import plain
from guidepress.view.changes import Changes
from guidepress.view.history_types import (
    HistoryEntry,
    HistoryView,
    LabelView,
    Past,
    PastView,
    RelativeView,
    RemovedView,
)
from guidepress.view.localizer import Localizer
from guidepress.view.side import Side

RECONSTRUCTED = "reconstructed"
"""The status of an edition whose text is not at hand."""

_ENDS = ("withdrawn", "replaced", "split", "merged", "removed", "moved", "renamed")
"""The kinds of changes, less `recommendation-`, with which a recommendation may end."""


@dataclass(frozen=True)
class LocalizedEditions:
    """The editions of a guideline in one language, the oldest first; they go by their number.

    `comparisons` are those of neighbours, `histories` those of recommendations by id.
    """

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
        """A text of the interface with its gaps filled."""
        return self.words[self.language].words[name].format(**gaps)

    def changes(self, number: int) -> Changes:
        """The changes of an edition since the one before it, which there must be."""
        if number not in self._changes:
            old, new = self.localizer(number - 1), self.localizer(number)
            self._changes[number] = Changes(self.comparisons[number - 1], old, new)
        return self._changes[number]

    @cached_property
    def _changes(self) -> dict[int, Changes]:
        return {}

    # ---- one recommendation ----

    def label(self, history: RecommendationHistory, number: int) -> LabelView:
        """The label of a recommendation in an edition that has it."""
        first = since(history, self.histories)
        first_id = self.marked(first)
        kind = "changed" if history.is_changed(number) else "confirmed"
        if first == number:
            kind = "new" if number else "first"
        gaps = {"first": first_id, "edition": self.editions[number].id}
        sentences = [self.say(f"label_{kind}_long", **gaps)]
        if not first:
            sentences.append(self.say("label_oldest", first=first_id))
        return LabelView(kind, f"[{self.say(f'label_{kind}', **gaps)}]", " ".join(sentences))

    def marked(self, number: int) -> str:
        """The id of an edition, with a mark if its text is a reconstruction."""
        head = self.editions[number].head
        return f"{head.id}*" if head.status == RECONSTRUCTED else head.id

    def legend(self, number: int) -> str:
        """What the labels of an edition mean, and what the mark in them."""
        older = [e.id for e in self.editions[: number + 1] if e.head.status == RECONSTRUCTED]
        marks = [self.say("label_reconstructed", edition=edition) for edition in older]
        return " ".join([self.say("label_legend"), *marks])

    def history(self, history: RecommendationHistory, number: int) -> tuple[HistoryEntry, ...]:
        """What became of a recommendation up to an edition, the latest first.

        Editions in a row that changed nothing are one entry.
        """
        entries: list[HistoryEntry] = []
        for entry in self._entries(history, number):
            last = entries[-1] if entries else None
            if last and _is_confirmed(last) and _is_confirmed(entry):
                entries[-1] = replace(entry, first=last.first)
            else:
                entries.append(entry)
        return tuple(reversed(entries))

    def _entries(self, history: RecommendationHistory, number: int) -> Iterator[HistoryEntry]:
        """An entry for each edition that has the recommendation, and for that which ended it."""
        for occurrence in history.occurrences:
            if occurrence.number <= number:
                kind = self.label(history, occurrence.number).kind
                edition = self.editions[occurrence.number].id
                address = f"{edition}/{occurrence.chapter}/#{history.id}"
                yield self._entry(history, occurrence.number, kind, address)
        if history.last + 1 <= number:
            yield self._entry(history, history.last + 1, "gone", "")

    def _entry(
        self, history: RecommendationHistory, number: int, kind: str, address: str
    ) -> HistoryEntry:
        changes = tuple(
            self.changes(number).view(change)
            for change in history.changes.get(number, ())
            if change.kind != "recommendation-added"  # its label says so
        )
        edition = self.editions[number].id
        return HistoryEntry(kind, edition, edition, address, changes)

    def relative(self, name: str, number: int | None = None) -> RelativeView:
        """A recommendation as an edition has it, or, if it has none, its last edition."""
        history = self.histories[name]
        occurrence = history.occurrence(number) if number is not None else None
        occurrence = occurrence or history.occurrences[-1]
        text = self.localizer(occurrence.number).spans(occurrence.item.text)
        return RelativeView(name, text, f"r/{name}/")

    def gone(self, history: RecommendationHistory) -> RemovedView | None:
        """How a recommendation ended; `None` if the newest edition has it."""
        number = history.last + 1
        if number >= len(self.editions):
            return None
        ends = [change for change in history.changes.get(number, ()) if _is_end(change, history.id)]
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
        """A recommendation over all editions."""
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
        """The past of a chapter's recommendations, as far as an edition knows it."""
        removed = self._removed(number, chapter.id)
        by_section = {section.id: removed.pop(section.id, ()) for section in chapter.sections}
        return Past(
            of={item.id: self._past(item, number) for item in chapter.recommendations()},
            gone={section: views for section, views in by_section.items() if views},
            homeless=tuple(view for views in removed.values() for view in views),
            legend=self.legend(number),
        )

    def _past(self, item: Recommendation, number: int) -> PastView:
        history = self.histories[item.id]
        return PastView(self.label(history, number), self.history(history, number))

    def _removed(self, number: int, chapter: str) -> dict[str, tuple[RemovedView, ...]]:
        """What an edition no longer has of a chapter, by section."""
        removed: dict[str, tuple[RemovedView, ...]] = {}
        for history in self.histories.values() if number else ():
            last = history.occurrences[-1]
            if (last.number, last.chapter) == (number - 1, chapter) and (
                view := self.gone(history)
            ):
                removed[last.section] = (*removed.get(last.section, ()), view)
        return removed


def _is_confirmed(entry: HistoryEntry) -> bool:
    return entry.kind == "confirmed" and not entry.changes


def _is_end(change: Change, name: str) -> bool:
    """Whether a change is what a recommendation ended with."""
    kind = change.kind.removeprefix("recommendation-")
    return kind in _ENDS and (name in change.old or change.recommendation == name)
