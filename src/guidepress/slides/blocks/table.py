"""A table on a slide, as its author wrote it."""

from collections.abc import Iterator

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.change_marks import ChangeMarks
from guidepress.slides.deck import Cell, Column, Grid, Para, Row
from guidepress.slides.runs import footnote_marks, runs, text_runs
from guidepress.view.blocks.table import RowView, TableView


def content(block: TableView, context: BlockContext) -> Grid:
    columns = tuple(Column(runs(column)) for column in block.columns)
    marks = context.change_marks
    rows = tuple(Row(row.id, tuple(_cells(row, block.id, marks))) for row in block.rows)
    return Grid("table", columns, rows)


def _cells(row: RowView, block: str, change_marks: ChangeMarks) -> Iterator[Cell]:
    """The cells of a row; the first also has its footnotes, its works, and what is new."""
    for number, cell in enumerate(row.cells):
        text = runs(cell.text)
        if not number:
            labels = ", ".join(cite.label for cite in row.cites)
            cites = text_runs(f" ({labels})") if row.cites else ()
            marks = footnote_marks(row.footnotes)
            text = (*text, *marks, *cites, *change_marks.of(block, row.id))
        yield Cell((Para(text),) if text else (), cell.span)
