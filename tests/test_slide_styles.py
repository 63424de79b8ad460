"""Each style and mark that decks know is shown in every format; others are refused."""

import subprocess
from dataclasses import asdict, replace
from html import unescape
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pytest
from pptx import Presentation

from decks import deck, grid_of, kept_stock
from guidepress.build.context import VolumeRef
from guidepress.handbook.book import book_data
from guidepress.model.problem import GuidepressError
from guidepress.slides.deck import (
    Badge,
    BadgeStyle,
    Cell,
    Column,
    Deck,
    Grid,
    GridStyle,
    Para,
    Paragraphs,
    ParaStyle,
    Row,
    Run,
    RunMark,
    Slide,
)
from guidepress.slides.files import FILE_FORMATS, FileFormat, deck_file
from guidepress.slides.fit import Fitter
from guidepress.slides.typeset import typeset
from sites import CONTENT, ROOT

MASTER = ROOT / "templates" / "slides" / "master.pptx"
IN_HANDBOOKS_ALONE = "label"
STYLES = (get_args(GridStyle), get_args(BadgeStyle))
MARKS = [mark for mark in get_args(RunMark) if mark != IN_HANDBOOKS_ALONE]
NO_STYLE: Any = "verse"


def slide(content: Paragraphs | Grid) -> Slide:
    return Slide(id="styles", section="styles", title=(Run("Styles"),), content=content)


def fitted(*slides: Slide) -> Deck:
    """A deck of these slides alone."""
    whole = deck(kept_stock(CONTENT["ago"]), "metastasis-sites")
    return replace(whole, slides=tuple(Fitter(whole.geometry, whole.words).fitted(slides)))


def file(of: Deck, file_format: FileFormat) -> bytes:
    return deck_file(of, file_format, {}, MASTER)


def text(of: Deck, file_format: FileFormat, folder: Path) -> str:
    """All that a file of a deck says."""
    data = file(of, file_format)
    if file_format == "html":
        return unescape(data.decode())
    if file_format == "pptx":
        pages = Presentation(BytesIO(data)).slides
        shapes = [shape for page in pages for shape in page.shapes]
        cells = [cell for each in shapes if each.has_table for cell in each.table.iter_cells()]
        frames = [each.text_frame for each in shapes if each.has_text_frame]
        return " ".join([frame.text for frame in frames] + [cell.text for cell in cells])
    pdf = folder / "styles.pdf"
    pdf.write_bytes(data)
    return subprocess.run(
        ["pdftotext", pdf, "-"], check=True, capture_output=True, text=True
    ).stdout


def grid(style: GridStyle, badge_style: BadgeStyle) -> Grid:
    badge = Badge("gr", "A", "A", "grade A", badge_style, "for")
    name = Run(f"row-{style}-{badge_style}")
    cells = (Cell((Para((name,)),)), Cell(badge=badge), Cell((Para((Run("x"),)),)))
    return Grid(style, tuple(Column((Run(f"column-{n}"),)) for n in range(3)), (Row("r", cells),))


@pytest.mark.parametrize("file_format", FILE_FORMATS)
def test_paragraphs_of_every_style_and_runs_under_every_mark_are_shown(
    file_format: FileFormat, tmp_path: Path
) -> None:
    styled = [Para((Run(f"({style})"),), style) for style in get_args(ParaStyle)]
    marked = [Para((Run(f"[{mark}]", mark=mark),)) for mark in MARKS]
    shown = text(fitted(slide(Paragraphs((*styled, *marked)))), file_format, tmp_path)
    assert [style for style in get_args(ParaStyle) if f"({style})" not in shown] == []
    assert [mark for mark in MARKS if f"[{mark}]" not in shown] == []


@pytest.mark.parametrize("file_format", FILE_FORMATS)
def test_grids_and_badges_of_every_style_are_shown(file_format: FileFormat, tmp_path: Path) -> None:
    every = [grid(style, badge_style) for style, badge_style in product(*STYLES)]
    shown = text(fitted(*map(slide, every)), file_format, tmp_path)
    rows = [f"row-{style}-{badge_style}" for style, badge_style in product(*STYLES)]
    assert [row for row in rows if row not in shown] == []


def unknown(kind: str) -> Deck:
    """A deck that holds something of a kind that nobody knows."""
    if kind == "paragraph":
        return fitted(slide(Paragraphs((Para((Run("x"),), NO_STYLE),))))
    if kind == "mark":
        return fitted(slide(Paragraphs((Para((Run("x", mark=NO_STYLE),)),))))
    known = fitted(slide(grid("table", NO_STYLE if kind == "badge" else "badge")))
    (only,) = known.slides
    shown = grid_of(only)
    assert shown
    shown = replace(shown, style=NO_STYLE) if kind == "grid" else shown
    return replace(known, slides=(replace(only, content=shown),))


@pytest.mark.parametrize("kind", ["paragraph", "mark", "grid", "badge"])
def test_what_a_template_does_not_know_is_no_deck(kind: str) -> None:
    spoilt = unknown(kind)
    with pytest.raises(ValueError, match=r"unknown .* 'verse'"):
        file(spoilt, "html")
    with pytest.raises(GuidepressError, match=r"unknown .* verse"):
        file(spoilt, "pdf")


@pytest.mark.parametrize("kind", ["paragraph", "mark", "grid", "badge"])
def test_what_the_template_of_the_handbook_does_not_know_is_no_handbook(kind: str) -> None:
    minimal = kept_stock(ROOT / "tests" / "cases" / "good" / "minimal")
    volume = VolumeRef(0, minimal.editions[0].id, "en")
    data = book_data(minimal.volume(volume), ())
    style: ParaStyle = NO_STYLE if kind == "paragraph" else "plain"
    mark: RunMark = NO_STYLE if kind == "mark" else ""
    data["introduction"] = [asdict(Para((Run("x", mark=mark),), style))]
    table = grid(NO_STYLE if kind == "grid" else "table", NO_STYLE if kind == "badge" else "badge")
    data["changes"] = [{"title": "x", "grid": asdict(table) | {"shares": [1, 1, 1]}}]
    pictures = {name: path.read_bytes() for name, path in minimal.pictures[0].items()}
    with pytest.raises(GuidepressError, match=r"unknown .* verse"):
        typeset("handbook/handbook.typ", data, pictures)
