"""What stands below the content of a slide: the footnotes and abbreviations that it shows."""

from collections.abc import Iterable, Iterator

from guidepress.slides.deck import Grid, Para, Row, Run, Runs
from guidepress.slides.geometry import FOOT, FOOT_GAP
from guidepress.slides.wrap import height


def foot_of(shown: Iterable[Runs], fixed: tuple[Para, ...] = ()) -> tuple[Para, ...]:
    """The footnotes, then the abbreviations, that some texts point at; then what is `fixed`."""
    marked = [run for runs in shown for run in runs if run.long]
    notes = dict.fromkeys((r.text, r.long) for r in marked if r.mark == "footnote")
    short = sorted({(r.text, r.long) for r in marked if r.mark != "footnote"})
    listed = tuple(_listed(short))
    return (
        *(Para((Run(f"{sign} "), Run(text))) for sign, text in notes),
        *((Para(listed),) if listed else ()),
        *fixed,
    )


def _listed(short: Iterable[tuple[str, str]]) -> Iterator[Run]:
    for number, (form, long) in enumerate(short):
        yield Run(f"{' · ' if number else ''}{form}", bold=True)
        yield Run(f" {long}")


def foot_height(foot: tuple[Para, ...], wide: float) -> float:
    """The height of a foot in points, with the gap above it."""
    return height(foot, FOOT, wide) + FOOT_GAP if foot else 0


def texts_of(grid: Grid, rows: Iterable[Row]) -> Iterator[Runs]:
    """The texts of the heads of a grid, and of some of its rows."""
    for column in grid.columns:
        yield column.title
    for row in rows:
        for cell in row.cells:
            yield from (para.runs for para in cell.paras)
            if cell.badge:
                yield cell.badge.marks
