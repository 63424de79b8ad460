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
    Paragraphs,
    Picture,
    Slide,
    plain_text,
)
from guidepress.slides.fit import title_fits
from guidepress.slides.layout import TEXT_SIZES
from guidepress.slides.typeset import missing_letters

_FEW = 5
"""How many missing letters a message names."""


def problems(deck: Deck) -> Iterator[Problem]:
    """What had to be put on several slides, and what has no room or no letters.

    There are none on slides that no author wrote, such as those of what is new.
    """
    for slide in deck.slides:
        if slide.where is None:
            continue
        if slide.parts > 1 and slide.part == 1:
            yield _over_several(slide, deck, slide.where)
        if isinstance(slide.content, Grid):
            yield from _broken_rows(slide.content, deck, slide.where)
        if not title_fits(slide.title, deck.geometry.title):
            yield _title(slide, deck, slide.where)
        yield from _letters(slide, deck, slide.where)


def _over_several(slide: Slide, deck: Deck, where: Location) -> Problem:
    return Problem(
        where=where,
        rule="slide-over-several",
        message=f"'{_name(slide)}' goes on over {slide.parts} slides ({deck.language}): with "
        f"letters of {TEXT_SIZES[-1]:g} points it does not fit on fewer",
        hint="shorten it, or give it several sections",
        severity="warning",
    )


def _broken_rows(grid: Grid, deck: Deck, where: Location) -> Iterator[Problem]:
    for row in grid.rows:
        if row.repeated and not row.is_head:
            yield Problem(
                where=where,
                rule="slide-row-over-several",
                message=f"the row '{row.id}' is higher than a slide ({deck.language}); the rest of "
                "it is on the next",
                hint="shorten its text, or part it",
                severity="warning",
            )


def _title(slide: Slide, deck: Deck, where: Location) -> Problem:
    return Problem(
        where=where,
        rule="slide-title-fits",
        message=f"the title '{_name(slide)}' is too long for a slide ({deck.language})",
        hint="shorten it; what it leaves out can be the subtitle",
    )


def _letters(slide: Slide, deck: Deck, where: Location) -> Iterator[Problem]:
    letters = missing_letters(_texts(slide))
    if letters:
        codes = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in letters[:_FEW])
        yield Problem(
            where=where,
            rule="slide-letters",
            message=f"no font of the decks has {codes} on '{_name(slide)}' ({deck.language}); the "
            "PDF shows the codes instead",
            hint="put a font that has them into templates/slides/fonts/",
            severity="warning",
        )


def _texts(slide: Slide) -> Iterator[str]:
    yield from (plain_text(runs) for runs in (slide.title, slide.subtitle))
    yield from (plain_text(para.runs) for para in _paras(slide.content))
    yield from (plain_text(para.runs) for para in slide.footer_notes)


def _paras(content: Content) -> Iterator[Para]:
    match content:
        case Paragraphs():
            yield from content.paras
        case Grid():
            yield from (para for row in content.rows for cell in row.cells for para in cell.paras)
        case Picture() | Chart():
            pass  # their texts are no paragraphs
        case _:
            assert_never(content)


def _name(slide: Slide) -> str:
    number = f" ({slide.part}/{slide.parts})" if slide.parts > 1 else ""
    return plain_text(slide.title).removesuffix(number)
