"""The decks of an edition, and the files of each: PowerPoint, HTML, PDF."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, assert_never

from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.slides.chapter import chapter_deck
from guidepress.slides.deck import Deck, Picture
from guidepress.slides.html import html_deck
from guidepress.slides.pdf import pdf_deck
from guidepress.slides.pptx.file import pptx_deck
from guidepress.slides.pptx.master import Master, read_master
from guidepress.slides.whats_new import whats_new_deck
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history import LocalizedEditions
from guidepress.view.whats_new import NewsView

WHATS_NEW = "changes"
"""The name of the deck of what is new; no chapter may have this id."""
FileFormat = Literal["pptx", "html", "pdf"]
FILE_FORMATS: tuple[FileFormat, ...] = ("pptx", "html", "pdf")
_MEASURED_FONTS = ("Arial", "Helvetica", "Liberation Sans", "Arimo")
"""Fonts whose letters are as wide as those that slides are measured in."""


def master_in(file: Path) -> Master:
    """The master in a file.

    Raises `GuidepressError` where it is none.
    """
    return _master_of(file.read_bytes())


# By its bytes and not by its path: while a preview is open, the file may be replaced.
_master_of = lru_cache(maxsize=4)(read_master)


def master_problems(file: Path, path: str) -> Iterator[Problem]:
    """What a master lacks; `path` is what problems call its file.

    Raises `GuidepressError` where it is none.
    """
    for what in master_in(file).lacks:
        yield Problem(
            where=Location(path),
            rule="slide-master",
            message=f"the master of the slides lacks {what}",
            hint="add it in PowerPoint's view of the slide master; the shipped master has it all",
        )
    font = master_in(file).font
    if font not in _MEASURED_FONTS:
        yield Problem(
            where=Location(path),
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
    geometry = master_in(master).geometry
    match view:
        case NewsView():
            return whats_new_deck(localized, number, view, geometry)
        case ChapterView():
            return chapter_deck(localized, number, view, geometry)
        case _:
            assert_never(view)


def deck_file(
    deck: Deck, file_format: FileFormat, pictures: Mapping[str, Path], master: Path
) -> bytes:
    """A deck in the form of a file; `pictures` are the files of those in the edition, by name."""
    shown = {slide.content.file for slide in deck.slides if isinstance(slide.content, Picture)}
    contents = {name: pictures[name].read_bytes() for name in sorted(shown)}
    match file_format:
        case "pptx":
            return pptx_deck(deck, contents, master.read_bytes())
        case "html":
            return html_deck(deck, contents)
        case "pdf":
            return pdf_deck(deck, contents)
        case _:
            assert_never(file_format)
