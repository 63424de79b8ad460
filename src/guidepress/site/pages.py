"""The pages of one language and edition: their plan, and the HTML of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidepress.model.markup import plain
from guidepress.model.text import Text
from guidepress.site.guides import GUIDES, guide
from guidepress.site.html import render
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history import Past
from guidepress.view.localizer import Localizer
from guidepress.view.navigation import NEWS
from guidepress.view.pages import about_view, glossary_view, home_view, references_view, scale_views
from guidepress.view.statistics import overview
from guidepress.view.volume import Volume
from guidepress.view.whats_new import feed_view, news_view

EDITIONS_PAGE = "../editions/"
"""The list of all editions: it belongs to the current one, but stands outside of it."""
GUIDES_PAGE = "../guides/"
"""The guides for authors: with the current edition, outside of it; one page each below."""
CHANGES_PAGE = f"{NEWS}/"
FEED = f"{CHANGES_PAGE}feed.xml"
REPORT_PAGE = "report/"
LIFE_PAGE = "../r/__id__/"
"""The page of one recommendation across editions; one shell serves for all of them."""
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
    yield Page("", words["overview"], title, "", tuple(home))
    if volume.number:
        yield Page(CHANGES_PAGE, words["whats_new"], words["whats_new_lead"], "", ())
    for chapter in localizer.edition.chapters:
        name = _words_of(localizer, chapter.title)
        contents = tuple((s.id, _words_of(localizer, s.title)) for s in chapter.sections)
        yield Page(f"{chapter.id}/", name, f"{name}: {title}", words["chapters"], contents)
    scales = tuple(
        (key, _words_of(localizer, s.title)) for key, s in localizer.guideline.scales.items()
    )
    yield Page("grades/", words["grades_title"], words["grades_lead"], words["tools"], scales)
    for name in ("references", "glossary"):
        yield Page(f"{name}/", words[name], words[f"{name}_lead"], words["tools"], ())
    yield Page(REPORT_PAGE, words["report"], words["report_lead"], words["tools"], ())
    about = [(anchor, words[name]) for anchor, name in _ABOUT_CONTENTS]
    yield Page("about/", words["about"], title, words["tools"], tuple(about))
    if volume.is_current:
        yield Page(EDITIONS_PAGE, words["editions"], words["editions_lead"], words["tools"], ())
        yield from _guides(volume)


def _guides(volume: Volume) -> Iterator[Page]:
    """The guides for authors, where the guideline has them on its site."""
    words = volume.localizer.words.words
    if volume.localizer.guideline.head.guides:
        yield Page(GUIDES_PAGE, words["guides"], words["guides_lead"], words["tools"], ())
        for name in GUIDES:
            one = guide(name, volume.localizer.language)
            yield Page(f"{GUIDES_PAGE}{name}/", one.title, one.lead, None, one.contents)


def life_plan(volume: Volume) -> Iterator[Page]:
    """The page of a recommendation across editions, and the few that its navigation names.

    There are as many of these pages as recommendations, so that each is small.
    """
    few = ("", CHANGES_PAGE, EDITIONS_PAGE)
    yield from (
        replace(page, group="", contents=()) for page in pages(volume) if page.address in few
    )
    title = volume.localizer.plain(volume.localizer.guideline.head.title)
    yield Page(LIFE_PAGE, TITLE, title, None, ())


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


def page_content(volume: Volume, page: str) -> str:
    """The content of a page that is not a chapter's, or the feed."""
    if page == FEED:
        return feed(volume)
    if page.startswith(GUIDES_PAGE):
        return _guide_content(volume, page)
    views = {
        "": ("home.html", home_view),
        "grades/": ("grades.html", scale_views),
        "references/": ("references.html", references_view),
        "glossary/": ("glossary.html", glossary_view),
        "about/": ("about.html", about_view),
        REPORT_PAGE: ("report.html", lambda _: overview(volume.localized, volume.number)),
        EDITIONS_PAGE: ("editions.html", lambda _: editions_view(volume)),
        CHANGES_PAGE: ("changes.html", lambda _: news_view(volume.localized, volume.number)),
    }
    template, view = views[page]
    return render(template, view=view(volume.localizer), frame=volume.frame(page))


def _guide_content(volume: Volume, page: str) -> str:
    """One guide, or the list of them."""
    name, language = page.removeprefix(GUIDES_PAGE).strip("/"), volume.localizer.language
    if not name:
        every = [guide(each, language) for each in GUIDES]
        return render("guides.html", view=every, frame=volume.frame(page))
    return render("guide.html", view=guide(name, language), frame=volume.frame(page))


def feed(volume: Volume) -> str:
    """The Atom feed of what is new in an edition."""
    view = feed_view(volume.localized, volume.number)
    return render("feed.xml", view=view, frame=volume.frame(CHANGES_PAGE))
