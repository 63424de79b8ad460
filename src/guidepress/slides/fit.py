"""Fits slides: chooses sizes, and continues what does not fit on more slides.

All lengths are points.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from guidepress.slides import columns
from guidepress.slides.deck import (
    Box,
    Chart,
    Geometry,
    Grid,
    Paragraphs,
    Picture,
    Runs,
    Slide,
)
from guidepress.slides.footer_notes import footer_notes, footer_notes_height, grid_texts
from guidepress.slides.layout import LINE_HEIGHT, SUBTITLE_HEIGHT, TEXT_SIZES, TITLE_SIZE
from guidepress.slides.paginate import Paginator, cut
from guidepress.slides.runs import text_runs
from guidepress.slides.wrap import bold, text_height, wrapped

_TITLE_SIZES = (TITLE_SIZE, 24.0, 20.0, 17.0)
_COVER_SIZE = 16.0
"""The size of the letters below the title of the title slide."""
_COVER_SHARE = 0.36
"""How much of the height of the title slide they may take."""
_LONG_NOTES = 0.35
"""Footer notes of a row that take more of a slide than this share stand on a slide of their own."""


class Fitter:
    """Fits slides into a geometry; `words` are the interface words by their names."""

    def __init__(self, geometry: Geometry, words: Mapping[str, str]) -> None:
        self._geometry = geometry
        self._words = words

    def fitted(self, slides: Iterable[Slide]) -> Iterator[Slide]:
        """The slides on which everything fits, numbered where a section has several."""
        for _, section in groupby(slides, key=lambda slide: slide.id):
            parts = [part for slide in section for part in self._parts(slide)]
            for number, part in enumerate(parts, 1):
                yield self._with_title_size(_numbered(part, number, len(parts)))

    def _with_title_size(self, slide: Slide) -> Slide:
        return replace(slide, title_size=_title_size(slide.title, self._geometry.title))

    def _parts(self, slide: Slide) -> Iterator[Slide]:
        match slide.content:
            case Grid():
                yield from self._grid_slides(slide, slide.content)
            case Paragraphs(style="title"):
                yield from self._title_slides(slide, slide.content)
            case Paragraphs():
                yield from self._paragraph_slides(slide, slide.content)
            case Picture() | Chart():
                yield slide
            case _:
                assert_never(slide.content)

    def _height(self, slide: Slide) -> float:
        """The height below the subtitle."""
        return self._geometry.body.height - (SUBTITLE_HEIGHT if slide.subtitle else 0)

    # ---- paragraphs ----

    def _paragraph_slides(self, slide: Slide, content: Paragraphs) -> Iterator[Slide]:
        """Paragraphs in the largest size that takes as few slides as the smallest."""
        by_size = [list(self._flow(slide, content, size)) for size in TEXT_SIZES]
        yield from next(parts for parts in by_size if len(parts) == len(by_size[-1]))

    def _flow(self, slide: Slide, content: Paragraphs, size: float) -> Iterator[Slide]:
        notes = footer_notes((para.runs for para in content.paras), slide.footer_notes)
        width = self._geometry.body.width
        height = self._height(slide) - footer_notes_height(notes, width)
        fitting, remainder = cut(content.paras, size, width, height)
        slide = replace(slide, footer_notes=notes)
        yield replace(slide, content=Paragraphs(fitting, size, content.style))
        while remainder:
            fitting, remainder = cut(remainder, size, width, height)
            part = Paragraphs(fitting, size, content.style)
            yield replace(slide, content=part, speaker_notes=())

    def _title_slides(self, slide: Slide, content: Paragraphs) -> Iterator[Slide]:
        """The title slide; the authors that it has no place for have a slide of their own."""
        limit = self._geometry.height * _COVER_SHARE
        width = self._geometry.title.width
        count = len(content.paras)
        while count > 1 and text_height(content.paras[:count], _COVER_SIZE, width) > limit:
            count -= 1
        yield replace(slide, content=Paragraphs(content.paras[:count], _COVER_SIZE, "title"))
        if count < len(content.paras):
            title = text_runs(self._words["authors"])
            others = replace(slide, id="authors", title=title, speaker_notes=())
            yield from self._paragraph_slides(others, Paragraphs(content.paras[count:]))

    # ---- grids ----

    def _grid_slides(self, slide: Slide, grid: Grid) -> Iterator[Slide]:
        """A grid in the largest size that takes as few slides as the smallest."""
        if not grid.rows:
            return
        by_size = [self._paginators(slide, grid, size) for size in TEXT_SIZES]
        pages = [
            [(paginator, page) for paginator in paginators for page in paginator.pages()]
            for paginators in by_size
            if paginators
        ]
        chosen = next(parts for parts in pages if len(parts) == len(pages[-1]))
        speaker_notes = slide.speaker_notes
        for paginator, page in chosen:
            notes = paginator.footer_notes(page.rows)
            yield replace(slide, content=page, footer_notes=notes, speaker_notes=speaker_notes)
            speaker_notes = ()
        if chosen[0][0].notes_apart:
            yield from self._notes_slides(slide, grid)

    def _paginators(self, slide: Slide, grid: Grid, size: float) -> list[Paginator]:
        """What puts the grid on slides: several where its columns are too many for one.

        None in a size in which a column would be too narrow, unless it is the smallest.
        """
        width, height = self._geometry.body.width, self._height(slide)
        whole = list(columns.candidates(grid, width, size))
        if not whole and size != TEXT_SIZES[-1]:
            return []
        lowest = min(
            whole, key=lambda each: Paginator(each, width, height).total_height, default=None
        )
        parts = [lowest] if lowest else columns.split(grid, width, size)
        longest = max(
            footer_notes_height(footer_notes(grid_texts(grid, [row])), width) for row in grid.rows
        )
        notes_apart = longest > _LONG_NOTES * height
        return [Paginator(part, width, height, slide.footer_notes, notes_apart) for part in parts]

    def _notes_slides(self, slide: Slide, grid: Grid) -> Iterator[Slide]:
        """The footer notes of a grid on slides of their own."""
        notes = footer_notes(grid_texts(grid, grid.rows))
        title = text_runs(self._words["slide_foot"])
        alone = replace(slide, subtitle=title, speaker_notes=())
        yield from self._paragraph_slides(alone, Paragraphs(notes))


def _numbered(slide: Slide, part: int, parts: int) -> Slide:
    number = text_runs(f" ({part}/{parts})") if parts > 1 else ()
    name = slide.id if part == 1 else f"{slide.id}--{part}"
    return replace(slide, id=name, title=(*slide.title, *number), part=part, parts=parts)


def _title_size(title: Runs, box: Box) -> float:
    """The size in which a title fits its box, the preferred one first; the least if none does."""
    return next((size for size in _TITLE_SIZES if _fits(title, size, box)), _TITLE_SIZES[-1])


def title_fits(title: Runs, box: Box) -> bool:
    return _fits(title, _TITLE_SIZES[-1], box)


def _fits(title: Runs, size: float, box: Box) -> bool:
    return len(wrapped(bold(title), size, box.width)) * size * LINE_HEIGHT <= box.height
