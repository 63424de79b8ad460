"""The data that a machine reads, from the same views as the pages."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.compare.change import Comparison
from guidepress.model.guideline import Edition, Guideline, Reference
from guidepress.view.blocks.recommendations import RecommendationsView, RecommendationView
from guidepress.view.chapter_types import ChapterView

Record = dict[str, Any]


def to_json(value: object) -> bytes:
    # Without indentation the encoder is the fast one.
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


def recommendation_records(
    views: Mapping[str, ChapterView], guideline: Guideline, edition: str
) -> list[Record]:
    """The records of a chapter's recommendations, from its views by language."""
    records = []
    for rows in _rows(views):
        first, section = next(iter(rows.values()))
        chapter = next(iter(views.values())).id
        base = {language: f"{language}/{edition}/{chapter}/" for language in rows}
        records.append(
            {
                "id": first.id,
                "chapter": chapter,
                "section": section,
                "parent": first.parent or None,
                "text": {language: row.plain for language, (row, _) in rows.items()},
                "rating": {rating.key: rating.value for rating in first.ratings},
                "conditions": _conditions(rows),
                "footnotes": _footnotes(rows),
                "cites": [cite.ref for cite in first.cites],
                "url": {
                    language: f"{guideline.head.address}{base[language]}#{first.id}"
                    for language in rows
                },
            }
        )
    return records


Rows = dict[str, tuple[RecommendationView, str]]


def _rows(views: Mapping[str, ChapterView]) -> list[Rows]:
    """The same row in every language, with the id of its section."""
    by_language = {
        language: [
            (item, section.id)
            for section in view.sections
            for block in section.blocks
            if isinstance(block, RecommendationsView)
            for item in block.recommendations
        ]
        for language, view in views.items()
    }
    return [
        dict(zip(by_language, same, strict=True))
        for same in zip(*by_language.values(), strict=True)
    ]


def _conditions(rows: Rows) -> list[Record]:
    first = next(iter(rows.values()))[0]
    return [
        {
            "id": condition.id,
            "text": {language: row.conditions[i].plain for language, (row, _) in rows.items()},
        }
        for i, condition in enumerate(first.conditions)
    ]


def _footnotes(rows: Rows) -> list[Record]:
    """Footnotes at the words ('on' is 'text') and at ratings ('on' is the rating's key)."""
    marked = {language: list(_marked(row)) for language, (row, _) in rows.items()}
    first = next(iter(marked.values()))
    return [
        {
            "id": footnote.id,
            "on": on,
            "text": {language: items[i][1].plain for language, items in marked.items()},
        }
        for i, (on, footnote) in enumerate(first)
    ]


def _marked(row: RecommendationView) -> Any:
    yield from (("text", footnote) for footnote in row.footnotes)
    for rating in row.ratings:
        yield from ((rating.key, footnote) for footnote in rating.footnotes)


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


def changes(comparison: Comparison, content: str) -> Record:
    """A comparison; places are said from the content folder on, wherever that lay."""
    said = comparison.record()
    for change in said["changes"]:
        where = change["where"]
        where["path"] = where["path"].removeprefix(f"{content}/")
    return said


def _head(guideline: Guideline, edition: Edition) -> Record:
    """What says where the data come from: every file says so for itself."""
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
