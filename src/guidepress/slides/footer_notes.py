"""What stands below the content of a slide: the footnotes and abbreviations that it shows."""

from collections.abc import Iterable, Iterator

from guidepress.slides.deck import Grid, Para, Row, Run, Runs
from guidepress.slides.layout import FOOTER_NOTE_SIZE, FOOTER_NOTES_GAP
from guidepress.slides.wrap import text_height


def footer_notes(texts: Iterable[Runs], fixed: tuple[Para, ...] = ()) -> tuple[Para, ...]:
    """The footnotes that texts point at, then the abbreviations in them, then what is `fixed`."""
    explained = [run for runs in texts for run in runs if run.long]
    footnotes = dict.fromkeys((r.text, r.long) for r in explained if r.mark == "footnote")
    abbreviations = sorted({(r.text, r.long) for r in explained if r.mark != "footnote"})
    listed = tuple(_listed(abbreviations))
    return (
        *(Para((Run(f"{mark} "), Run(text))) for mark, text in footnotes),
        *((Para(listed),) if listed else ()),
        *fixed,
    )


def _listed(abbreviations: Iterable[tuple[str, str]]) -> Iterator[Run]:
    for number, (short, long) in enumerate(abbreviations):
        yield Run(f"{' · ' if number else ''}{short}", bold=True)
        yield Run(f" {long}")


def footer_notes_height(notes: tuple[Para, ...], width: float) -> float:
    """The height of footer notes in a column of a width, with the gap above them, in points."""
    return text_height(notes, FOOTER_NOTE_SIZE, width) + FOOTER_NOTES_GAP if notes else 0


def grid_texts(grid: Grid, rows: Iterable[Row]) -> Iterator[Runs]:
    """The texts in the column heads of a grid, and in some of its rows."""
    for column in grid.columns:
        yield column.title
    for row in rows:
        for cell in row.cells:
            yield from (para.runs for para in cell.paras)
            if cell.badge:
                yield cell.badge.marks
