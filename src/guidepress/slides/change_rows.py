"""Changes as rows of a grid: what changed, before, after."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, assert_never

from guidepress.model.markup import Span
from guidepress.slides.badge import badge
from guidepress.slides.deck import Cell, Para, Row, Run, RunMark, Runs
from guidepress.slides.runs import clean, runs, text_runs
from guidepress.view.change_types import (
    ChangeView,
    ItemView,
    ListChanged,
    Moved,
    NodesChanged,
    NodeView,
    PlaceView,
    RatingChanged,
    TextChange,
    TextsChanged,
)
from guidepress.view.localizer import Spans
from guidepress.view.part_types import RatingView
from guidepress.view.whats_new import SubjectView

_NOTHING = Para((Run("–"),))
_BOLD = Run("", bold=True)


def change_row(subject: SubjectView, change: ChangeView) -> Row:
    """One change to a subject; its name is left out where before and after say it."""
    field = f" {change.field}" if isinstance(change.detail, RatingChanged) else ""
    sentence = Para((Run(f"{change.sentence}{clean(field)}", bold=True),))
    if not change.says_itself:
        paras: tuple[Para, ...] = (sentence, Para(runs(subject.words)))
    elif subject.trail:
        paras = (sentence, Para(text_runs(" · ".join(subject.trail))))
    else:
        paras = (sentence,)
    return Row(change.fingerprint, (Cell(paras), *_sides(change)))


def _sides(change: ChangeView) -> tuple[Cell, Cell]:
    """What there was before, and what there is after."""
    match change.detail:
        case RatingChanged(before, after):
            return _rating(before), _rating(after)
        case TextsChanged(texts):
            return _cell(_texts(texts, "ins")), _cell(_texts(texts, "del"))
        case ListChanged():
            return _lists(change.detail)
        case Moved(old, new):
            return _cell(_place(old)), _cell(_place(new))
        case NodesChanged(removed, added):
            return _cell(_nodes(removed)), _cell(_nodes(added))
        case _:
            assert_never(change.detail)


def _cell(paras: Iterator[Para]) -> Cell:
    return Cell(tuple(para for para in paras if para.runs) or (_NOTHING,))


def _rating(rating: RatingView | None) -> Cell:
    return Cell(badge=badge(rating)) if rating else Cell((_NOTHING,))


def _texts(texts: tuple[TextChange, ...], hidden: Literal["del", "ins"]) -> Iterator[Para]:
    """Texts with their differences marked, without what is only on the other side."""
    for text in texts:
        yield Para(_labelled(text.label, runs(_without(text.marked, hidden))))


def _without(spans: Spans, mark: str) -> tuple[Span, ...]:
    """Spans without those under a mark."""
    return tuple(
        replace(span, spans=_without(span.spans, mark)) for span in spans if span.mark != mark
    )


def _lists(detail: ListChanged) -> tuple[Cell, Cell]:
    """What was removed and what was added; both lists whole if only the order changed."""
    if not detail.removed and not detail.added:
        return _cell(_items(detail.before, "")), _cell(_items(detail.after, ""))
    return _cell(_items(detail.removed, "del")), _cell(_items(detail.added, "ins"))


def _items(items: tuple[ItemView, ...], mark: RunMark) -> Iterator[Para]:
    for item in items:
        detail = (Run(" – "), *runs(item.detail)) if item.detail else ()
        yield Para((*runs(item.words, Run("", mark=mark)), *detail), "bullet")


def _place(place: PlaceView) -> Iterator[Para]:
    titles = [run for title in place.titles for run in (Run(" · "), *runs(title))]
    yield Para(tuple(titles[1:]))


def _nodes(nodes: tuple[NodeView, ...]) -> Iterator[Para]:
    """Whole records: name, ratings, all other fields, and the rows of tables."""
    for node in nodes:
        yield Para(runs(node.words))
        ratings = " · ".join(f"{rating.scale} {rating.sign}" for rating in node.ratings)
        yield Para(text_runs(ratings, _BOLD))
        for line in node.lines:
            yield Para(_labelled(line.label, runs(line.words)))
        for row in node.rows:
            yield Para(runs(tuple(_joined(row))), "bullet")


def _labelled(label: str, text: Runs) -> Runs:
    return (*text_runs(f"{label}: ", _BOLD), *text) if label else text


def _joined(row: tuple[Spans, ...]) -> Iterator[Span]:
    """The cells of a row in a line, with ' · ' between them."""
    for number, cell in enumerate(row):
        if number:
            yield Span("text", " · ")
        yield from cell
