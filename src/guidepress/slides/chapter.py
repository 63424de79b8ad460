"""The deck of one chapter."""

from guidepress.model import Chapter
from guidepress.slides.compose import Composer
from guidepress.slides.deck import Deck, Room, Slide, words_of
from guidepress.slides.fit import Fitter
from guidepress.slides.runs import clean, runs
from guidepress.view.past import Teller

_PUBLISHED = "published"


def chapter_deck(teller: Teller, number: int, chapter: Chapter, room: Room) -> Deck:
    """The deck of a chapter of the edition of a number, in the teller's language."""
    speaker = teller.speaker(number)
    composed = Composer(teller, number, chapter).slides()
    slides = tuple(Fitter(room, speaker.words.words).fitted(composed))
    address = f"{speaker.language}/{speaker.edition.id}/{chapter.id}/"
    title = clean(speaker.plain(chapter.title))
    return deck(teller, number, room, slides, title=title, address=address)


def deck(
    teller: Teller, number: int, room: Room, slides: tuple[Slide, ...], title: str, address: str
) -> Deck:
    """Slides, with what an edition says on all of them."""
    speaker = teller.speaker(number)
    head, edition = speaker.guideline.head, speaker.edition.head
    return Deck(
        language=speaker.language,
        title=title,
        subject=clean(speaker.plain(head.title)),
        author=clean(speaker.plain(head.publisher)),
        version=clean(speaker.plain(edition.version)),
        date=edition.date,
        mark=_mark(teller, number),
        notice=clean(speaker.plain(head.notice)),
        address=f"{head.address}{address}",
        words=speaker.words.words,
        room=room,
        slides=slides,
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
