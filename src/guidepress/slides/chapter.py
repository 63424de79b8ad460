"""The deck of one chapter."""

from dataclasses import replace

from guidepress.model.guideline import Chapter
from guidepress.slides.compose import Composer
from guidepress.slides.deck import Deck, Room
from guidepress.slides.fit import Fitter
from guidepress.slides.runs import clean
from guidepress.view.history import Teller

_PUBLISHED = "published"


def chapter_deck(teller: Teller, number: int, chapter: Chapter, room: Room) -> Deck:
    """The deck of a chapter of the edition of a number, in the teller's language."""
    speaker = teller.speaker(number)
    composed = Composer(teller, number, chapter).slides()
    slides = tuple(Fitter(room, speaker.words.words).fitted(composed))
    frame = deck_without_slides(teller, number, room, chapter.id)
    return replace(frame, title=clean(speaker.plain(chapter.title)), slides=slides)


def deck_without_slides(teller: Teller, number: int, room: Room, page: str) -> Deck:
    """What an edition says on all slides of a deck; `page` is where it is read on the site."""
    speaker = teller.speaker(number)
    head, edition = speaker.guideline.head, speaker.edition.head
    return Deck(
        language=speaker.language,
        title="",
        subject=clean(speaker.plain(head.title)),
        author=clean(speaker.plain(head.publisher)),
        version=clean(speaker.plain(edition.version)),
        date=edition.date,
        mark=_mark(teller, number),
        notice=clean(speaker.plain(head.notice)),
        address=f"{head.address}{speaker.language}/{edition.id}/{page}/",
        words=speaker.words.words,
        room=room,
        slides=(),
    )


def _mark(teller: Teller, number: int) -> str:
    """The line at the foot of every slide: who publishes which version, and in what state."""
    speaker = teller.speaker(number)
    head, edition = speaker.guideline.head, speaker.edition.head
    publisher = " ".join(speaker.plain(line) for line in (head.publisher, *head.publisher_lines))
    title = speaker.plain(head.short_title)
    said = [publisher, f"{title} {speaker.plain(edition.version)}"]
    if edition.status != _PUBLISHED:
        said.append(speaker.words.words[f"status_{edition.status}"])
    return clean(" · ".join(said))
