"""A change as lines of spans, for every format; what was is marked 'del', what is now 'ins'."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, assert_never

from guidepress.model.markup import Span
from guidepress.view.change_types import (
    ChangeView,
    ItemView,
    LineView,
    ListChanged,
    Moved,
    NodesChanged,
    NodeView,
    PlaceView,
    RatingChanged,
    TextsChanged,
)
from guidepress.view.localizer import Spans
from guidepress.view.part_types import RatingView
from guidepress.view.side import joined, spans

TRAIL = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""What stands between titles that lead to a place."""

HTML_MARKS = frozenset(("em", "strong", "sub", "sup", "del", "ins"))
"""Marks of spans that are called as the elements of HTML for them."""

_Mark = Literal["del", "ins"]


def change_lines(view: ChangeView) -> Iterator[LineView]:
    """What changed, each line with the name of the field, if it has one; none without words."""
    return (line for line in _lines(view) if line.words)


def _lines(view: ChangeView) -> Iterator[LineView]:
    match view.detail:
        case TextsChanged(texts):
            yield from (LineView(text.label, text.marked) for text in texts)
        case RatingChanged(before, after):
            yield LineView(view.field, _sides(_badges(before), _badges(after)))
        case ListChanged():
            yield LineView(view.field, _entries(view.detail))
        case Moved(before, after):
            yield LineView("", _sides([_place(before)], [_place(after)]))
        case NodesChanged(removed, added):
            yield from (line for node in removed for line in _node(node, "del"))
            yield from (line for node in added for line in _node(node, "ins"))
        case _:
            assert_never(view.detail)


def badge(rating: RatingView) -> str:
    """A rating in words: its sign, and its label where that says more."""
    is_same = rating.sign.casefold() == rating.label.casefold()
    return rating.sign if is_same else f"{rating.sign} {rating.label}"


def _badges(rating: RatingView | None) -> list[Spans]:
    return [spans(badge(rating))] if rating else []


def _sides(before: Sequence[Spans], after: Sequence[Spans]) -> Spans:
    """What was before, and what is after, with an arrow between them; a side may be empty."""
    sides: list[tuple[Sequence[Spans], _Mark]] = [(before, "del"), (after, "ins")]
    return joined([_marked(side, mark) for side, mark in sides if side], " → ")


def _marked(parts: Iterable[Spans], mark: _Mark) -> Spans:
    """Several texts under the same mark each."""
    return joined([(Span(mark, spans=part),) for part in parts if part], ", ")


def _entries(detail: ListChanged) -> Spans:
    """The entries that only one side has; both lists where just their order differs."""
    if not detail.removed and not detail.added:
        return _sides([_listed(detail.before)], [_listed(detail.after)])
    removed = _marked(map(_item, detail.removed), "del")
    return joined([removed, _marked(map(_item, detail.added), "ins")], ", ")


def _listed(items: Sequence[ItemView]) -> Spans:
    return joined([item.words for item in items], ", ")


def _item(item: ItemView) -> Spans:
    return (*item.words, *spans(" ("), *item.detail, *spans(")")) if item.detail else item.words


def _place(place: PlaceView) -> Spans:
    behind = (*spans("↳ "), *place.behind) if place.behind else ()
    return joined([joined(list(place.titles), TRAIL), behind], " ")


def _node(node: NodeView, mark: _Mark) -> Iterator[LineView]:
    """A whole record that is only on one side: its name, ratings, fields and rows."""
    yield LineView("", _marked([node.words], mark))
    for rating in node.ratings:
        yield LineView(rating.scale, _marked([spans(badge(rating))], mark))
    yield from (LineView(line.label, _marked([line.words], mark)) for line in node.lines)
    for row in (node.columns, *node.rows) if node.rows else ():
        yield LineView("", _marked([joined(list(row), " · ")], mark))
