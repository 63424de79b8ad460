"""What does not fit on a slide goes on over several. All lengths are points."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from guidepress.slides import columns
from guidepress.slides.deck import Box, Chart, Grid, Picture, Room, Runs, Slide, Words
from guidepress.slides.footer_notes import foot_height, foot_of, texts_of
from guidepress.slides.geometry import LINE, SIZES, SUBTITLE_HEIGHT, TITLE
from guidepress.slides.paginate import Paginator, cut
from guidepress.slides.runs import words
from guidepress.slides.wrap import bold, height, lines

_TITLES = (TITLE, 24.0, 20.0, 17.0)
_TITLE_PARAS = 20.0
_LONG_FOOT = 0.35
"""A foot that takes more of a slide than this stands on a slide of its own."""


class Fitter:
    """Fits slides into a room; `said` are the interface words."""

    def __init__(self, room: Room, said: Mapping[str, str]) -> None:
        self._room = room
        self._said = said

    def fitted(self, slides: Iterable[Slide]) -> Iterator[Slide]:
        """The slides on which everything fits, numbered where a section has several."""
        for _, same in groupby(slides, key=lambda slide: slide.id):
            parts = [part for slide in same for part in self._parts(slide)]
            for number, part in enumerate(parts, 1):
                yield self._titled(_numbered(part, number, len(parts)))

    def _titled(self, slide: Slide) -> Slide:
        return replace(slide, title_size=title_size(slide.title, self._room.title))

    def _parts(self, slide: Slide) -> Iterator[Slide]:
        match slide.content:
            case Grid():
                yield from self._grids(slide, slide.content)
            case Words(style="title"):
                yield from self._title(slide, slide.content)
            case Words():
                yield from self._words(slide, slide.content)
            case Picture() | Chart():
                yield slide
            case _:
                assert_never(slide.content)

    def _height(self, slide: Slide) -> float:
        """The height below the subtitle."""
        return self._room.body.height - (SUBTITLE_HEIGHT if slide.subtitle else 0)

    # ---- paragraphs ----

    def _words(self, slide: Slide, content: Words) -> Iterator[Slide]:
        """Paragraphs in the largest size that takes as few slides as the smallest."""
        sized = [list(self._flow(slide, content, size)) for size in SIZES]
        yield from next(parts for parts in sized if len(parts) == len(sized[-1]))

    def _flow(self, slide: Slide, content: Words, size: float) -> Iterator[Slide]:
        foot = foot_of((para.runs for para in content.paras), slide.foot)
        wide = self._room.body.width
        room = self._height(slide) - foot_height(foot, wide)
        here, rest = cut(content.paras, size, wide, room)
        yield replace(slide, content=Words(here, size, content.style), foot=foot)
        while rest:
            here, rest = cut(rest, size, wide, room)
            yield replace(slide, content=Words(here, size, content.style), foot=foot, notes=())

    def _title(self, slide: Slide, content: Words) -> Iterator[Slide]:
        """The title slide; the authors that it has no place for have a slide of their own."""
        high = self._room.height * 0.36
        count = len(content.paras)
        while count > 1 and height(content.paras[:count], 16.0, self._room.title.width) > high:
            count -= 1
        yield replace(slide, content=Words(content.paras[:count], 16.0, "title"))
        if count < len(content.paras):
            title = words(self._said["authors"])
            rest = replace(slide, id="authors", title=title, notes=())
            yield from self._words(rest, Words(content.paras[count:]))

    # ---- grids ----

    def _grids(self, slide: Slide, grid: Grid) -> Iterator[Slide]:
        if not grid.rows:
            return
        sized = [self._pagers(slide, grid, size) for size in SIZES]
        pages = [
            [(pager, page) for pager in pagers for page in pager.pages()]
            for pagers in sized
            if pagers
        ]
        chosen = next(parts for parts in pages if len(parts) == len(pages[-1]))
        notes = slide.notes
        for pager, page in chosen:
            foot = pager.foot(page.rows)
            yield replace(slide, content=page, foot=foot, notes=notes)
            notes = ()
        if chosen[0][0].bare:
            yield from self._foot_alone(slide, grid)

    def _pagers(self, slide: Slide, grid: Grid, size: float) -> list[Paginator]:
        """What puts the grid on slides: several where its columns are too many for one.

        None in a size in which a column would be too narrow, unless it is the smallest.
        """
        wide, high = self._room.body.width, self._height(slide)
        whole = list(columns.sized(grid, wide, size))
        if not whole and size != SIZES[-1]:
            return []
        lowest = min(whole, key=lambda one: Paginator(one, wide, high).whole, default=None)
        parts = [lowest] if lowest else columns.groups(grid, wide, size)
        longest = max(foot_height(foot_of(texts_of(grid, [row])), wide) for row in grid.rows)
        bare = longest > _LONG_FOOT * high
        return [Paginator(part, wide, high, slide.foot, bare) for part in parts]

    def _foot_alone(self, slide: Slide, grid: Grid) -> Iterator[Slide]:
        foot = foot_of(texts_of(grid, grid.rows))
        title = words(self._said["slide_foot"])
        yield from self._words(replace(slide, subtitle=title, notes=()), Words(foot))


def _numbered(slide: Slide, part: int, parts: int) -> Slide:
    number = words(f" ({part}/{parts})") if parts > 1 else ()
    name = slide.id if part == 1 else f"{slide.id}--{part}"
    return replace(slide, id=name, title=(*slide.title, *number), part=part, parts=parts)


def title_size(runs: Runs, box: Box) -> float:
    """The size in which a title fits its box, the preferred one first; the least if none does."""
    return next((size for size in _TITLES if _fits(runs, size, box)), _TITLES[-1])


def title_fits(runs: Runs, box: Box) -> bool:
    return _fits(runs, _TITLES[-1], box)


def _fits(runs: Runs, size: float, box: Box) -> bool:
    return len(lines(bold(runs), size, box.width)) * size * LINE <= box.height
