"""Schemas for an editor: those that are shipped, or ones that know a guideline's own words.

The latter offer what is there (works to cite, levels of scales, sections, recommendations), and
refuse nothing that the shipped ones allow: an author may name what she is about to write.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, Guideline
from guidepress.storage.resources import SCHEMA
from guidepress.view.localizer import cite_label

Schema = dict[str, Any]
_MODELINE = "chapter.schema.json"


def shipped() -> dict[str, bytes]:
    """The schemas of content as they are shipped, by file name."""
    return {file.name: file.read_bytes() for file in sorted(SCHEMA.glob("*.schema.json"))}


def knowing(guideline: Guideline, editions: Sequence[Edition]) -> dict[str, bytes]:
    """The same, but that of chapters knows the words of this guideline."""
    schema: Schema = json.loads((SCHEMA / _MODELINE).read_bytes())
    defs = schema["$defs"]
    defs["citation"]["anyOf"] = _offers(_works(editions))
    fields = defs["recommendation"]["properties"]
    fields["rating"]["properties"] = dict(_ratings(guideline, editions))
    literature = defs["section"]["properties"]["literature"]["items"]["properties"]
    literature["supports"]["items"] = _or(_supported(editions), literature["supports"]["items"])
    topics = schema["properties"]["topics"]["items"]["properties"]
    topics["sections"]["items"] = _or(_sections(editions), topics["sections"]["items"])
    others = schema["properties"]["see_also"]["items"]["properties"]
    others["chapter"] = _or(_chapters(editions), others["chapter"])
    written = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=False)
    return shipped() | {_MODELINE: f"{written}\n".encode()}


def _offers(known: Iterator[tuple[str, str]]) -> list[Schema]:
    """Each word that an editor may offer, with what it stands for; and any other."""
    offered = [{"const": word, "description": said} for word, said in dict(known).items()]
    return [*offered, {}]


def _or(known: Iterator[tuple[str, str]], otherwise: Schema) -> Schema:
    return {**otherwise, "anyOf": _offers(known)}


def _works(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    for edition in editions:
        for work in edition.references.values():
            title = str(work.csl.get("title") or work.literal)
            yield work.id, f"{cite_label(work)}: {title}"


def _every(editions: Sequence[Edition]) -> Iterator[Chapter]:
    for edition in editions:
        yield from edition.chapters


def _chapters(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    for chapter in _every(editions):
        yield chapter.id, _first(chapter.title.words)


def _sections(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    for chapter in _every(editions):
        yield from ((section.id, _first(section.title.words)) for section in chapter.sections)


def _supported(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    for chapter in _every(editions):
        for section in chapter.sections:
            yield from ((block.id, block.id) for block in section.blocks)
        yield from ((item.id, _first(item.text.words)) for item in chapter.recommendations())


def _first(words: Any) -> str:
    return str(next(iter(words.values()), ""))


def _ratings(guideline: Guideline, editions: Sequence[Edition]) -> Iterator[tuple[str, Schema]]:
    """By the key of each scale that some edition is rated on, its levels with their meaning."""
    language = guideline.head.source_language
    scales = {key: scale for edition in editions for key, scale in edition.scales.items()}
    for key, scale in (dict(guideline.scales) | scales).items():
        levels = [
            {"const": level.value, "description": level.label.say(language)}
            for level in scale.levels
        ]
        said = scale.title.say(language)
        yield key, {"type": "string", "title": said, "description": said, "anyOf": levels}
