"""How wide the columns of a grid are. All lengths are points."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidepress.slides.deck import Cell, Column, Grid, Para, Row, Runs
from guidepress.slides.geometry import BULLET, CELL_MARGIN, HEAD, SLACK
from guidepress.slides.runs import words
from guidepress.slides.wrap import bold, line_width, longest_word

_AIR = 2 * CELL_MARGIN + 1
SHARES = (0.35, 0.5, 0.65, 0.8, 1.0)
"""How much columns grow with their words: with 0 not at all, with 1 in the same measure."""
_WHAT = 0.28
"""The share of the column that says what changed."""
_SIDE = 0.2
"""The least share of the rest that before or after has."""
_RATING = (58.0, 190.0)
"""The least and the greatest width of a column of ratings."""
_PILL = 22.0
"""What stands left and right of a sign in its colour."""
_LEAST = 60.0


def sized(grid: Grid, wide: float, size: float) -> Iterator[Grid]:
    """Grids with columns that fill a width, to choose from; none if a word would be broken."""
    if grid.look == "recommendations":
        yield with_widths(grid, _beside_ratings(grid, wide, size), size)
        return
    if grid.look == "changes":
        yield with_widths(grid, [share * wide for share in _sides(grid)], size)
        return
    least = [_least(paras, column, size) for paras, column in _by_column(grid)]
    if sum(least) <= wide:
        for share in SHARES:
            wanted = [_wanted(paras, share) for paras, _ in _by_column(grid)]
            yield with_widths(grid, _shared(least, wanted, wide), size)


def _sides(grid: Grid) -> tuple[float, float, float]:
    """The shares of what changed, before and after, by what the two sides have to say."""
    _, before, after = (_wanted(paras, SHARES[1]) for paras, _ in _by_column(grid))
    part = min(max(before / (before + after), _SIDE), 1 - _SIDE)
    return _WHAT, (1 - _WHAT) * part, (1 - _WHAT) * (1 - part)


def with_widths(grid: Grid, widths: Sequence[float], size: float) -> Grid:
    columns = (
        replace(column, width=width) for column, width in zip(grid.columns, widths, strict=True)
    )
    return replace(grid, columns=tuple(columns), size=size)


def _beside_ratings(grid: Grid, wide: float, size: float) -> list[float]:
    rated = [_rating(grid, index, size) for index in range(1, len(grid.columns))]
    return [wide - sum(rated), *rated]


def _rating(grid: Grid, index: int, size: float) -> float:
    needs = [longest_word(bold(grid.columns[index].title), HEAD) / SLACK + _AIR]
    for row in grid.rows:
        badge = row.cells[index].badge
        if badge:
            needs.append(longest_word(bold(sign(row.cells[index])), size) / SLACK + _PILL + _AIR)
    least, most = _RATING
    return min(max(least, *needs), most)


def sign(cell: Cell) -> Runs:
    """What a cell with a rating shows, as runs."""
    return (*words(cell.badge.sign), *cell.badge.marks) if cell.badge else ()


def _by_column(grid: Grid) -> Iterator[tuple[list[Para], Column]]:
    """Each column with the paragraphs of its cells, but for cells that take several columns."""
    for index, column in enumerate(grid.columns):
        cells = (cell_at(row, index) for row in grid.rows)
        yield [para for cell in cells if cell and cell.span == 1 for para in cell.paras], column


def cell_at(row: Row, index: int) -> Cell | None:
    """The cell of a row that begins in a column."""
    at = 0
    for cell in row.cells:
        if at == index:
            return cell
        at += cell.span
    return None


def _least(paras: list[Para], column: Column, size: float) -> float:
    return max(_LEAST, _longest(paras, column, size))


def _longest(paras: list[Para], column: Column, size: float) -> float:
    """What the longest word of a column needs."""
    pieces = [longest_word(p.runs, size) + (BULLET if p.look else 0) for p in paras]
    return max([*pieces, longest_word(bold(column.title), HEAD)]) / SLACK + _AIR


def _wanted(paras: list[Para], share: float) -> float:
    """How much room a column wants for what it says."""
    said = sum(line_width(para.runs, 1) for para in paras)
    return float(max(said, 1.0) ** share)


def widths(grid: Grid, wide: float, size: float) -> list[float]:
    """Widths of columns that fill a width, by what they have to say; no word is broken if need be.

    There is no least width.
    """
    every = list(_by_column(grid))
    least = [_longest(paras, column, size) for paras, column in every]
    scale = min(1.0, 0.999 * wide / sum(least))
    wanted = [_wanted(paras, SHARES[1]) for paras, _ in every]
    return _shared([each * scale for each in least], wanted, wide)


def _shared(least: list[float], wanted: list[float], wide: float) -> list[float]:
    """Widths that fill the whole, by what columns want, none narrower than its least."""
    fixed: set[int] = set()
    while True:
        free = wide - sum(least[i] for i in fixed)
        total = sum(wanted[i] for i in range(len(least)) if i not in fixed)
        widths = [least[i] if i in fixed else free * wanted[i] / total for i in range(len(least))]
        narrow = {i for i, width in enumerate(widths) if i not in fixed and width < least[i]}
        if not narrow:
            return widths
        fixed |= narrow


def groups(grid: Grid, wide: float, size: float) -> list[Grid]:
    """Grids that are narrow enough, each with the first column: what cannot stand side by side.

    A single column may still be too wide; then its words are broken.
    """
    least = [_least(paras, column, size) for paras, column in _by_column(grid)]
    taken: list[list[int]] = [[0]]
    for index in range(1, len(least)):
        if len(taken[-1]) > 1 and sum(least[i] for i in taken[-1]) + least[index] > wide:
            taken.append([0])
        taken[-1].append(index)
    if len(taken) == 1:
        return [_squeezed(grid, least, wide, size)]
    return [_squeezed(_only(grid, some), [least[i] for i in some], wide, size) for some in taken]


def _squeezed(grid: Grid, least: list[float], wide: float, size: float) -> Grid:
    """The columns in a width, all narrower in the same measure if they must be."""
    scale = min(1.0, wide / sum(least))
    wanted = [_wanted(paras, SHARES[1]) for paras, _ in _by_column(grid)]
    return with_widths(grid, _shared([each * scale * 0.999 for each in least], wanted, wide), size)


def _only(grid: Grid, some: list[int]) -> Grid:
    rows = (replace(row, cells=tuple(_cells(row, some))) for row in grid.rows)
    return replace(grid, columns=tuple(grid.columns[i] for i in some), rows=tuple(rows))


def _cells(row: Row, some: list[int]) -> Iterator[Cell]:
    """The cells of some columns; a cell that took several takes those of them that are there."""
    at = 0
    for cell in row.cells:
        span = sum(1 for index in range(at, at + cell.span) if index in some)
        if span:
            yield replace(cell, span=span)
        at += cell.span
