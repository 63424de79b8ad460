"""Each text of an edition by a lasting key, and whether its translation is confirmed.

translations.yaml holds for each confirmed translation a fingerprint: the short digests of the
source's words and of its own. Whichever words change, it is to be looked at again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, get_args

from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, EditionHead
from guidepress.model.nodes import Key, Node, flatten
from guidepress.model.text import EVERY_LANGUAGE, Text
from guidepress.storage.cache import short_digest
from guidepress.storage.yaml_write import block

State = Literal["current", "stale", "missing", "unreviewed"]
"""`stale`: the source was changed since somebody confirmed the translation."""

STATES: tuple[State, ...] = get_args(State)
CURRENT: State = "current"


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to be translated: its key, the part of the edition that it is in, its source language.

    A part is a chapter's id, or 'edition', 'references', 'abbreviations' or 'changes'.
    """

    key: str
    part: str
    text: Text
    source: str

    @property
    def original(self) -> str:
        return self.text.words.get(self.source, "")

    def translation(self, language: str) -> str:
        """The words in another language; none where there is no translation."""
        return self.text.words.get(language, "")


def units(edition: Edition, source: str) -> tuple[Unit, ...]:
    """The texts of an edition that differ by language, in reading order.

    `source` is the guideline's own language; a block's `original` comes before it.
    """
    units = [*_of_record(edition.head, ("edition",), "edition", source)]
    nodes = flatten(edition).all
    for node in nodes.values():
        language = _original(node, nodes) or source
        part = node.chapter or node.part
        if isinstance(node.record, Text):
            units += _named([(node.key, node.record)], part, language)
        else:
            own = (((*node.key, name), getattr(node.record, name)) for name in node.fields())
            units += _named(_texts(own), part, language)
    for declared in edition.declarations:
        units += _of_record(declared, _key_of(declared), "changes", source)
    return tuple(units)


def _of_record(
    record: EditionHead | Declaration, key: Key, part: str, source: str
) -> Iterator[Unit]:
    return _named(_texts([(key, record)]), part, source)


def _key_of(declared: Declaration) -> Key:
    parts = ("change", declared.kind, declared.chapter, *declared.old, *declared.new)
    return tuple(part for part in parts if part)


def _named(texts: Iterable[tuple[Key, Text]], part: str, source: str) -> Iterator[Unit]:
    for key, text in texts:
        if EVERY_LANGUAGE not in text.words:
            yield Unit("/".join(key), part, text, source)


def _original(node: Node, nodes: Mapping[Key, Node]) -> str:
    """The language that the source gives a thing in, where it is a special one."""
    own = getattr(node.record, "original", "")
    if own or node.owner not in nodes:
        return str(own)
    return _original(nodes[node.owner], nodes)


def _texts(parts: Iterable[tuple[Key, Any]]) -> Iterator[tuple[Key, Text]]:
    """The texts in these values, each with the ids and names that lead to it."""
    for key, value in parts:
        if isinstance(value, Text):
            yield key, value
        elif isinstance(value, Mapping):
            yield from _texts(((*key, name), part) for name, part in value.items())
        elif isinstance(value, tuple):
            yield from _texts(((*key, _name(part, i)), part) for i, part in enumerate(value))
        elif is_dataclass(value):
            names = (field.name for field in fields(value) if field.compare)
            yield from _texts(((*key, name), getattr(value, name)) for name in names)


def _name(part: Any, index: int) -> str:
    """What an entry of a list is called: a citation by its work, else by its number."""
    return str(getattr(part, "ref", index))


def fingerprint(unit: Unit, language: str) -> str:
    """What stands in translations.yaml for a confirmed translation."""
    return f"{short_digest(unit.original)}/{short_digest(unit.translation(language))}"


def state(unit: Unit, language: str, edition: Edition) -> State:
    """Whether the translation of a text is confirmed as it is."""
    if not unit.translation(language).strip():
        return "missing"
    confirmed = edition.confirmed.get(language, {}).get(unit.key)
    if confirmed is None:
        return CURRENT if edition.head.translations == "reviewed" else "unreviewed"
    current = fingerprint(unit, language)
    if confirmed.partition("/")[0] != current.partition("/")[0]:
        return "stale"
    return CURRENT if confirmed == current else "unreviewed"


def states(
    edition: Edition, languages: Sequence[str], units: Iterable[Unit]
) -> Iterator[tuple[Unit, str, State]]:
    """The state of each text in each of these languages that it is translated into."""
    for unit in units:
        for language in languages:
            if language != unit.source:
                yield unit, language, state(unit, language, edition)


Confirmed = Mapping[str, Mapping[str, str]]
"""By language and key, the fingerprint of what was confirmed."""

_HEAD = """\
# yaml-language-server: $schema=../../schema/translations.schema.json
# Which translations are confirmed, and in which words. Written by `guidepress translate`.
"""


def confirm(
    edition: Edition, units: Iterable[Unit], translations: Iterable[tuple[Unit, str]]
) -> dict[str, dict[str, str]]:
    """What is confirmed once these translations are too, each a unit and a language.

    `units` are all of the edition; what is no longer among them is left out.
    """
    keys = {unit.key for unit in units}
    confirmed = {
        language: {key: value for key, value in by_key.items() if key in keys}
        for language, by_key in edition.confirmed.items()
    }
    for unit, language in translations:
        confirmed.setdefault(language, {})[unit.key] = fingerprint(unit, language)
    return confirmed


def to_bytes(confirmed: Confirmed) -> bytes:
    """The bytes of translations.yaml, a line for each text."""
    by_language = {
        language: dict(sorted(by_key.items()))
        for language, by_key in sorted(confirmed.items())
        if by_key
    }
    # Hashes need no quotes: the slash between them makes each a text.
    return (_HEAD + block({"confirmed": by_language}, lambda _, hashes: hashes)).encode()
