"""Recommendations and tables as grids of a slide."""

from collections.abc import Iterable, Iterator

from guidepress.slides.deck import Badge, Cell, Column, Grid, Para, Row, Run, Runs
from guidepress.slides.marks import Marks
from guidepress.slides.runs import runs, words
from guidepress.view.chapter_types import (
    BlockView,
    FootnoteView,
    RatingView,
    RecommendationView,
    RowView,
    ScaleHeadView,
)


def recommendations(
    block: BlockView, scales: Iterable[ScaleHeadView], head: str, marks: Marks | None = None
) -> Grid:
    """What is recommended, a column for each scale beside it; `marks` say what is new."""
    scales = tuple(scales)
    rated = tuple(Column(words(scale.short), centred=True) for scale in scales)
    keys = [scale.key for scale in scales]
    rows = tuple(_recommendation(item, keys, marks) for item in block.recommendations)
    return Grid("recommendations", (Column(words(head)), *rated), rows)


def _recommendation(item: RecommendationView, keys: list[str], marks: Marks | None) -> Row:
    marked = marks.of(item.id) if marks else ()
    text = (*runs(item.text), *signs(item.footnotes), *marked)
    conditions = (Para(runs(condition.text), "bullet") for condition in item.conditions)
    rated = {rating.key: rating for rating in item.ratings}
    cells = (Cell(badge=badge(rated[key])) if key in rated else Cell() for key in keys)
    said = Cell((Para(text), *conditions))
    return Row(item.id, (said, *cells), item.depth, is_head=not item.ratings)


def badge(rating: RatingView) -> Badge:
    return Badge(
        key=rating.key,
        value=rating.value,
        sign=rating.sign,
        label=rating.label,
        look=rating.look,
        tone=rating.tone,
        marks=signs(rating.footnotes),
    )


def signs(footnotes: Iterable[FootnoteView]) -> Runs:
    """The signs that point at footnotes."""
    return tuple(
        Run(note.mark, script=1, mark="footnote", long=_on_one_line(note.plain))
        for note in footnotes
    )


def _on_one_line(text: str) -> str:
    return "".join(run.text for run in words(text))


def table(block: BlockView, marks: Marks) -> Grid:
    """A table as its author wrote it."""
    columns = tuple(Column(runs(column)) for column in block.columns)
    rows = tuple(Row(row.id, tuple(_cells(row, block.id, marks))) for row in block.rows)
    return Grid("table", columns, rows)


def _cells(row: RowView, block: str, marks: Marks) -> Iterator[Cell]:
    for number, cell in enumerate(row.cells):
        said = runs(cell.text)
        if not number:
            cites = words(f" ({', '.join(cite.label for cite in row.cites)})") if row.cites else ()
            said = (*said, *signs(row.footnotes), *cites, *marks.of(block, row.id))
        yield Cell((Para(said),) if said else (), cell.span)
