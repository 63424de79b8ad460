"""A table on a slide, as its author wrote it."""

from collections.abc import Iterator

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Cell, Column, Grid, Para, Row
from guidepress.slides.grids import signs
from guidepress.slides.marks import Marks
from guidepress.slides.runs import runs, words
from guidepress.view.blocks.table import RowView, TableView


def content(block: TableView, context: BlockContext) -> Grid:
    columns = tuple(Column(runs(column)) for column in block.columns)
    rows = tuple(Row(row.id, tuple(_cells(row, block.id, context.marks))) for row in block.rows)
    return Grid("table", columns, rows)


def _cells(row: RowView, block: str, marks: Marks) -> Iterator[Cell]:
    """The cells of a row; the first also has its footnotes, its works, and what is new."""
    for number, cell in enumerate(row.cells):
        text = runs(cell.text)
        if not number:
            cites = words(f" ({', '.join(cite.label for cite in row.cites)})") if row.cites else ()
            text = (*text, *signs(row.footnotes), *cites, *marks.of(block, row.id))
        yield Cell((Para(text),) if text else (), cell.span)
