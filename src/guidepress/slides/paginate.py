"""Rows and paragraphs over several slides, at breaks that make sense. All lengths are points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from guidepress.slides.columns import sign
from guidepress.slides.deck import Cell, Grid, Para, Row, Run
from guidepress.slides.footer_notes import foot_height, foot_of, texts_of
from guidepress.slides.geometry import CELL_MARGIN, DEPTH, HEAD, LINE, PARA_GAP, ROW_MARGIN
from guidepress.slides.wrap import bold, height, inset, lines

_STEP = 12.0
"""By how much less a slide is filled, in search of an even share of rows."""
_MORE = Run(" …")


@dataclass(frozen=True)
class Paginator:
    """Puts the rows of a sized grid on slides of a width and a height.

    `fixed` is in the foot of each; the foot holds nothing else where it is `bare`.
    """

    grid: Grid
    wide: float
    high: float
    fixed: tuple[Para, ...] = ()
    bare: bool = False
    _heights: dict[int, tuple[Row, float]] = field(default_factory=dict, compare=False)

    def pages(self) -> list[Grid]:
        """As few grids as the rows need, filled evenly."""
        even = list(self._filled(self.high))
        limit = self.high - _STEP
        while len(even) > 1 and _is_as_good(tried := list(self._filled(limit)), even):
            even, limit = tried, limit - _STEP
        return [self._measured(rows) for rows in even]

    @property
    def whole(self) -> float:
        """The height of all rows on one endless slide."""
        return self._head_height + sum(self._height(row) for row in self.grid.rows)

    def foot(self, rows: Sequence[Row]) -> tuple[Para, ...]:
        return foot_of(() if self.bare else texts_of(self.grid, rows), self.fixed)

    # ---- filling ----

    def _filled(self, limit: float) -> Iterator[list[Row]]:
        """The rows of each slide, filled up to a height as far as breaks allow."""
        page: list[Row] = []
        rest = list(self.grid.rows)
        while rest:
            if self.needs([*page, rest[0]]) <= limit:
                page.append(rest.pop(0))
                continue
            kept = _without_last_heads(page)
            if kept:
                rest[:0] = [row for row in page[len(kept) :] if not row.repeated]
                yield kept
                page = self._heads_above(rest[0])
            else:
                first, after = self._split(rest.pop(0), page, limit)
                yield [*page, first]
                rest[:0] = after
                page = self._heads_above(rest[0]) if after else []
        if _without_last_heads(page):
            yield page

    def needs(self, rows: Sequence[Row]) -> float:
        """The height of rows, with the heads of columns above and the foot below them."""
        said = sum(self._height(row) for row in rows)
        return self._head_height + said + foot_height(self.foot(rows), self.wide)

    @cached_property
    def _parents(self) -> Mapping[str, tuple[Row, ...]]:
        """The heads above each row, by its id."""
        above: list[Row] = []
        found = {}
        for row in self.grid.rows:
            above = above[: row.depth]
            found[row.id] = tuple(above)
            above.append(row)
        return found

    def _heads_above(self, row: Row) -> list[Row]:
        return [_again(head) for head in self._parents[row.id] if head.is_head]

    # ---- measuring ----

    def _measured(self, rows: list[Row]) -> Grid:
        heights = tuple(self._height(row) for row in rows)
        return replace(self.grid, rows=tuple(rows), heights=heights, head_height=self._head_height)

    @cached_property
    def _head_height(self) -> float:
        heads = (
            height((Para(bold(column.title)),), HEAD, column.width - 2 * CELL_MARGIN)
            for column in self.grid.columns
        )
        return max(heads) + 2 * ROW_MARGIN

    def _height(self, row: Row) -> float:
        """The height of a row, measured once; the row is kept, so that no other has its number."""
        if id(row) not in self._heights:
            highest = max(self._cell_height(*place) for place in self._cells(row))
            self._heights[id(row)] = (row, highest + 2 * ROW_MARGIN)
        return self._heights[id(row)][1]

    def _cell_height(self, cell: Cell, wide: float) -> float:
        if cell.badge:
            return height((Para(sign(cell)),), self.grid.size, wide)
        return max(height(cell.paras, self.grid.size, wide), self.grid.size * LINE)

    def _cells(self, row: Row) -> Iterator[tuple[Cell, float]]:
        """The cells of a row, each with the width that its words have; those of a head in bold."""
        edges = [0.0, *accumulate(column.width for column in self.grid.columns)]
        at = 0
        for cell in row.cells:
            wide = edges[at + cell.span] - edges[at] - 2 * CELL_MARGIN
            shown = _bold(cell) if row.is_head else cell
            yield shown, wide - (row.depth * DEPTH if at == 0 else 0)
            at += cell.span

    # ---- rows that are higher than a slide ----

    def _split(self, row: Row, page: list[Row], limit: float) -> tuple[Row, list[Row]]:
        """What of a row fits below a page, but at least a line, and the rest of it if any."""
        room = limit - self.needs([*page, row]) + self._height(row)
        first, after = [], []
        for cell, wide in self._cells(row):
            here, rest = cut(cell.paras, self.grid.size, wide, room - 2 * ROW_MARGIN)
            first.append(replace(cell, paras=here))
            after.append(Cell(rest, cell.span))
        if not any(cell.paras for cell in after):
            return row, []
        return replace(row, cells=tuple(first)), [replace(row, cells=tuple(after), repeated=True)]


def cut(
    paras: Sequence[Para], size: float, wide: float, high: float
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """The paragraphs, or lines of them, that fit a height, but at least a line; and the rest."""
    here: list[Para] = []
    for number, para in enumerate(paras):
        high -= size * PARA_GAP if number else 0
        made = lines(para.runs, size, wide - inset(para))
        count = int(high // (size * LINE)) if number else max(int(high // (size * LINE)), 1)
        if count < len(made):
            first = (replace(para, runs=_of(made[:count])),) if count > 0 else ()
            after = replace(para, runs=_of(made[max(count, 0) :]))
            return (*here, *first), (after, *paras[number + 1 :])
        here.append(para)
        high -= len(made) * size * LINE
    return tuple(here), ()


def _bold(cell: Cell) -> Cell:
    return replace(cell, paras=tuple(replace(para, runs=bold(para.runs)) for para in cell.paras))


def _of(made: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(run for line in made for run in line)


def _without_last_heads(page: list[Row]) -> list[Row]:
    """A page without the heads at its end, which belong to what follows."""
    end = len(page)
    while end and page[end - 1].is_head:
        end -= 1
    return page[:end]


def _again(head: Row) -> Row:
    """A head above the rest of its children, on the next slide."""
    said, *others = head.cells
    para = Para((*said.paras[0].runs, _MORE)) if said.paras else Para((_MORE,))
    return replace(head, cells=(replace(said, paras=(para,)), *others), repeated=True)


def _is_as_good(tried: list[list[Row]], even: list[list[Row]]) -> bool:
    """Whether rows take no more slides, and no row is split for it."""
    return len(tried) == len(even) and sum(map(len, tried)) <= sum(map(len, even))
