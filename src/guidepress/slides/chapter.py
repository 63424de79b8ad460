"""The deck of one chapter."""

from dataclasses import replace

from guidepress.slides.compose import Composer
from guidepress.slides.deck import Deck, Room
from guidepress.slides.fit import Fitter
from guidepress.slides.runs import clean
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history import LocalizedEditions

_PUBLISHED = "published"


def chapter_deck(localized: LocalizedEditions, number: int, view: ChapterView, room: Room) -> Deck:
    """The deck of a chapter of the edition of a number, in the teller's language."""
    localizer = localized.localizer(number)
    chapter = next(c for c in localizer.edition.chapters if c.id == view.id)
    composed = Composer(localized, number, chapter, view).slides()
    slides = tuple(Fitter(room, localizer.words.words).fitted(composed))
    frame = deck_without_slides(localized, number, room, chapter.id)
    return replace(frame, title=clean(localizer.plain(chapter.title)), slides=slides)


def deck_without_slides(localized: LocalizedEditions, number: int, room: Room, page: str) -> Deck:
    """What an edition says on all slides of a deck; `page` is where it is read on the site."""
    localizer = localized.localizer(number)
    head, edition = localizer.guideline.head, localizer.edition.head
    return Deck(
        language=localizer.language,
        title="",
        subject=clean(localizer.plain(head.title)),
        author=clean(localizer.plain(head.publisher)),
        version=clean(localizer.plain(edition.version)),
        date=edition.date,
        mark=_mark(localized, number),
        notice=clean(localizer.plain(head.notice)),
        address=f"{head.address}{localizer.language}/{edition.id}/{page}/",
        words=localizer.words.words,
        room=room,
        slides=(),
    )


def _mark(localized: LocalizedEditions, number: int) -> str:
    """The line at the foot of every slide: who publishes which version, and in what state."""
    localizer = localized.localizer(number)
    head, edition = localizer.guideline.head, localizer.edition.head
    publisher = " ".join(localizer.plain(line) for line in (head.publisher, *head.publisher_lines))
    title = localizer.plain(head.short_title)
    said = [publisher, f"{title} {localizer.plain(edition.version)}"]
    if edition.status != _PUBLISHED:
        said.append(localizer.words.words[f"status_{edition.status}"])
    return clean(" · ".join(said))
