"""The deck of what is new in an edition: numbers, then what changes practice, before and after."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from guidepress.compare.kinds import WEIGHTS
from guidepress.slides.change_rows import change_row
from guidepress.slides.chapter import empty_deck
from guidepress.slides.deck import (
    Chart,
    Column,
    Deck,
    Geometry,
    Grid,
    Para,
    Paragraphs,
    Row,
    Slide,
)
from guidepress.slides.fit import Fitter
from guidepress.slides.runs import clean, text_runs
from guidepress.view.change_types import ChangeView
from guidepress.view.history import RECONSTRUCTED, LocalizedEditions
from guidepress.view.whats_new import GroupView, NewsView, news_view

_PRACTICE = "practice-changing"
_PAGE = "changes"
"""The page of the site that says the same."""
_ELSEWHERE = "elsewhere"
"""The section of what changed in no chapter, such as works."""


def change_grids(localized: LocalizedEditions, number: int) -> Iterator[tuple[str, Grid]]:
    """Every change in the edition of a number: the title of each chapter, and its changes."""
    whats_new = _WhatsNew(localized, number, news_view(localized, number))
    for group in whats_new.view.groups:
        yield group.title, whats_new.grid(_rows(group, WEIGHTS))


def whats_new_deck(
    localized: LocalizedEditions, number: int, view: NewsView, geometry: Geometry
) -> Deck:
    """What is new in the edition of a number, which is not the oldest."""
    whats_new = _WhatsNew(localized, number, view)
    words = localized.words[localized.language].words
    slides = tuple(Fitter(geometry, words).fitted(whats_new.slides()))
    deck = empty_deck(localized, number, geometry, _PAGE)
    return replace(deck, title=whats_new.title, slides=slides)


@dataclass(frozen=True)
class _WhatsNew:
    """Composes the slides of what is new in the edition of a number, in one language."""

    localized: LocalizedEditions
    number: int
    view: NewsView

    @property
    def title(self) -> str:
        return clean(self._say("whats_new_in", edition=self._edition))

    @property
    def _edition(self) -> str:
        return self.localized.editions[self.number].id

    def _say(self, name: str, **gaps: str) -> str:
        """An interface text of a name, with its gaps filled."""
        return self.localized.say(name, **gaps)

    def slides(self) -> Iterator[Slide]:
        """Title and numbers, then a slide for each chapter in which practice changes."""
        yield self._title_slide()
        if self.view.total:
            yield self._numbers_slide()
        for group in self.view.groups:
            rows = _rows(group, (_PRACTICE,))
            if rows:
                yield self._changes_slide(group, rows)

    def _title_slide(self) -> Slide:
        localizer = self.localized.localizer(self.number)
        since = self._say("whats_new_since", before=self.view.before, edition=self._edition)
        lines = [localizer.plain(localizer.guideline.head.title), since]
        if self.view.before_status == RECONSTRUCTED:
            lines.append(self._say("compared_with_reconstruction", before=self.view.before))
        if not self.view.total:
            lines.append(self._say("nothing_new"))
        paras = tuple(Para(text_runs(line), "guideline") for line in lines)
        content = Paragraphs(paras, style="title")
        return Slide(id="title", section="", title=text_runs(self.title), content=content)

    def _numbers_slide(self) -> Slide:
        """How many changes there are to each kind of record; a series for each weight."""
        counts = Counter((change.subject_word, change.weight) for change in self._changes())
        names = tuple(self._subject_words())
        series = tuple(
            (weight.said, tuple(counts[name, weight.id] for name in names))
            for weight in self.view.weights
            if weight.count
        )
        totals = " · ".join(f"{weight.count} {weight.said}" for weight in self.view.weights)
        return Slide(
            id="numbers",
            section="",
            title=text_runs(self._say("slide_numbers")),
            subtitle=text_runs(totals),
            content=Chart(self.title, names, series),
        )

    def _changes(self) -> Iterator[ChangeView]:
        for group in self.view.groups:
            for subject in group.subjects:
                yield from subject.changes

    def _subject_words(self) -> Iterator[str]:
        """What changed, most often first."""
        counts = Counter(change.subject_word for change in self._changes())
        return (name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _changes_slide(self, group: GroupView, rows: tuple[Row, ...]) -> Slide:
        return Slide(
            id=group.id or _ELSEWHERE,
            section=group.id or _ELSEWHERE,
            title=text_runs(group.title),
            subtitle=text_runs(_capitalized(self._say("weight_practice"))),
            content=self.grid(rows),
        )

    def grid(self, rows: tuple[Row, ...]) -> Grid:
        """What changed, before and after."""
        heads = ("slide_changed_what", "before", "after")
        columns = tuple(Column(text_runs(_capitalized(self._say(name)))) for name in heads)
        return Grid("changes", columns, rows)


def _rows(group: GroupView, weights: Collection[str]) -> tuple[Row, ...]:
    """A row for each change of some weights."""
    return tuple(
        change_row(subject, change)
        for subject in group.subjects
        for change in subject.changes
        if change.weight in weights
    )


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
