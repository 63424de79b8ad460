"""The pages of one language and edition: their plan, and the HTML of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from guidepress.model.markup import plain
from guidepress.model.text import Text
from guidepress.site.guides import GUIDES, guide
from guidepress.site.html import render
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history_types import Past
from guidepress.view.localizer import Localizer
from guidepress.view.navigation import NEWS
from guidepress.view.pages import about_view, glossary_view, home_view, references_view, scale_views
from guidepress.view.statistics import overview
from guidepress.view.volume import Volume
from guidepress.view.whats_new import NewsView, feed_view


class SitePage(StrEnum):
    """A page beside the chapters, by its address behind the edition's home.

    The list of editions and that of guides stand outside of the current edition, to which they
    belong.
    """

    HOME = ""
    GRADES = "grades/"
    REFERENCES = "references/"
    GLOSSARY = "glossary/"
    REPORT = "report/"
    ABOUT = "about/"
    EDITIONS = "../editions/"
    GUIDES = "../guides/"


CHANGES_PAGE = f"{NEWS}/"
HISTORY_PAGE = "../r/__id__/"
"""The page of one recommendation across editions; one frame serves for all of them."""
TITLE = "__title__"

_HOME_CONTENTS = (
    ("chapters", "chapters"),
    ("distribution", "how_recommended"),
    ("downloads", "downloads"),
)
_ABOUT_CONTENTS = (("edition", "this_edition"),)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address behind the edition's home, what it is called, its headings.

    `group` is the title under which the navigation has it, '' if it stands alone there, and `None`
    if the navigation does not name it. `contents` are pairs of an anchor and a heading.
    """

    address: str
    title: str
    description: str
    group: str | None
    contents: tuple[tuple[str, str], ...]


def pages(volume: Volume) -> Iterator[Page]:
    """The pages of a volume in the order of the navigation."""
    localizer, words = volume.localizer, volume.localizer.words.words
    home = [(anchor, words[name]) for anchor, name in _HOME_CONTENTS]
    title = localizer.plain(localizer.guideline.head.title)
    yield Page(SitePage.HOME, words["overview"], title, "", tuple(home))
    if volume.number:
        yield Page(CHANGES_PAGE, words["whats_new"], words["whats_new_lead"], "", ())
    for chapter in localizer.edition.chapters:
        name = _words_of(localizer, chapter.title)
        contents = tuple((s.id, _words_of(localizer, s.title)) for s in chapter.sections)
        yield Page(f"{chapter.id}/", name, f"{name}: {title}", words["chapters"], contents)
    scales = tuple(
        (key, _words_of(localizer, s.title)) for key, s in localizer.guideline.scales.items()
    )
    yield Page(SitePage.GRADES, words["grades_title"], words["grades_lead"], words["tools"], scales)
    for page in (SitePage.REFERENCES, SitePage.GLOSSARY):
        name = page.name.lower()
        yield Page(page, words[name], words[f"{name}_lead"], words["tools"], ())
    yield Page(SitePage.REPORT, words["report"], words["report_lead"], words["tools"], ())
    about = [(anchor, words[name]) for anchor, name in _ABOUT_CONTENTS]
    yield Page(SitePage.ABOUT, words["about"], title, words["tools"], tuple(about))
    if volume.is_current:
        yield Page(SitePage.EDITIONS, words["editions"], words["editions_lead"], words["tools"], ())
        yield from _guides(volume)


def _guides(volume: Volume) -> Iterator[Page]:
    """The guides for authors, where the guideline has them on its site."""
    words = volume.localizer.words.words
    if volume.localizer.guideline.head.guides:
        yield Page(SitePage.GUIDES, words["guides"], words["guides_lead"], words["tools"], ())
        for name in GUIDES:
            view = guide(name, volume.localizer.language)
            yield Page(guide_address(name), view.title, view.lead, None, view.contents)


def guide_address(name: str) -> str:
    return f"{SitePage.GUIDES}{name}/"


def history_pages(volume: Volume) -> Iterator[Page]:
    """The page of a recommendation across editions, and the few that its navigation names.

    There are as many of these pages as recommendations, so that each is small.
    """
    few = (SitePage.HOME, CHANGES_PAGE, SitePage.EDITIONS)
    named = (page for page in pages(volume) if page.address in few)
    yield from (replace(page, group="", contents=()) for page in named)
    title = volume.localizer.plain(volume.localizer.guideline.head.title)
    yield Page(HISTORY_PAGE, TITLE, title, None, ())


def _words_of(localizer: Localizer, text: Text) -> str:
    return plain(localizer.spans(text))


def chapter_page(view: ChapterView, volume: Volume, past: Past) -> str:
    return render("chapter.html", view=view, past=past, frame=volume.frame(f"{view.id}/"))


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """An edition in the list of editions."""

    id: str
    version: str
    status: str
    address: str
    chapters: tuple[tuple[str, str], ...]


def editions_view(volume: Volume) -> list[EditionEntry]:
    """All editions, the newest first."""
    localizer = volume.localizer
    return [
        EditionEntry(
            edition.id,
            localizer.plain(edition.head.version),
            edition.head.status,
            f"{localizer.language}/{edition.id}/",
            tuple((chapter.id, localizer.plain(chapter.title)) for chapter in edition.chapters),
        )
        for edition in reversed(volume.neighbours)
    ]


def site_pages(volume: Volume) -> Iterator[SitePage]:
    """The pages beside the chapters that a volume has."""
    for page in SitePage:
        match page:
            case SitePage.EDITIONS:
                is_there = volume.is_current
            case SitePage.GUIDES:
                is_there = volume.is_current and volume.localizer.guideline.head.guides
            case _:
                is_there = True
        if is_there:
            yield page


def page_content(volume: Volume, page: SitePage) -> str:
    """The content of a page beside the chapters."""
    view, frame = _view(volume, page), volume.frame(page)
    return render(f"{page.name.lower()}.html", view=view, frame=frame)


def _view(volume: Volume, page: SitePage) -> object:
    localizer = volume.localizer
    view: object
    match page:
        case SitePage.HOME:
            view = home_view(localizer)
        case SitePage.GRADES:
            view = scale_views(localizer)
        case SitePage.REFERENCES:
            view = references_view(localizer)
        case SitePage.GLOSSARY:
            view = glossary_view(localizer)
        case SitePage.REPORT:
            view = overview(volume.localized, volume.number)
        case SitePage.ABOUT:
            view = about_view(localizer)
        case SitePage.EDITIONS:
            view = editions_view(volume)
        case SitePage.GUIDES:
            view = [guide(name, localizer.language) for name in GUIDES]
        case _:
            assert_never(page)
    return view


def guide_content(volume: Volume, name: str) -> str:
    """The content of a guide's page."""
    view = guide(name, volume.localizer.language)
    return render("guide.html", view=view, frame=volume.frame(guide_address(name)))


def changes_page(volume: Volume, view: NewsView) -> str:
    """The content of the page of what is new in an edition."""
    return render("changes.html", view=view, frame=volume.frame(CHANGES_PAGE))


def feed(volume: Volume, view: NewsView) -> str:
    """The Atom feed of what is new in an edition."""
    entries = feed_view(view, volume.localizer.edition.head.date)
    return render("feed.xml", view=entries, frame=volume.frame(CHANGES_PAGE))
