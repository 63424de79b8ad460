"""How wide the columns of a grid are. All lengths are points."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from guidepress.slides.badge import badge_runs
from guidepress.slides.deck import Cell, Column, Grid, Para, Row
from guidepress.slides.layout import CELL_MARGIN, HEAD_SIZE, USABLE_WIDTH
from guidepress.slides.wrap import bold, indent, line_width, longest_word

_MARGINS = 2 * CELL_MARGIN + 1
"""What a cell needs beside its words."""
_EXPONENTS = (0.35, 0.5, 0.65, 0.8, 1.0)
"""How much the widths of columns follow the lengths of their texts: with 0 not at all, with 1 in
proportion."""
_BALANCED = 0.5
_CHANGE_SHARE = 0.28
"""The share of the width that the column with what changed has."""
_MIN_SIDE_SHARE = 0.2
"""The least share of the rest that the column before or after has."""
_RATING_WIDTHS = (58.0, 190.0)
"""The least and the greatest width of a column of ratings."""
_BADGE_MARGINS = 22.0
"""What a sign in its colour needs left and right."""
_MIN_WIDTH = 60.0
"""The least width of a column of a table."""


def candidates(grid: Grid, width: float, size: float) -> Iterator[Grid]:
    """The grid in a width and in letters of a size, with columns to choose from.

    There are none where a column of a table would be too narrow for its longest word.
    """
    match grid.style:
        case "recommendations":
            yield _with_widths(grid, _beside_ratings(grid, width, size), size)
        case "changes":
            yield _with_widths(grid, [share * width for share in _change_shares(grid)], size)
        case "table":
            minimums = [_minimum(paras, column, size) for paras, column in _by_column(grid)]
            if sum(minimums) <= width:
                for exponent in _EXPONENTS:
                    weights = [_weight(paras, exponent) for paras, _ in _by_column(grid)]
                    yield _with_widths(grid, _distributed(minimums, weights, width), size)
        case _:
            assert_never(grid.style)


def _change_shares(grid: Grid) -> tuple[float, float, float]:
    """The shares of what changed, before and after, by the length of the two sides."""
    _, before, after = (_weight(paras, _BALANCED) for paras, _ in _by_column(grid))
    part = min(max(before / (before + after), _MIN_SIDE_SHARE), 1 - _MIN_SIDE_SHARE)
    return _CHANGE_SHARE, (1 - _CHANGE_SHARE) * part, (1 - _CHANGE_SHARE) * (1 - part)


def _with_widths(grid: Grid, widths: Sequence[float], size: float) -> Grid:
    columns = (
        replace(column, width=width) for column, width in zip(grid.columns, widths, strict=True)
    )
    return replace(grid, columns=tuple(columns), size=size)


def _beside_ratings(grid: Grid, width: float, size: float) -> list[float]:
    """Columns of ratings as narrow as they can be; the first column has the rest."""
    ratings = [_rating_width(grid, index, size) for index in range(1, len(grid.columns))]
    return [width - sum(ratings), *ratings]


def _rating_width(grid: Grid, index: int, size: float) -> float:
    needs = [longest_word(bold(grid.columns[index].title), HEAD_SIZE) / USABLE_WIDTH + _MARGINS]
    for row in grid.rows:
        badge = row.cells[index].badge
        if badge:
            sign_width = longest_word(bold(badge_runs(badge)), size) / USABLE_WIDTH
            needs.append(sign_width + _BADGE_MARGINS + _MARGINS)
    least, greatest = _RATING_WIDTHS
    return min(max(least, *needs), greatest)


def _by_column(grid: Grid) -> Iterator[tuple[list[Para], Column]]:
    """Each column with the paragraphs of its cells, but for cells that take several columns."""
    for index, column in enumerate(grid.columns):
        cells = (_cell_at(row, index) for row in grid.rows)
        yield [para for cell in cells if cell and cell.span == 1 for para in cell.paras], column


def _cell_at(row: Row, index: int) -> Cell | None:
    """The cell of a row that begins in a column."""
    start = 0
    for cell in row.cells:
        if start == index:
            return cell
        start += cell.span
    return None


def _minimum(paras: list[Para], column: Column, size: float) -> float:
    return max(_MIN_WIDTH, _unbroken(paras, column, size))


def _unbroken(paras: list[Para], column: Column, size: float) -> float:
    """The width in which no word of a column is broken."""
    widths = [longest_word(para.runs, size) + indent(para) for para in paras]
    return max([*widths, longest_word(bold(column.title), HEAD_SIZE)]) / USABLE_WIDTH + _MARGINS


def _weight(paras: list[Para], exponent: float) -> float:
    """How much of the width a column should have, by the length of its texts."""
    length = sum(line_width(para.runs, 1) for para in paras)
    return float(max(length, 1.0) ** exponent)


def column_widths(grid: Grid, width: float, size: float) -> list[float]:
    """Widths of columns that fill a width, by the length of their texts.

    No word is broken, unless the columns are too many for the width: then all are narrower in
    proportion.
    """
    columns = list(_by_column(grid))
    minimums = [_unbroken(paras, column, size) for paras, column in columns]
    scale = min(1.0, 0.999 * width / sum(minimums))
    weights = [_weight(paras, _BALANCED) for paras, _ in columns]
    return _distributed([minimum * scale for minimum in minimums], weights, width)


def _distributed(minimums: list[float], weights: list[float], width: float) -> list[float]:
    """Widths that fill a width in proportion to weights, none below its minimum.

    >>> _distributed([60, 60], [1, 3], 400), _distributed([150, 60], [1, 3], 400)
    ([100.0, 300.0], [150, 250.0])
    """
    fixed: set[int] = set()
    while True:
        free = width - sum(minimums[i] for i in fixed)
        total = sum(weights[i] for i in range(len(minimums)) if i not in fixed)
        widths = [
            minimums[i] if i in fixed else free * weights[i] / total for i in range(len(minimums))
        ]
        narrow = {i for i, each in enumerate(widths) if i not in fixed and each < minimums[i]}
        if not narrow:
            return widths
        fixed |= narrow


def split(grid: Grid, width: float, size: float) -> list[Grid]:
    """The columns of a grid in several grids that are narrow enough, each with the first column.

    A single column may still be too wide; then its words are broken.
    """
    minimums = [_minimum(paras, column, size) for paras, column in _by_column(grid)]
    groups: list[list[int]] = [[0]]
    for index in range(1, len(minimums)):
        is_full = sum(minimums[i] for i in groups[-1]) + minimums[index] > width
        if len(groups[-1]) > 1 and is_full:
            groups.append([0])
        groups[-1].append(index)
    if len(groups) == 1:
        return [_squeezed(grid, minimums, width, size)]
    return [
        _squeezed(_only(grid, group), [minimums[i] for i in group], width, size) for group in groups
    ]


def _squeezed(grid: Grid, minimums: list[float], width: float, size: float) -> Grid:
    """The columns in a width, all narrower in proportion if they must be."""
    scale = min(1.0, width / sum(minimums))
    weights = [_weight(paras, _BALANCED) for paras, _ in _by_column(grid)]
    scaled = [minimum * scale * 0.999 for minimum in minimums]
    return _with_widths(grid, _distributed(scaled, weights, width), size)


def _only(grid: Grid, columns: list[int]) -> Grid:
    rows = (replace(row, cells=tuple(_cells(row, columns))) for row in grid.rows)
    return replace(grid, columns=tuple(grid.columns[i] for i in columns), rows=tuple(rows))


def _cells(row: Row, columns: list[int]) -> Iterator[Cell]:
    """The cells of some columns; a cell that took several takes those of them that are there."""
    start = 0
    for cell in row.cells:
        span = sum(1 for index in range(start, start + cell.span) if index in columns)
        if span:
            yield replace(cell, span=span)
        start += cell.span
