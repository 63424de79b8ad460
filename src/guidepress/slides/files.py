"""The decks of an edition, and the forms of each: PowerPoint, HTML, PDF."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.slides.chapter import chapter_deck
from guidepress.slides.deck import Deck, Picture
from guidepress.slides.html import web
from guidepress.slides.pdf import paper
from guidepress.slides.pptx.master import Master, read
from guidepress.slides.pptx.powerpoint import powerpoint
from guidepress.slides.whats_new import news_deck
from guidepress.view.history import LocalizedEditions

NEWS = "changes"
"""The name of the deck of what is new; no chapter is called so."""
FORMS = ("pptx", "html", "pdf")
MEASURED = ("Arial", "Helvetica", "Liberation Sans", "Arimo")
"""Fonts whose letters are as wide as those that slides are measured in."""

Pictures = Mapping[str, bytes]


def master_in(file: Path) -> Master:
    """The master in a file.

    Raises `GuidepressError` where it is none.
    """
    return _master_of(file.read_bytes())


# By its bytes and not by its path: while a preview is open, the file may be replaced.
_master_of = lru_cache(maxsize=4)(read)


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


def deck_of(localized: LocalizedEditions, number: int, name: str, master: Path) -> Deck:
    """The deck of a chapter, or of what is new, in the edition of a number."""
    room = master_in(master).room
    if name == NEWS:
        return news_deck(localized, number, room)
    chapters = localized.editions[number].chapters
    return chapter_deck(localized, number, next(c for c in chapters if c.id == name), room)


def forms_of(
    deck: Deck, name: str, pictures: Mapping[str, Path], master: Path, form: str = ""
) -> Iterator[tuple[str, bytes]]:
    """The files of a deck: each form by the name of the deck and the form's own; or only one."""
    shown = {each.content.file for each in deck.slides if isinstance(each.content, Picture)}
    seen = {file: pictures[file].read_bytes() for file in sorted(shown)}
    ways: dict[str, Callable[[], bytes]] = {
        "pptx": lambda: powerpoint(deck, seen, master.read_bytes()),
        "html": lambda: web(deck, seen),
        "pdf": lambda: paper(deck, seen),
    }
    for each in (form,) if form else FORMS:
        yield f"{name}.{each}", ways[each]()
