"""The site's frame: addresses, switches between languages and editions, banners."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.view.localizer import Localizer

PAGES = ("grades", "references", "glossary", "report", "about")
"""Names of the pages beside the chapters; a chapter cannot be called so."""

NEWS = "changes"
"""Name of the page of what is new, which every edition but the oldest has."""


@dataclass(frozen=True, slots=True)
class LanguageView:
    """A language of the site, and the address of the same page in it, from the site's root."""

    code: str
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class EditionLink:
    id: str
    version: str
    status: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page of an edition in a language shows around its content.

    `page` is the page's address behind the edition: '' for its home, 'references/' for another.
    `to_root` and `to_edition` lead from the page to the site's root and to the edition's home.
    `superseded` says that there is a newer edition, `has_news` that there is an older one.
    """

    language: str
    languages: tuple[LanguageView, ...]
    words: Mapping[str, str]
    decimal: str
    guideline: str
    guideline_title: str
    publisher: str
    publisher_lines: tuple[str, ...]
    notice: str
    edition: str
    version: str
    date: str
    status: str
    status_note: str
    superseded: bool
    has_news: bool
    translated: bool
    editions: tuple[EditionLink, ...]
    address: str
    page: str
    to_root: str
    to_edition: str

    @property
    def base(self) -> str:
        """The edition's home, from the site's root."""
        return f"{self.language}/{self.edition}/"


def frame(
    localizer: Localizer,
    editions: tuple[Edition, ...],
    all_words: Mapping[str, Messages],
    page: str,
) -> Frame:
    """The frame of a page; `editions` are those up to this one, and the next if there is one.

    `page` may lead out of the edition: '../editions/'.
    """
    guideline, edition, numbered = localizer.guideline, localizer.edition, list(enumerate(editions))
    home = f"{localizer.language}/{edition.id}"
    place = posixpath.normpath(f"{home}/{page}")
    return Frame(
        language=localizer.language,
        languages=tuple(_languages(guideline, edition, all_words, localizer.language, page)),
        words=localizer.words.words,
        decimal=localizer.words.decimal,
        guideline=localizer.plain(guideline.head.short_title),
        guideline_title=localizer.plain(guideline.head.title),
        publisher=localizer.plain(guideline.head.publisher),
        publisher_lines=tuple(localizer.plain(line) for line in guideline.head.publisher_lines),
        notice=localizer.plain(guideline.head.notice),
        edition=edition.id,
        version=localizer.plain(edition.head.version),
        date=edition.head.date,
        status=edition.head.status,
        status_note=localizer.plain(edition.head.status_note),
        superseded=editions[-1].id != edition.id,
        has_news=editions[0].id != edition.id,
        translated=localizer.is_translated(),
        editions=tuple(
            _edition_link(other, localizer, page, number) for number, other in reversed(numbered)
        ),
        address=guideline.head.address,
        page=page,
        to_root="../" * (place.count("/") + 1),
        to_edition="" if place == home else f"{posixpath.relpath(home, place)}/",
    )


def address(path: str) -> str:
    """A page's address without steps back.

    >>> address("de/2024/../editions/")
    'de/editions/'
    """
    return f"{posixpath.normpath(path)}/"


def way(origin: str, target: str) -> str:
    """The link from a page to another; both are addresses from the site's root.

    >>> way("de/2024/light/", "de/2024/changes/"), way("de/guides/look/", "de/guides/")
    ('../changes/', '../')
    >>> way("de/2024/", "de/2024/")
    './'
    """
    start, end = origin.split("/")[:-1], target.split("/")[:-1]
    shared = len(posixpath.commonprefix([start, end]))
    down = "".join(f"{part}/" for part in end[shared:])
    return "../" * (len(start) - shared) + down or "./"


def _languages(
    guideline: Guideline,
    edition: Edition,
    all_words: Mapping[str, Messages],
    current: str,
    page: str,
) -> list[LanguageView]:
    return [
        LanguageView(
            code=language,
            name=all_words[language].name,
            address=address(f"{language}/{edition.id}/{page}"),
            current=language == current,
        )
        for language in guideline.languages
    ]


def _edition_link(other: Edition, localizer: Localizer, page: str, number: int) -> EditionLink:
    chapters = {f"{chapter.id}/" for chapter in other.chapters}
    has_page = page in chapters or page.rstrip("/") in PAGES or (page == f"{NEWS}/" and number > 0)
    return EditionLink(
        id=other.id,
        version=localizer.plain(other.head.version),
        status=other.head.status,
        address=f"{localizer.language}/{other.id}/{page if has_page else ''}",
        current=other.id == localizer.edition.id,
    )
