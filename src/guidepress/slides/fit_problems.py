"""What of a deck does not fit, at the place in the YAML where an author can mend it."""

from collections.abc import Iterator
from typing import assert_never

from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.slides.deck import (
    Chart,
    Content,
    Deck,
    Grid,
    Para,
    Picture,
    Slide,
    Words,
    words_of,
)
from guidepress.slides.fit import title_fits
from guidepress.slides.geometry import SIZES
from guidepress.slides.typeset import lacking

_FEW = 5


def problems(deck: Deck) -> Iterator[Problem]:
    """What had to be put on several slides, and what has no room or no letters.

    Of what no author wrote, such as the deck of what is new, there is nothing to say.
    """
    for slide in deck.slides:
        if slide.where is None:
            continue
        if slide.parts > 1 and slide.part == 1:
            yield _over_several(slide, deck, slide.where)
        if isinstance(slide.content, Grid):
            yield from _broken_rows(slide.content, deck, slide.where)
        if not title_fits(slide.title, deck.room.title):
            yield _title(slide, deck, slide.where)
        yield from _letters(slide, deck, slide.where)


def _over_several(slide: Slide, deck: Deck, place: Location) -> Problem:
    return Problem(
        where=place,
        rule="slide-over-several",
        message=f"'{_name(slide)}' goes on over {slide.parts} slides ({deck.language}): with "
        f"letters of {SIZES[-1]:g} points it does not fit on fewer",
        hint="shorten it, or give it several sections",
        severity="warning",
    )


def _broken_rows(grid: Grid, deck: Deck, place: Location) -> Iterator[Problem]:
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


def _title(slide: Slide, deck: Deck, place: Location) -> Problem:
    return Problem(
        where=place,
        rule="slide-title-fits",
        message=f"the title '{_name(slide)}' is too long for a slide ({deck.language})",
        hint="shorten it; what it leaves out can be the subtitle",
    )


def _letters(slide: Slide, deck: Deck, place: Location) -> Iterator[Problem]:
    letters = lacking(_texts(slide))
    if letters:
        named = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in letters[:_FEW])
        yield Problem(
            where=place,
            rule="slide-letters",
            message=f"no font of the decks has {named} on '{_name(slide)}' ({deck.language}); the "
            "PDF shows the codes instead",
            hint="put a font that has them into templates/slides/fonts/",
            severity="warning",
        )


def _texts(slide: Slide) -> Iterator[str]:
    paras = [*_paras(slide.content), *slide.foot]
    yield from (words_of(runs) for runs in (slide.title, slide.subtitle))
    yield from (words_of(para.runs) for para in paras)


def _paras(content: Content) -> Iterator[Para]:
    match content:
        case Words():
            yield from content.paras
        case Grid():
            yield from (para for row in content.rows for cell in row.cells for para in cell.paras)
        case Picture() | Chart():
            pass  # what they say is no paragraph
        case _:
            assert_never(content)


def _name(slide: Slide) -> str:
    number = f" ({slide.part}/{slide.parts})" if slide.parts > 1 else ""
    return words_of(slide.title).removesuffix(number)
