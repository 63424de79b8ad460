"""A change as lines of spans: what is gone stands in spans 'del', what has come in 'ins'."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

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


def lines(view: ChangeView) -> Iterator[LineView]:
    """What changed, each line with the name of the field, if it has one."""
    match view.detail:
        case TextsChanged(texts):
            yield from (LineView(text.label, text.marked) for text in texts)
        case RatingChanged(before, after):
            yield LineView(view.field, rating(before, after))
        case ListChanged():
            yield LineView(view.field, _entries(view.detail))
        case Moved(old, new):
            yield LineView("", _sides([_place(old)], [_place(new)]))
        case NodesChanged(removed, added):
            yield from (line for node in removed for line in _thing(node, "del"))
            yield from (line for node in added for line in _thing(node, "ins"))
        case _:
            assert_never(view.detail)


def rating(before: RatingView | None, after: RatingView | None) -> Spans:
    """How a rating moved; a side without one is left out."""
    return _sides(*([spans(badge(one))] if one else [] for one in (before, after)))


def badge(rating: RatingView) -> str:
    """A rating in words: its sign, and its label where that says more."""
    same = rating.sign.casefold() == rating.label.casefold()
    return rating.sign if same else f"{rating.sign} {rating.label}"


def _sides(before: Sequence[Spans], after: Sequence[Spans]) -> Spans:
    """What was before, and what is after, with an arrow between them."""
    marked = [marks(side, name) for side, name in ((before, "del"), (after, "ins")) if side]
    return joined(marked, " → ")


def marks(parts: Iterable[Spans], name: str) -> Spans:
    """Several texts, each under the mark 'del' or 'ins'."""
    return joined([(Span(name, spans=part),) for part in parts if part], ", ")


def _entries(view: ListChanged) -> Spans:
    if not view.removed and not view.added:
        return _sides([_listed(view.before)], [_listed(view.after)])
    removed = marks(map(_item, view.removed), "del")
    return joined([removed, marks(map(_item, view.added), "ins")], ", ")


def _listed(items: Sequence[ItemView]) -> Spans:
    return joined([item.words for item in items], ", ")


def _item(item: ItemView) -> Spans:
    return (*item.words, *spans(" ("), *item.detail, *spans(")")) if item.detail else item.words


def _place(place: PlaceView) -> Spans:
    behind = (*spans("↳ "), *place.behind) if place.behind else ()
    return joined([joined(list(place.titles), TRAIL), behind], " ")


def _thing(node: NodeView, name: str) -> Iterator[LineView]:
    yield LineView("", marks([node.words], name))
    yield from (LineView(one.scale, marks([spans(badge(one))], name)) for one in node.ratings)
    yield from (LineView(line.label, marks([line.words], name)) for line in node.lines)
    for row in (node.columns, *node.rows) if node.rows else ():
        yield LineView("", marks([joined(list(row), " · ")], name))
