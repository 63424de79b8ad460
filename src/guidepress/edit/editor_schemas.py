"""JSON Schemas for an editor: those that are shipped, or one that knows a guideline's own ids.

The latter offers what is there (works to cite, levels of scales, sections, recommendations), and
refuses nothing that the shipped one allows: an author may name what she is about to write.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.scale import Scale
from guidepress.storage.resources import SCHEMA
from guidepress.view.localizer import cite_label

Schema = dict[str, Any]

_CHAPTER_SCHEMA = "chapter.schema.json"


def shipped() -> dict[str, bytes]:
    """The schemas of content as they are shipped, by file name."""
    return {file.name: file.read_bytes() for file in sorted(SCHEMA.glob("*.schema.json"))}


def for_guideline(guideline: Guideline, editions: Sequence[Edition]) -> dict[str, bytes]:
    """The same, but that of chapters offers the ids of this guideline."""
    schema: Schema = json.loads((SCHEMA / _CHAPTER_SCHEMA).read_bytes())
    defs = schema["$defs"]
    defs["citation"]["anyOf"] = _offers(_works(editions))
    fields = defs["recommendation"]["properties"]
    fields["rating"]["properties"] = dict(_ratings(guideline, editions))
    literature = defs["section"]["properties"]["literature"]["items"]["properties"]
    literature["supports"]["items"] |= {"anyOf": _offers(_supported(editions))}
    topics = schema["properties"]["topics"]["items"]["properties"]
    topics["sections"]["items"] |= {"anyOf": _offers(_sections(editions))}
    see_also = schema["properties"]["see_also"]["items"]["properties"]
    see_also["chapter"] |= {"anyOf": _offers(_titles(_chapters(editions)))}
    text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=False)
    return shipped() | {_CHAPTER_SCHEMA: f"{text}\n".encode()}


def _offers(descriptions: Iterable[tuple[str, str]]) -> list[Schema]:
    """Schemas of each id that an editor may offer, with its description; and of any other value."""
    offers = [{"const": id_, "description": words} for id_, words in dict(descriptions).items()]
    return [*offers, {}]


# ---- ids, each with a description ----


def _works(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    for edition in editions:
        for work in edition.references.values():
            title = str(work.csl.get("title") or work.literal)
            yield work.id, f"{cite_label(work)}: {title}"


def _chapters(editions: Sequence[Edition]) -> Iterator[Chapter]:
    for edition in editions:
        yield from edition.chapters


def _titles(chapters: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    return ((chapter.id, _first(chapter.title.words)) for chapter in chapters)


def _sections(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    for chapter in _chapters(editions):
        yield from ((section.id, _first(section.title.words)) for section in chapter.sections)


def _supported(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """What literature can support: blocks and recommendations."""
    for chapter in _chapters(editions):
        for section in chapter.sections:
            yield from ((block.id, block.id) for block in section.blocks)
        yield from ((item.id, _first(item.text.words)) for item in chapter.recommendations())


def _first(words: Mapping[str, str]) -> str:
    """The words of a text in its first language."""
    return next(iter(words.values()), "")


def _ratings(guideline: Guideline, editions: Sequence[Edition]) -> Iterator[tuple[str, Schema]]:
    """The schema of a rating, by the key of each scale that some edition is rated on."""
    in_editions = {key: scale for edition in editions for key, scale in edition.scales.items()}
    for key, scale in (dict(guideline.scales) | in_editions).items():
        yield key, _rating(scale, guideline.head.source_language)


def _rating(scale: Scale, language: str) -> Schema:
    title = scale.title.say(language)
    levels = [
        {"const": level.value, "description": level.label.say(language)} for level in scale.levels
    ]
    return {"type": "string", "title": title, "description": title, "anyOf": levels}
