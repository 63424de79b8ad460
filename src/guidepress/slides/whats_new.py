"""The deck of what is new in an edition: numbers, then what changes practice, before and after."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from guidepress.compare.kinds import WEIGHTS
from guidepress.model.markup import Span
from guidepress.slides.chapter import deck_without_slides
from guidepress.slides.deck import (
    Cell,
    Chart,
    Column,
    Deck,
    Grid,
    Para,
    Room,
    Row,
    Run,
    Runs,
    Slide,
    Words,
)
from guidepress.slides.fit import Fitter
from guidepress.slides.grids import badge
from guidepress.slides.runs import clean, runs, words
from guidepress.view.change_types import (
    ChangeView,
    ItemView,
    ListChanged,
    Moved,
    NodesChanged,
    NodeView,
    PlaceView,
    RatingChanged,
    TextsChanged,
)
from guidepress.view.history import RECONSTRUCTED, LocalizedEditions
from guidepress.view.localizer import Spans
from guidepress.view.whats_new import GroupView, NewsView, SubjectView, news_view

PRACTICE = "practice-changing"
_DASH = Para((Run("–"),))


def change_grids(localized: LocalizedEditions, number: int) -> Iterator[tuple[str, Grid]]:
    """Every change in the edition of a number: the title of each chapter, and its changes."""
    told = _News(localized, number, news_view(localized, number))
    for group in told.view.groups:
        yield group.title, told.grid(tuple(told.rows(group, WEIGHTS)))


def news_deck(localized: LocalizedEditions, number: int, view: NewsView, room: Room) -> Deck:
    """What is new in the edition of a number, which is not the oldest."""
    made = _News(localized, number, view)
    slides = tuple(Fitter(room, localized.words[localized.language].words).fitted(made.slides()))
    return replace(
        deck_without_slides(localized, number, room, "changes"), title=made.title, slides=slides
    )


@dataclass(frozen=True)
class _News:
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
        return self.localized.say(name, **gaps)

    def slides(self) -> Iterator[Slide]:
        yield self._title()
        if self.view.total:
            yield self._numbers()
        for group in self.view.groups:
            rows = tuple(self.rows(group, (PRACTICE,)))
            if rows:
                yield self._changes(group, rows)

    def _title(self) -> Slide:
        localizer = self.localized.localizer(self.number)
        since = self._say("whats_new_since", before=self.view.before, edition=self._edition)
        said = [localizer.plain(localizer.guideline.head.title), since]
        if self.view.before_status == RECONSTRUCTED:
            said.append(self._say("compared_with_reconstruction", before=self.view.before))
        if not self.view.total:
            said.append(self._say("nothing_new"))
        paras = tuple(Para(words(line), "guideline") for line in said)
        content = Words(paras, style="title")
        return Slide(id="title", section="", title=words(self.title), content=content)

    def _numbers(self) -> Slide:
        """How many changes there are in each kind of thing; a series for each weight."""
        counts = Counter((change.subject_word, change.weight) for change in self._every())
        names = tuple(self._names())
        series = tuple(
            (weight.said, tuple(counts[name, weight.id] for name in names))
            for weight in self.view.weights
            if weight.count
        )
        said = " · ".join(f"{weight.count} {weight.said}" for weight in self.view.weights)
        return Slide(
            id="numbers",
            section="",
            title=words(self._say("slide_numbers")),
            subtitle=words(said),
            content=Chart(self.title, names, series),
        )

    def _every(self) -> Iterator[ChangeView]:
        for group in self.view.groups:
            for subject in group.subjects:
                yield from subject.changes

    def _names(self) -> Iterator[str]:
        """What changed, most often first."""
        counts = Counter(change.subject_word for change in self._every())
        return (name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _changes(self, group: GroupView, rows: tuple[Row, ...]) -> Slide:
        return Slide(
            id=group.id or "elsewhere",
            section=group.id or "elsewhere",
            title=words(group.title),
            subtitle=words(_upper(self._say("weight_practice"))),
            content=self.grid(rows),
        )

    def grid(self, rows: tuple[Row, ...]) -> Grid:
        """What changed, before and after."""
        heads = ("slide_changed_what", "before", "after")
        columns = tuple(Column(words(_upper(self._say(name)))) for name in heads)
        return Grid("changes", columns, rows)

    def rows(self, group: GroupView, weights: Collection[str]) -> Iterator[Row]:
        """A row for each change of some weights."""
        for subject in group.subjects:
            for change in subject.changes:
                if change.weight in weights:
                    yield self._row(subject, change)

    def _row(self, subject: SubjectView, change: ChangeView) -> Row:
        field = f" {change.field}" if isinstance(change.detail, RatingChanged) else ""
        kind = Para((Run(f"{change.sentence}{clean(field)}", bold=True),))
        named = () if change.says_itself else (Para(runs(subject.words)),)
        where = Para(words(" · ".join(subject.trail)))
        what = Cell((kind, *(named or ((where,) if subject.trail else ()))))
        return Row(change.fingerprint, (what, *_sides(change)))


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _sides(change: ChangeView) -> tuple[Cell, Cell]:
    """What a change tells of before and after."""
    match change.detail:
        case RatingChanged(before, after):
            return (
                Cell(badge=badge(before)) if before else Cell((_DASH,)),
                Cell(badge=badge(after)) if after else Cell((_DASH,)),
            )
        case TextsChanged(texts):
            marked = [(text.label, text.marked) for text in texts]
            return _cell(_texts(marked, "ins")), _cell(_texts(marked, "del"))
        case ListChanged():
            return _lists(change.detail)
        case Moved(old, new):
            return _cell(_place(old)), _cell(_place(new))
        case NodesChanged(removed, added):
            return _cell(_nodes(removed)), _cell(_nodes(added))
        case _:
            assert_never(change.detail)


def _lists(detail: ListChanged) -> tuple[Cell, Cell]:
    """What was removed and what was added; both lists whole if only the order changed."""
    if not detail.removed and not detail.added:
        return _cell(_entries(detail.before, "")), _cell(_entries(detail.after, ""))
    return _cell(_entries(detail.removed, "del")), _cell(_entries(detail.added, "ins"))


def _cell(paras: Iterator[Para]) -> Cell:
    return Cell(tuple(para for para in paras if para.runs) or (_DASH,))


def _texts(marked: list[tuple[str, Spans]], without: str) -> Iterator[Para]:
    for label, spans in marked:
        name = words(f"{label}: ", Run("", bold=True)) if label else ()
        yield Para((*name, *runs(_only(spans, without))))


def _only(spans: Spans, without: str) -> tuple[Span, ...]:
    """Spans without those under a mark."""
    return tuple(
        replace(span, spans=_only(span.spans, without)) for span in spans if span.mark != without
    )


def _entries(items: tuple[ItemView, ...], mark: str) -> Iterator[Para]:
    for item in items:
        detail = (Run(" – "), *runs(item.detail)) if item.detail else ()
        yield Para((*runs(item.words, Run("", mark=mark)), *detail), "bullet")


def _place(place: PlaceView) -> Iterator[Para]:
    titles = [run for title in place.titles for run in (Run(" · "), *runs(title))]
    yield Para(tuple(titles[1:]))


def _nodes(nodes: tuple[NodeView, ...]) -> Iterator[Para]:
    for node in nodes:
        yield Para(runs(node.words))
        rated = " · ".join(f"{rating.scale} {rating.sign}" for rating in node.ratings)
        yield Para(words(rated, Run("", bold=True)))
        for line in node.lines:
            yield Para(_labelled(line.label, runs(line.words)))
        for row in node.rows:
            yield Para(_labelled("", runs(tuple(_dotted(row)))), "bullet")


def _labelled(label: str, said: Runs) -> Runs:
    return (*words(f"{label}: ", Run("", bold=True)), *said) if label else said


def _dotted(row: tuple[Spans, ...]) -> Iterator[Span]:
    for number, cell in enumerate(row):
        yield from ((Span("text", " · "),) if number else ())
        yield from cell
