"""Rows and paragraphs over several slides, at breaks that make sense. All lengths are points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from guidepress.slides.badge import badge_runs
from guidepress.slides.deck import Cell, Grid, Para, Row, Run
from guidepress.slides.footer_notes import footer_notes, footer_notes_height, grid_texts
from guidepress.slides.layout import (
    CELL_MARGIN,
    CHILD_INDENT,
    HEAD_SIZE,
    LINE_HEIGHT,
    PARAGRAPH_GAP,
    ROW_MARGIN,
)
from guidepress.slides.wrap import bold, indent, text_height, wrapped

_STEP = 12.0
"""By how much less a slide is filled, in search of an even share of rows."""
_CONTINUED = Run(" …")


@dataclass(frozen=True)
class Paginator:
    """Puts the rows of a grid, whose columns are sized, on slides of a width and a height.

    `fixed_notes` are in the footer notes of each slide. With `notes_apart` the footer notes of rows
    are on slides of their own behind these, and take no height here.
    """

    grid: Grid
    width: float
    height: float
    fixed_notes: tuple[Para, ...] = ()
    notes_apart: bool = False
    _heights: dict[int, tuple[Row, float]] = field(default_factory=dict, compare=False)

    def pages(self) -> list[Grid]:
        """As few grids as the rows need, filled evenly."""
        pages = list(self._filled(self.height))
        limit = self.height - _STEP
        while len(pages) > 1 and _is_as_good(evener := list(self._filled(limit)), pages):
            pages, limit = evener, limit - _STEP
        return [self._measured(rows) for rows in pages]

    @property
    def total_height(self) -> float:
        """The height of all rows on one endless slide."""
        return self._head_height + sum(self._height(row) for row in self.grid.rows)

    def footer_notes(self, rows: Sequence[Row]) -> tuple[Para, ...]:
        texts = () if self.notes_apart else grid_texts(self.grid, rows)
        return footer_notes(texts, self.fixed_notes)

    # ---- filling ----

    def _filled(self, limit: float) -> Iterator[list[Row]]:
        """The rows of each slide, filled up to a height as far as breaks allow."""
        page: list[Row] = []
        pending = list(self.grid.rows)
        while pending:
            if self._page_height([*page, pending[0]]) <= limit:
                page.append(pending.pop(0))
                continue
            complete = _without_last_heads(page)
            if complete:
                pending[:0] = [row for row in page[len(complete) :] if not row.repeated]
                yield complete
                page = self._heads_above(pending[0])
            else:
                first, after = self._split(pending.pop(0), page, limit)
                yield [*page, first]
                pending[:0] = after
                page = self._heads_above(pending[0]) if after else []
        if _without_last_heads(page):
            yield page

    def _page_height(self, rows: Sequence[Row]) -> float:
        """The height of rows, with the column heads above and the footer notes below them."""
        rows_height = sum(self._height(row) for row in rows)
        notes_height = footer_notes_height(self.footer_notes(rows), self.width)
        return self._head_height + rows_height + notes_height

    @cached_property
    def _parents(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows above each row in the hierarchy, by its id."""
        above: list[Row] = []
        parents = {}
        for row in self.grid.rows:
            above = above[: row.depth]
            parents[row.id] = tuple(above)
            above.append(row)
        return parents

    def _heads_above(self, row: Row) -> list[Row]:
        return [_repeated(head) for head in self._parents[row.id] if head.is_head]

    # ---- measuring ----

    def _measured(self, rows: list[Row]) -> Grid:
        heights = tuple(self._height(row) for row in rows)
        return replace(self.grid, rows=tuple(rows), heights=heights, head_height=self._head_height)

    @cached_property
    def _head_height(self) -> float:
        heights = (
            text_height((Para(bold(column.title)),), HEAD_SIZE, column.width - 2 * CELL_MARGIN)
            for column in self.grid.columns
        )
        return max(heights) + 2 * ROW_MARGIN

    def _height(self, row: Row) -> float:
        """The height of a row, measured once.

        Rows are told apart by identity, which is faster than to compare them; the row is kept, so
        that no other row can come to have its `id()`.
        """
        if id(row) not in self._heights:
            highest = max(self._cell_height(cell, width) for cell, width in self._cells(row))
            self._heights[id(row)] = (row, highest + 2 * ROW_MARGIN)
        return self._heights[id(row)][1]

    def _cell_height(self, cell: Cell, width: float) -> float:
        if cell.badge:
            return text_height((Para(badge_runs(cell.badge)),), self.grid.size, width)
        return max(text_height(cell.paras, self.grid.size, width), self.grid.size * LINE_HEIGHT)

    def _cells(self, row: Row) -> Iterator[tuple[Cell, float]]:
        """The cells of a row, each with the width that its words have; those of a head in bold."""
        edges = [0.0, *accumulate(column.width for column in self.grid.columns)]
        start = 0
        for cell in row.cells:
            width = edges[start + cell.span] - edges[start] - 2 * CELL_MARGIN
            own = _bold(cell) if row.is_head else cell
            yield own, width - (row.depth * CHILD_INDENT if start == 0 else 0)
            start += cell.span

    # ---- rows that are higher than a slide ----

    def _split(self, row: Row, page: list[Row], limit: float) -> tuple[Row, list[Row]]:
        """What of a row fits below a page, but at least a line, and the rest of it if any."""
        free = limit - self._page_height([*page, row]) + self._height(row)
        first, after = [], []
        for cell, width in self._cells(row):
            fitting, remainder = cut(cell.paras, self.grid.size, width, free - 2 * ROW_MARGIN)
            first.append(replace(cell, paras=fitting))
            after.append(Cell(remainder, cell.span))
        if not any(cell.paras for cell in after):
            return row, []
        return replace(row, cells=tuple(first)), [replace(row, cells=tuple(after), repeated=True)]


def cut(
    paras: Sequence[Para], size: float, width: float, height: float
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """The paragraphs, or lines of them, that fit a height, but at least a line; and the rest."""
    fitting: list[Para] = []
    line_height = size * LINE_HEIGHT
    for number, para in enumerate(paras):
        height -= size * PARAGRAPH_GAP if number else 0
        lines = wrapped(para.runs, size, width - indent(para))
        count = int(height // line_height) if number else max(int(height // line_height), 1)
        if count < len(lines):
            first = (replace(para, runs=_unwrapped(lines[:count])),) if count > 0 else ()
            after = replace(para, runs=_unwrapped(lines[max(count, 0) :]))
            return (*fitting, *first), (after, *paras[number + 1 :])
        fitting.append(para)
        height -= len(lines) * size * LINE_HEIGHT
    return tuple(fitting), ()


def _bold(cell: Cell) -> Cell:
    return replace(cell, paras=tuple(replace(para, runs=bold(para.runs)) for para in cell.paras))


def _unwrapped(lines: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(run for line in lines for run in line)


def _without_last_heads(page: list[Row]) -> list[Row]:
    """A page without the heads at its end, which belong to what follows."""
    end = len(page)
    while end and page[end - 1].is_head:
        end -= 1
    return page[:end]


def _repeated(head: Row) -> Row:
    """A head above the rest of its children, on the next slide."""
    first, *others = head.cells
    para = Para((*first.paras[0].runs, _CONTINUED)) if first.paras else Para((_CONTINUED,))
    return replace(head, cells=(replace(first, paras=(para,)), *others), repeated=True)


def _is_as_good(evener: list[list[Row]], pages: list[list[Row]]) -> bool:
    """Whether rows take no more slides, and no row is split for it."""
    return len(evener) == len(pages) and sum(map(len, evener)) <= sum(map(len, pages))
