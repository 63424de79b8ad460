"""A table with the cells of its rows in the order of its columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from guidepress.model.blocks.table import Row, Table
from guidepress.view.blocks.block import BlockView, Paragraphs
from guidepress.view.localizer import OriginalView, Spans, open_state
from guidepress.view.part_types import CiteView, FootnoteView
from guidepress.view.section import SectionContext


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell; `span` counts the columns that it takes."""

    text: Spans
    span: int


@dataclass(frozen=True, slots=True)
class RowView:
    id: str
    cells: tuple[CellView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    note: Spans
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView(BlockView):
    kind: ClassVar[str] = Table.SUBJECT

    columns: Paragraphs
    rows: tuple[RowView, ...]

    def texts(self) -> Iterator[Spans]:
        yield self.title
        yield from self.columns
        for row in self.rows:
            yield from (cell.text for cell in row.cells)

    def inner_notes(self) -> Iterator[tuple[Spans, Spans]]:
        return ((row.cells[0].text, row.note) for row in self.rows if row.cells and row.note)


def view(block: Table, context: SectionContext) -> TableView:
    common = context.common(block, *(column.title for column in block.columns))
    columns = tuple(context.localizer.spans(column.title) for column in block.columns)
    names = [column.id for column in block.columns]
    rows = tuple(_row(row, names, context) for row in block.rows)
    inner = [original for row in rows for original in row.originals]
    return TableView(
        **common,
        translated=open_state([*common["originals"], *inner]),
        columns=columns,
        rows=rows,
    )


def _row(row: Row, columns: Sequence[str], context: SectionContext) -> RowView:
    return RowView(
        id=row.id,
        cells=tuple(_cells(row, columns, context)),
        footnotes=context.marks(row.footnotes),
        cites=context.cites(row.cites),
        note=context.localizer.spans(row.note),
        originals=context.localizer.originals(*row.cells.values(), row.note),
    )


def _cells(row: Row, columns: Sequence[str], context: SectionContext) -> Iterator[CellView]:
    """The cells that are shown: a merged one takes the place of those that it covers.

    With `merge: {trial: 2}`, the cell of the column `trial` has span 2, and the next column none.
    """
    covered = 0
    for column in columns:
        if covered:
            covered -= 1
            continue
        span = row.merge.get(column, 1)
        yield CellView(context.localizer.spans(row.cells.get(column)), span)
        covered = span - 1
