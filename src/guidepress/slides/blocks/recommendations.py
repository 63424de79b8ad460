"""Recommendations on a slide: a row each, a column for each scale."""

from collections.abc import Iterable, Sequence

from guidepress.slides.badge import badge
from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.change_marks import ChangeMarks
from guidepress.slides.deck import Cell, Column, Grid, Para, Row
from guidepress.slides.runs import footnote_marks, runs, text_runs
from guidepress.view.blocks.recommendations import RecommendationsView, RecommendationView
from guidepress.view.chapter_types import ScaleHeadView


def content(block: RecommendationsView, context: BlockContext) -> Grid:
    head = context.words["recommendation"]
    return recommendations_grid(block, context.scales, head, context.change_marks)


def recommendations_grid(
    block: RecommendationsView,
    scales: Iterable[ScaleHeadView],
    head: str,
    change_marks: ChangeMarks | None = None,
) -> Grid:
    """A row for each recommendation; `head` is that of the first column, others are the scales'."""
    scales = tuple(scales)
    ratings = tuple(Column(text_runs(scale.short), centred=True) for scale in scales)
    keys = [scale.key for scale in scales]
    rows = tuple(_row(item, keys, change_marks) for item in block.recommendations)
    return Grid("recommendations", (Column(text_runs(head)), *ratings), rows)


def _row(item: RecommendationView, keys: Sequence[str], change_marks: ChangeMarks | None) -> Row:
    mark = change_marks.of(item.id) if change_marks else ()
    text = (*runs(item.text), *footnote_marks(item.footnotes), *mark)
    conditions = (Para(runs(condition.text), "bullet") for condition in item.conditions)
    ratings = {rating.key: rating for rating in item.ratings}
    cells = (Cell(badge=badge(ratings[key])) if key in ratings else Cell() for key in keys)
    first = Cell((Para(text), *conditions))
    return Row(item.id, (first, *cells), item.depth, is_head=not item.ratings)
