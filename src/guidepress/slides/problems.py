"""What of a deck does not fit, at the place in the YAML where an author can mend it."""

from collections.abc import Iterator

from guidepress.place import Where
from guidepress.problem import Problem
from guidepress.slides.deck import Deck, Grid, Slide, words_of
from guidepress.slides.fit import title_fits
from guidepress.slides.layout import SIZES


def problems(deck: Deck) -> Iterator[Problem]:
    """Everything that had to be put on several slides, and titles for which there is no room."""
    for slide in deck.slides:
        place = slide.where or Where(deck.address)
        if slide.parts > 1 and slide.part == 1:
            yield _over_several(slide, deck, place)
        if slide.grid:
            yield from _broken_rows(slide.grid, deck, place)
        if not title_fits(slide.title, deck.room.title):
            yield _title(slide, deck, place)


def _over_several(slide: Slide, deck: Deck, place: Where) -> Problem:
    return Problem(
        where=place,
        rule="slide-over-several",
        message=f"'{_name(slide)}' goes on over {slide.parts} slides ({deck.language}): with "
        f"letters of {SIZES[-1]:g} points it does not fit on fewer",
        hint="shorten it, or give it several sections",
        severity="warning",
    )


def _broken_rows(grid: Grid, deck: Deck, place: Where) -> Iterator[Problem]:
    for row in grid.rows:
        if row.repeated and not row.is_head:
            yield Problem(
                where=place,
                rule="slide-row-over-several",
                message=f"the row '{row.id}' is higher than a slide ({deck.language}); the rest of "
                "it is on the next",
                hint="shorten its text, or part it",
                severity="warning",
            )


def _title(slide: Slide, deck: Deck, place: Where) -> Problem:
    return Problem(
        where=place,
        rule="slide-title-fits",
        message=f"the title '{_name(slide)}' is too long for a slide ({deck.language})",
        hint="shorten it; what it leaves out can be the subtitle",
    )


def _name(slide: Slide) -> str:
    number = f" ({slide.part}/{slide.parts})" if slide.parts > 1 else ""
    return words_of(slide.title).removesuffix(number)
