"""An edition as a book: its chapters, its works, its grades, and what changed. A PDF to print."""

from collections.abc import Mapping, Sequence

from guidepress.handbook.appendix import changes_data, glossary_data, grades_data, works_data
from guidepress.handbook.chapters import picture_files
from guidepress.handbook.data import Data, paras_data, spans_data
from guidepress.slides import colours
from guidepress.slides.runs import clean
from guidepress.slides.typeset import typeset
from guidepress.view.pages import about_view
from guidepress.view.volume import Volume

_PUBLISHED = "published"


def handbook(volume: Volume, chapters: Sequence[Data], pictures: Mapping[str, bytes]) -> bytes:
    """The handbook of an edition in a language; `pictures` are those of its figures by name.

    `chapters` are what `chapter_data` gives for each. Raises `GuidepressError` where it cannot be
    set.
    """
    files = picture_files(pictures)
    contents = {files[name]: content for name, content in pictures.items()}
    return typeset("handbook/handbook.typ", book_data(volume, chapters), contents)


def book_data(volume: Volume, chapters: Sequence[Data]) -> Data:
    """All that the template shows."""
    localizer = volume.localizer
    return {
        **_cover(volume),
        **_about(volume),
        "language": localizer.language,
        "words": dict(localizer.words.words),
        "chapters": list(chapters),
        "works": list(works_data(localizer)),
        "glossary": list(glossary_data(localizer)),
        "grades": list(grades_data(localizer)),
        "changes": list(changes_data(volume)),
        "before": _before(volume),
        "tones": colours.TONES,
        "marks": colours.MARKS,
    }


def _cover(volume: Volume) -> Data:
    localizer, head = volume.localizer, volume.localizer.guideline.head
    edition = localizer.edition.head
    status = "" if edition.status == _PUBLISHED else f"status_{edition.status}"
    return {
        "title": clean(localizer.plain(head.title)),
        "short": clean(localizer.plain(head.short_title)),
        "version": clean(localizer.plain(edition.version)),
        "date": edition.date,
        "status": localizer.words.words[status] if status else "",
        "status_note": clean(localizer.plain(edition.status_note)),
        "notice": clean(localizer.plain(head.notice)),
        "translated": localizer.is_translated(),
    }


def _about(volume: Volume) -> Data:
    localizer = volume.localizer
    about = about_view(localizer)
    return {
        "publisher": [clean(line) for line in (about.publisher, *about.publisher_lines)],
        "licence": spans_data(about.licence),
        "citation": spans_data(about.citation),
        "introduction": paras_data(localizer.paragraphs(localizer.edition.head.introduction)),
        "provenance": paras_data(about.provenance),
    }


def _before(volume: Volume) -> str:
    """The id of the edition before, or nothing."""
    number = volume.number
    return volume.localized.editions[number - 1].id if number else ""
