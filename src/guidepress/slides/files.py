"""The decks of an edition, and the forms of each: PowerPoint, HTML, PDF."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, assert_never

from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.slides.chapter import chapter_deck
from guidepress.slides.deck import Deck, Picture
from guidepress.slides.html import web
from guidepress.slides.pdf import paper
from guidepress.slides.pptx.master import Master, read
from guidepress.slides.pptx.powerpoint import powerpoint
from guidepress.slides.whats_new import news_deck
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history import LocalizedEditions
from guidepress.view.whats_new import NewsView

NEWS = "changes"
"""The name of the deck of what is new; no chapter is called so."""
Format = Literal["pptx", "html", "pdf"]
FORMATS: tuple[Format, ...] = ("pptx", "html", "pdf")
MEASURED = ("Arial", "Helvetica", "Liberation Sans", "Arimo")
"""Fonts whose letters are as wide as those that slides are measured in."""


@lru_cache(maxsize=4)
def master_in(file: Path) -> Master:
    """The master in a file.

    Raises `GuidepressError` where it is none.
    """
    return read(file.read_bytes())


def master_problems(file: Path, called: str) -> Iterator[Problem]:
    """What a master lacks; `called` is what problems call its file.

    Raises `GuidepressError` where it is none.
    """
    for what in master_in(file).lacks:
        yield Problem(
            where=Location(called),
            rule="slide-master",
            message=f"the master of the slides lacks {what}",
            hint="add it in PowerPoint's view of the slide master; the shipped master has it all",
        )
    font = master_in(file).font
    if font not in MEASURED:
        yield Problem(
            where=Location(called),
            rule="slide-font",
            message=f"the master is set in '{font}', but slides are measured in Arial: a text may "
            "take more room than was left for it",
            hint="set the theme in Arial, or look at each slide before it is shown",
            severity="warning",
        )


def deck_of(
    localized: LocalizedEditions, number: int, view: ChapterView | NewsView, master: Path
) -> Deck:
    """The deck of a chapter, or of what is new, in the edition of a number."""
    room = master_in(master).room
    match view:
        case NewsView():
            return news_deck(localized, number, view, room)
        case ChapterView():
            return chapter_deck(localized, number, view, room)
        case _:
            assert_never(view)


def deck_file(deck: Deck, file_format: Format, pictures: Mapping[str, Path], master: Path) -> bytes:
    """A deck in the form of a file; `pictures` are the files of those in the edition, by name."""
    shown = {slide.content.file for slide in deck.slides if isinstance(slide.content, Picture)}
    contents = {name: pictures[name].read_bytes() for name in sorted(shown)}
    match file_format:
        case "pptx":
            return powerpoint(deck, contents, master.read_bytes())
        case "html":
            return web(deck, contents)
        case "pdf":
            return paper(deck, contents)
        case _:
            assert_never(file_format)
