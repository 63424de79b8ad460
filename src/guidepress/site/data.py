"""The data that a machine reads, from the same views as the pages."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.compare.change import Comparison
from guidepress.model.dump import dump
from guidepress.model.guideline import Edition, Guideline, Reference
from guidepress.view.blocks.recommendations import RecommendationsView, RecommendationView
from guidepress.view.chapter_types import ChapterView

Record = dict[str, Any]


def to_json(value: object) -> bytes:
    # Without indentation the encoder is the fast one.
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A recommendation in a language, without markup.

    `ratings` and `cites` are the same in every language. `conditions` are pairs of id and text;
    `footnotes` say first what they are at: 'text', or the key of a rating.
    """

    id: str
    chapter: str
    section: str
    parent: str
    text: str
    ratings: Mapping[str, str]
    conditions: tuple[tuple[str, str], ...]
    footnotes: tuple[tuple[str, str, str], ...]
    cites: tuple[str, ...]


def recommendation_rows(view: ChapterView) -> list[Row]:
    """The recommendations of a chapter, in the order of reading."""
    return [
        _row(item, view.id, section.id)
        for section in view.sections
        for block in section.blocks
        if isinstance(block, RecommendationsView)
        for item in block.recommendations
    ]


def _row(item: RecommendationView, chapter: str, section: str) -> Row:
    marked = [("text", item.footnotes), *((r.key, r.footnotes) for r in item.ratings)]
    return Row(
        id=item.id,
        chapter=chapter,
        section=section,
        parent=item.parent,
        text=item.plain,
        ratings={rating.key: rating.value for rating in item.ratings},
        conditions=tuple((condition.id, condition.plain) for condition in item.conditions),
        footnotes=tuple((on, note.id, note.plain) for on, notes in marked for note in notes),
        cites=tuple(cite.ref for cite in item.cites),
    )


def recommendation_records(
    rows: Mapping[str, Sequence[Row]], guideline: Guideline, edition: str
) -> Iterator[Record]:
    """The records of an edition's recommendations, from their rows by language."""
    for same in zip(*rows.values(), strict=True):
        yield _record(dict(zip(rows, same, strict=True)), guideline.head.address, edition)


def _record(rows: Mapping[str, Row], address: str, edition: str) -> Record:
    """The record of a recommendation, from its row in each language."""
    row = next(iter(rows.values()))
    return {
        "id": row.id,
        "chapter": row.chapter,
        "section": row.section,
        "parent": row.parent or None,
        "text": {language: one.text for language, one in rows.items()},
        "rating": dict(row.ratings),
        "conditions": [
            {"id": name, "text": {lang: one.conditions[i][1] for lang, one in rows.items()}}
            for i, (name, _) in enumerate(row.conditions)
        ],
        "footnotes": [
            {
                "id": name,
                "on": on,
                "text": {lang: one.footnotes[i][2] for lang, one in rows.items()},
            }
            for i, (on, name, _) in enumerate(row.footnotes)
        ],
        "cites": list(row.cites),
        "url": {
            language: f"{address}{language}/{edition}/{row.chapter}/#{row.id}" for language in rows
        },
    }


def recommendations(guideline: Guideline, edition: Edition, records: Sequence[Record]) -> Record:
    return {**_head(guideline, edition), "recommendations": records}


def references(edition: Edition) -> list[Record]:
    """The edition's references as CSL-JSON."""
    return [_csl(reference) for reference in edition.references.values()]


def _csl(reference: Reference) -> Record:
    csl = {name: _text(value) for name, value in reference.csl.items()}
    if reference.literal:
        csl.setdefault("title", reference.literal)
    notes = [f"NCT: {reference.nct}"] if reference.nct else []
    if reference.note:
        notes += [f"{language}: {words}" for language, words in reference.note.words.items()]
    return csl | ({"note": "\n".join(notes)} if notes else {})


def _text(value: object) -> object:
    return str(value) if isinstance(value, int) else value


def chapters(guideline: Guideline, edition: Edition) -> Record:
    return {
        **_head(guideline, edition),
        "chapters": [
            {
                "id": chapter.id,
                "title": dict(chapter.title.words),
                "authors": [
                    {"editions": line.editions, "names": list(line.names)}
                    for line in chapter.authors
                ],
                "sections": [
                    {"id": section.id, "title": dict(section.title.words)}
                    for section in chapter.sections
                ],
                "recommendations": sum(1 for item in chapter.recommendations() if item.rating),
                "url": {
                    language: f"{guideline.head.address}{language}/{edition.id}/{chapter.id}/"
                    for language in guideline.languages
                },
            }
            for chapter in edition.chapters
        ],
    }


def content(guideline: Guideline, edition: Edition) -> Record:
    """Everything in an edition but its works: chapters as authors write them, and what is beside.

    Texts are as written, with their markup; a text that is the same in every language is a string.
    """
    return {
        **_head(guideline, edition),
        "about": dump(edition.head),
        "chapters": [dump(chapter) for chapter in edition.chapters],
        "abbreviations": [dump(each) for each in edition.abbreviations.values()],
    }


def changes(comparison: Comparison, content: str) -> Record:
    """A comparison; the paths in it are relative to the content folder `content`."""
    record = comparison.record()
    for change in record["changes"]:
        where = change["where"]
        where["path"] = where["path"].removeprefix(f"{content}/")
    return record


def _head(guideline: Guideline, edition: Edition) -> Record:
    """What every file begins with: the guideline, the edition, and the scales of its ratings."""
    head = edition.head
    return {
        "guideline": guideline.head.id,
        "edition": edition.id,
        "version": dict(head.version.words),
        "status": head.status,
        "date": head.date,
        "notice": dict(guideline.head.notice.words) if guideline.head.notice else None,
        "scales": {key: scale.id for key, scale in guideline.scales.items()},
    }
