"""A judge of what fits on a slide. It knows the distances of the design, and nothing of the code.

FreeType measures the letters. Those that the shipped fonts lack, and signs beside Latin letters,
count for nothing: the judge may take a text for smaller than it is, and never for larger.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import ceil

from PIL import ImageFont

from guidepress.slides.deck import Cell, Grid, Para, Paragraphs, Row, Run, Slide
from guidepress.slides.layout import (
    BULLET_INDENT,
    CELL_MARGIN,
    CHILD_INDENT,
    FOOTER_NOTE_SIZE,
    FOOTER_NOTES_GAP,
    HEAD_SIZE,
    LINE_HEIGHT,
    PARAGRAPH_GAP,
    ROW_MARGIN,
    SUBTITLE_HEIGHT,
)
from sites import ROOT

FONTS = ROOT / "templates" / "slides" / "fonts"
MEASURED_AT = 1000
SCRIPT = 0.66
_NOT_MEASURED = re.compile("[^\u0020-\u024f]")


@cache
def _font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    style = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}
    file = FONTS / f"LiberationSans-{style[bold, italic]}.ttf"
    return ImageFont.truetype(file, MEASURED_AT, layout_engine=ImageFont.Layout.BASIC)


def _width(run: Run, text: str, size: float, bold: bool) -> float:
    shown = _NOT_MEASURED.sub("", text)
    length = _font(run.bold or bold, run.italic).getlength(shown) / MEASURED_AT
    return length * size * (SCRIPT if run.script else 1)


def _pieces(para: Para, size: float, bold: bool) -> Iterator[tuple[str, float]]:
    """What a line may break behind, with its width: words, and parts of words with a hyphen."""
    for run in para.runs:
        for text in re.findall(r" +|[^ -]*-+|[^ -]+", run.text):
            yield text, _width(run, text, size, bold)


def lines(para: Para, size: float, width: float, bold: bool = False) -> int:
    """How many lines a paragraph needs at least."""
    count, used = 1, 0.0
    for text, wide in _pieces(para, size, bold):
        if not text.strip():
            used += wide
        elif wide > width:  # it is broken where the line ends
            more = ceil((min(used, width) + wide) / width) - 1
            count, used = count + more, min(used, width) + wide - more * width
        elif used and used + wide > width:
            count, used = count + 1, wide
        else:
            used += wide
    return count


def height(paras: Sequence[Para], size: float, width: float, bold: bool = False) -> float:
    """How high paragraphs are at least."""
    counts = (
        lines(para, size, width - (BULLET_INDENT if para.style == "bullet" else 0), bold)
        for para in paras
    )
    gaps = max(len(paras) - 1, 0) * size * PARAGRAPH_GAP
    return sum(counts) * size * LINE_HEIGHT + gaps


def row_height(row: Row, grid: Grid) -> float:
    edges = [0.0, *accumulate(column.width for column in grid.columns)]
    start, highest = 0, grid.size * LINE_HEIGHT
    for cell in row.cells:
        width = edges[start + cell.span] - edges[start] - 2 * CELL_MARGIN
        width -= row.depth * CHILD_INDENT if start == 0 else 0
        highest = max(highest, _cell_height(cell, grid.size, width, row.is_head))
        start += cell.span
    return highest + 2 * ROW_MARGIN


def _cell_height(cell: Cell, size: float, width: float, bold: bool) -> float:
    return height(cell.paras, size, width, bold) if cell.paras else 0


def slide_height(slide: Slide, width: float) -> float:
    """How high all is that stands below the title of a slide."""
    subtitle = SUBTITLE_HEIGHT if slide.subtitle else 0
    notes = height(slide.footer_notes, FOOTER_NOTE_SIZE, width)
    gap = FOOTER_NOTES_GAP if slide.footer_notes else 0
    return subtitle + _content_height(slide, width) + gap + notes


def _content_height(slide: Slide, width: float) -> float:
    match slide.content:
        case Grid() as grid:
            return head_height(grid) + sum(row_height(row, grid) for row in grid.rows)
        case Paragraphs(style="title"):
            return 0  # it stands in boxes of its own
        case Paragraphs() as content:
            return height(content.paras, content.size, width)
    return 0


def head_height(grid: Grid) -> float:
    heads: Iterable[float] = (
        height([Para(column.title)], HEAD_SIZE, column.width - 2 * CELL_MARGIN, bold=True)
        for column in grid.columns
    )
    return max(heads) + 2 * ROW_MARGIN
