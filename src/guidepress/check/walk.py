"""What several rules look up in a guideline: texts, citations, footnotes, records by id."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from guidepress.model import markup
from guidepress.model.blocks.block import Block
from guidepress.model.blocks.recommendations import Recommendation, Recommendations
from guidepress.model.blocks.table import Row, Table
from guidepress.model.chapter import Chapter, Section
from guidepress.model.citation import Citation
from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location
from guidepress.model.text import Text

Translation = tuple[str, str, str, str]
"""The source's language and words, another language and its words."""


def translations(text: Text, guideline: Guideline) -> Iterator[Translation]:
    """Each translation of a text beside what it translates."""
    languages = [language for language in guideline.languages if text.words.get(language)]
    source = guideline.head.source_language
    if source not in languages:
        source = languages[0] if languages else ""
    for language in languages:
        if language != source:
            yield source, text.words[source], language, text.words[language]


def places(text: Text) -> Iterator[tuple[str, Location]]:
    """The words of a text in each language, and where they stand."""
    for language, words in text.words.items():
        yield words, text.where(language)


def texts(value: Any) -> Iterator[Text]:
    """Every text inside a record, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        parts = [getattr(value, name) for name in _fields(value.__class__)]
        for part in parts:
            if part:
                yield from texts(part)
    elif isinstance(value, Mapping):
        yield from texts(tuple(value.values()))


def first_form(words: str, forms: Sequence[str], *, exact: bool = False) -> str:
    """The first of these forms that stands in a text as whole words; empty if none does.

    >>> first_form("Zwei *Kannen* Tee", ("kanne", "kannen")), first_form("Kannentee", ("Kanne",))
    ('Kannen', '')
    """
    pattern = _whole(tuple(forms), exact)
    match = pattern.search(markup.plain(markup.parse(words))) if pattern else None
    return match[0] if match else ""


@cache
def _whole(forms: tuple[str, ...], exact: bool) -> re.Pattern[str] | None:
    words = "|".join(re.escape(form) for form in forms if form)
    flags = re.NOFLAG if exact else re.IGNORECASE
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags) if words else None


_WITHOUT_TEXT = (
    tuple[str, ...],
    Mapping[str, str],
    Mapping[str, int],
    Mapping[str, object],
    Mapping[str, tuple[str, ...]],
)


@cache
def _fields(record: Any) -> tuple[str, ...]:
    """The fields of a record that may hold a text."""
    plain = (str, bool, "str", "bool", Location, *_WITHOUT_TEXT)
    return tuple(
        field.name for field in fields(record) if field.compare and field.type not in plain
    )


def inline_citations(value: Any) -> Iterator[tuple[str, Location]]:
    """The key of every `[@citation]` in the texts inside a record, and where its text stands."""
    for text in texts(value):
        for words, where in places(text):
            for key in markup.cites(words):
                yield key, where


def citation_lists(section: Section) -> Iterator[Sequence[Citation]]:
    """Every `cites` of a section."""
    for block in section.blocks:
        yield block.cites
        if isinstance(block, Table):
            yield from (row.cites for row in block.rows)
    yield from (item.cites for item in section.recommendations())
    yield from (literature.cites for literature in section.literature)


def blocks(chapter: Chapter) -> Iterator[Block]:
    for section in chapter.sections:
        yield from section.blocks


def footnotes(section: Section) -> Iterator[tuple[str, Location]]:
    """The id of each footnote that something in the section points at, and where it does."""
    rows = [row for block in section.blocks if isinstance(block, Table) for row in block.rows]
    items = list(section.recommendations())
    records: tuple[Block | Row | Recommendation, ...] = (*section.blocks, *rows, *items)
    for record in records:
        for index, name in enumerate(record.footnotes):
            yield name, record.at.value("footnotes", index)
    for item in items:
        for key, names in item.rating_footnotes.items():
            for index, name in enumerate(names):
                yield name, item.at.value("rating_footnotes", key, index)


def citations(edition: Edition) -> Iterator[tuple[str, Location]]:
    """The key of every citation in an edition, and where it stands."""
    for chapter in edition.chapters:
        for section in chapter.sections:
            for citation in section.citations():
                yield citation.ref, citation.where
    yield from inline_citations(edition)


def difference(
    source: str, in_source: Iterable[str], language: str, in_language: Iterable[str]
) -> str:
    """What only one of two languages has, in words.

    >>> difference("de", ["a", "b"], "en", ["b", "c"])
    "only in de: 'a'; only in en: 'c'"
    """
    original, translated = set(in_source), set(in_language)
    sides = ((source, original - translated), (language, translated - original))
    return "; ".join(
        f"only in {side}: {', '.join(f'{word!r}' for word in sorted(words))}"
        for side, words in sides
        if words
    )


def by_id(edition: Edition) -> dict[str, Recommendation]:
    """Every recommendation of an edition, heads and children, by its id."""
    items = (item for chapter in edition.chapters for item in chapter.recommendations())
    return {item.id: item for item in items}


def contents_by_id(edition: Edition) -> dict[str, object]:
    """By the id of each recommendation, what it says with its children, and where it stands."""
    contents: dict[str, object] = {}
    for chapter in edition.chapters:
        for section in chapter.sections:
            for block in section.blocks:
                if isinstance(block, Recommendations):
                    inside = (chapter.id, section.id, block.id)
                    contents |= _contents(block.items, inside, section.footnotes)
    return contents


def _contents(
    items: Sequence[Recommendation], inside: tuple[str, ...], footnotes: Mapping[str, Text]
) -> Iterator[tuple[str, object]]:
    for index, item in enumerate(items):
        names = [*item.footnotes, *(n for names in item.rating_footnotes.values() for n in names)]
        notes = [footnotes.get(name) for name in names]
        yield item.id, (item, notes, inside, index)
        yield from _contents(item.children, (*inside, item.id), footnotes)


def parts_by_id(chapter: Chapter) -> dict[str, object]:
    """A chapter, its sections and its blocks by id, each with its place among its like."""
    parts: dict[str, object] = {chapter.id: chapter}
    for number, section in enumerate(chapter.sections):
        parts[section.id] = (section, number)
        parts |= {block.id: (block, section.id, i) for i, block in enumerate(section.blocks)}
    return parts


def place_of_id(declared: Declaration, key: str, index: int) -> Location:
    """Where a declared id stands: under its key, in the list there, or under `id`."""
    where = declared.at.value(key, index)
    return declared.at.value("id") if where == declared.at.where else where


def entry(edition: Edition, line: str) -> str:
    """How to put an entry into an edition's changes.yaml, which may not be there yet."""
    return f"- {line}" if edition.declarations else f"changes: [{line}]"
