"""The deck of one chapter."""

from dataclasses import replace

from guidepress.slides.compose import Composer
from guidepress.slides.deck import Deck, Geometry
from guidepress.slides.fit import Fitter
from guidepress.slides.runs import clean
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history import LocalizedEditions

_PUBLISHED = "published"


def chapter_deck(
    localized: LocalizedEditions, number: int, view: ChapterView, geometry: Geometry
) -> Deck:
    """The deck of a chapter of the edition of a number, in one language."""
    localizer = localized.localizer(number)
    chapter = next(each for each in localizer.edition.chapters if each.id == view.id)
    composed = Composer(localized, number, chapter, view).slides()
    slides = tuple(Fitter(geometry, localizer.words.words).fitted(composed))
    deck = empty_deck(localized, number, geometry, chapter.id)
    return replace(deck, title=clean(localizer.plain(chapter.title)), slides=slides)


def empty_deck(localized: LocalizedEditions, number: int, geometry: Geometry, page: str) -> Deck:
    """A deck without title and slides, with what all decks of an edition have in common.

    `page` is the name of the page of the site that says the same ('metastasis-sites').
    """
    localizer = localized.localizer(number)
    head, edition = localizer.guideline.head, localizer.edition.head
    return Deck(
        language=localizer.language,
        title="",
        subject=clean(localizer.plain(head.title)),
        author=clean(localizer.plain(head.publisher)),
        version=clean(localizer.plain(edition.version)),
        date=edition.date,
        footer_text=_footer_text(localized, number),
        notice=clean(localizer.plain(head.notice)),
        address=f"{head.address}{localizer.language}/{edition.id}/{page}/",
        words=localizer.words.words,
        geometry=geometry,
        slides=(),
    )


def _footer_text(localized: LocalizedEditions, number: int) -> str:
    """Who publishes which version, and its status unless it is published."""
    localizer = localized.localizer(number)
    head, edition = localizer.guideline.head, localizer.edition.head
    publisher = " ".join(localizer.plain(line) for line in (head.publisher, *head.publisher_lines))
    title = localizer.plain(head.short_title)
    parts = [publisher, f"{title} {localizer.plain(edition.version)}"]
    if edition.status != _PUBLISHED:
        parts.append(localizer.words.words[f"status_{edition.status}"])
    return clean(" · ".join(parts))
