"""The decks of an edition, and the files of each: PowerPoint, HTML, PDF."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.slides.chapter import chapter_deck
from guidepress.slides.deck import Deck, Picture
from guidepress.slides.html import html_deck
from guidepress.slides.pdf import pdf_deck
from guidepress.slides.pptx.file import pptx_deck
from guidepress.slides.pptx.master import Master, read_master
from guidepress.slides.whats_new import whats_new_deck
from guidepress.view.history import LocalizedEditions

WHATS_NEW = "changes"
"""The name of the deck of what is new; no chapter may have this id."""
FileFormat = Literal["pptx", "html", "pdf"]
FILE_FORMATS: tuple[FileFormat, ...] = ("pptx", "html", "pdf")
_MEASURED_FONTS = ("Arial", "Helvetica", "Liberation Sans", "Arimo")
"""Fonts whose letters are as wide as those that slides are measured in."""


@lru_cache(maxsize=4)
def master_in(file: Path) -> Master:
    """The master in a file.

    Raises `GuidepressError` where it is none.
    """
    return read_master(file.read_bytes())


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


def deck_of(localized: LocalizedEditions, number: int, name: str, master: Path) -> Deck:
    """The deck of a chapter, or `WHATS_NEW`, in the edition of a number.

    It is fitted into the geometry of the master in a file.
    """
    geometry = master_in(master).geometry
    if name == WHATS_NEW:
        return whats_new_deck(localized, number, geometry)
    chapters = localized.editions[number].chapters
    return chapter_deck(localized, number, next(c for c in chapters if c.id == name), geometry)


def deck_files(
    deck: Deck,
    name: str,
    pictures: Mapping[str, Path],
    master: Path,
    file_formats: Sequence[FileFormat] = FILE_FORMATS,
) -> Iterator[tuple[str, bytes]]:
    """The files of a deck, such as 'liver.pptx' of the deck 'liver', and their contents.

    `pictures` are the files of the edition's pictures by name.
    Raises `GuidepressError` where a PDF cannot be set.
    """
    names = {each.content.file for each in deck.slides if isinstance(each.content, Picture)}
    contents = {file: pictures[file].read_bytes() for file in sorted(names)}
    writers: dict[FileFormat, Callable[[], bytes]] = {
        "pptx": lambda: pptx_deck(deck, contents, master.read_bytes()),
        "html": lambda: html_deck(deck, contents),
        "pdf": lambda: pdf_deck(deck, contents),
    }
    for file_format in file_formats:
        yield f"{name}.{file_format}", writers[file_format]()
