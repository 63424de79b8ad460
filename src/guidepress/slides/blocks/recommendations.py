"""Recommendations on a slide: a row each, a column for each scale."""

from collections.abc import Iterable, Sequence

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Cell, Column, Grid, Para, Row
from guidepress.slides.grids import badge, signs
from guidepress.slides.marks import Marks
from guidepress.slides.runs import runs, words
from guidepress.view.blocks.recommendations import RecommendationsView, RecommendationView
from guidepress.view.chapter_types import ScaleHeadView


def content(block: RecommendationsView, context: BlockContext) -> Grid:
    return grid(block, context.scales, context.words["recommendation"], context.marks)


def grid(
    block: RecommendationsView,
    scales: Iterable[ScaleHeadView],
    head: str,
    marks: Marks | None = None,
) -> Grid:
    """What is recommended, a column for each scale beside it; `marks` say what is new."""
    scales = tuple(scales)
    rated = tuple(Column(words(scale.short), centred=True) for scale in scales)
    keys = [scale.key for scale in scales]
    rows = tuple(_row(item, keys, marks) for item in block.recommendations)
    return Grid("recommendations", (Column(words(head)), *rated), rows)


def _row(item: RecommendationView, keys: Sequence[str], marks: Marks | None) -> Row:
    mark = marks.of(item.id) if marks else ()
    text = (*runs(item.text), *signs(item.footnotes), *mark)
    conditions = (Para(runs(condition.text), "bullet") for condition in item.conditions)
    rated = {rating.key: rating for rating in item.ratings}
    cells = (Cell(badge=badge(rated[key])) if key in rated else Cell() for key in keys)
    first = Cell((Para(text), *conditions))
    return Row(item.id, (first, *cells), item.depth, is_head=not item.ratings)
