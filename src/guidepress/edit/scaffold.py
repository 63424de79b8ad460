"""Scaffolds: chapters, what is in them, and works, as YAML that an author goes on from."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Template
from textwrap import indent

from guidepress.edit import yaml_edit
from guidepress.model.blocks.recommendations import Recommendations
from guidepress.model.chapter import Chapter, Section
from guidepress.model.guideline import Edition
from guidepress.model.problem import GuidepressError, there_are
from guidepress.storage.resources import TEMPLATES
from guidepress.storage.yaml_write import flow, quoted

OPEN = "?"
"""What stands for a rating that nobody has given yet; no scale has it, so the check asks for it."""


@dataclass(frozen=True, slots=True)
class FileHead:
    """What the first lines of a chapter's file name: its edition, and the address of its schema."""

    edition: str = ""
    schema: str = ""


def scaffold(
    kind: str,
    name: str,
    text: Mapping[str, str],
    ratings: Mapping[str, str],
    head: FileHead = FileHead(),
) -> str:
    """A new record of a kind that templates/new/ has a file for, in lines of YAML.

    `text` is its title or text by language, `ratings` are by the key of their scale; only a chapter
    has a `head`.
    """
    title = next((words for words in text.values() if words != name), name)
    template = Template((TEMPLATES / "new" / f"{kind}.yaml").read_text(encoding="utf-8"))
    return template.substitute(
        ID=name,
        TEXT=flow(text),
        TITLE=quoted(title),
        RATING=flow(ratings),
        EDITION=head.edition,
        SCHEMA=head.schema,
        schema="$schema",
    )


def complete_ratings(scales: Iterable[str], ratings: Mapping[str, str]) -> dict[str, str]:
    """A rating on each scale, by its key; `OPEN` where none was given.

    >>> complete_ratings(["loe", "ago"], {"ago": "++"})
    {'loe': '?', 'ago': '++'}
    """
    return {key: ratings.get(key, OPEN) for key in scales}


def add_section(content: bytes, section: str, path: str) -> bytes:
    """A chapter's file with one more section, in lines of YAML, at its end."""
    return yaml_edit.append(content, ("sections",), section, path)


def add_recommendation(
    content: bytes, chapter: Chapter, section_id: str, recommendation: str, path: str
) -> bytes:
    """A chapter's file with one more recommendation, at the end of a section's last block of them.

    A section that has no such block gets one.
    Raises `GuidepressError` where there is no such section.
    """
    number, section = _section(chapter, section_id)
    blocks = [i for i, b in enumerate(section.blocks) if isinstance(b, Recommendations)]
    if not blocks:
        item = f"- {indent(recommendation, '    ').lstrip()}"
        block = f"kind: recommendations\nid: {section_id}-recommendations\nitems:\n  {item}"
        return add_block(content, chapter, section_id, block, path)
    steps = ("sections", number, "blocks", blocks[-1], "items")
    return yaml_edit.append(content, steps, recommendation, path)


def add_block(content: bytes, chapter: Chapter, section_id: str, block: str, path: str) -> bytes:
    """A chapter's file with one more block at the end of a section.

    Raises `GuidepressError` where there is no such section.
    """
    number, _ = _section(chapter, section_id)
    return yaml_edit.append(content, ("sections", number, "blocks"), block, path)


def add_work(content: bytes, edition: Edition, key: str, work: str, path: str) -> bytes:
    """A file of references with one more: by its key if all are in that order, else at the end."""
    keys = list(edition.references)
    index = bisect_left(keys, key) if keys == sorted(keys) else len(keys)
    return yaml_edit.insert(content, "references", {index: [work]}, path)


def _section(chapter: Chapter, section_id: str) -> tuple[int, Section]:
    """A section and its index."""
    ids = [section.id for section in chapter.sections]
    if section_id not in ids:
        raise GuidepressError(
            f"{chapter.id} has no section '{section_id}'{there_are(section_id, ids)}"
        )
    index = ids.index(section_id)
    return index, chapter.sections[index]


def ids_in_use(edition: Edition) -> dict[str, str]:
    """What each id stands for: a chapter, a section, a block, or a recommendation."""
    uses: dict[str, str] = {}
    for chapter in edition.chapters:
        uses[chapter.id] = "chapter"
        uses |= {section.id: f"section of {chapter.id}" for section in chapter.sections}
        blocks = (block.id for section in chapter.sections for block in section.blocks)
        uses |= dict.fromkeys(blocks, f"block in {chapter.id}")
        uses |= {item.id: f"recommendation in {chapter.id}" for item in chapter.recommendations()}
    return uses
