"""YAML that an author goes on from: sketches of chapters and of what is in them, and of works."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from string import Template
from textwrap import indent

from guidepress.edit import yaml_edit
from guidepress.model.blocks.recommendations import Recommendations
from guidepress.model.chapter import Chapter, Section
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import GuidepressError, there_are
from guidepress.storage.resources import TEMPLATES

OPEN = "?"
"""What stands for a rating that nobody has given yet; no scale has it, so the check asks for it."""
_SKETCHES = TEMPLATES / "new"


def sketch(
    kind: str, name: str, words: Mapping[str, str], guideline: Guideline, **more: str
) -> str:
    """A new thing of a kind that templates/new/ has a file for, in lines of YAML.

    `words` are its title or text by language, `more` may give `edition`, `schema` and, by the key
    of a scale, a rating.
    """
    title = next((said for said in words.values() if said != name), name)
    ratings = {key: more.get(key, OPEN) for key in guideline.scales}
    said = Template((_SKETCHES / f"{kind}.yaml").read_text(encoding="utf-8"))
    return said.substitute(
        ID=name,
        TEXT=_flow(words),
        TITLE=json.dumps(title, ensure_ascii=False),
        RATING=_flow(ratings),
        EDITION=more.get("edition", ""),
        SCHEMA=more.get("schema", ""),
        schema="$schema",
    )


def _flow(values: Mapping[str, str]) -> str:
    """A mapping in one line, every value in quotes."""
    pairs = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return f"{{{', '.join(pairs)}}}"


def add_section(content: bytes, written: str, path: str) -> bytes:
    """A chapter's file with one more section at its end."""
    return yaml_edit.append(content, ("sections",), written, path)


def add_recommendation(
    content: bytes, chapter: Chapter, section: str, written: str, path: str
) -> bytes:
    """A chapter's file with one more recommendation, at the end of a section's last block of them.

    A section that has no such block gets one.
    Raises `GuidepressError` where there is no such section.
    """
    number, found = _section(chapter, section)
    blocks = [i for i, b in enumerate(found.blocks) if isinstance(b, Recommendations)]
    if not blocks:
        item = f"- {indent(written, '    ').lstrip()}"
        block = f"kind: recommendations\nid: {section}-recommendations\nitems:\n  {item}"
        return add_block(content, chapter, section, block, path)
    steps = ("sections", number, "blocks", blocks[-1], "items")
    return yaml_edit.append(content, steps, written, path)


def add_block(content: bytes, chapter: Chapter, section: str, written: str, path: str) -> bytes:
    """A chapter's file with one more block at the end of a section.

    Raises `GuidepressError` where there is no such section.
    """
    number, _ = _section(chapter, section)
    return yaml_edit.append(content, ("sections", number, "blocks"), written, path)


def add_work(content: bytes, edition: Edition, name: str, written: str, path: str) -> bytes:
    """A file of references with one more: by its key if all are in that order, else at the end."""
    keys = list(edition.references)
    index = bisect_left(keys, name) if keys == sorted(keys) else len(keys)
    return yaml_edit.insert(content, "references", {index: [written]}, path)


def _section(chapter: Chapter, name: str) -> tuple[int, Section]:
    known = [section.id for section in chapter.sections]
    if name not in known:
        raise GuidepressError(f"{chapter.id} has no section '{name}'{there_are(name, known)}")
    number = known.index(name)
    return number, chapter.sections[number]


def taken(edition: Edition) -> dict[str, str]:
    """What ids stand for already, by id: a chapter, a section, a block, or a recommendation."""
    found: dict[str, str] = {}
    for chapter in edition.chapters:
        found[chapter.id] = "chapter"
        found |= {section.id: f"section of {chapter.id}" for section in chapter.sections}
        blocks = (block.id for section in chapter.sections for block in section.blocks)
        found |= dict.fromkeys(blocks, f"block in {chapter.id}")
        found |= {item.id: f"recommendation in {chapter.id}" for item in chapter.recommendations()}
    return found
