"""Changes of a YAML file's text that look like what stands around them.

A new entry is indented and spaced as its neighbours are, a new text quoted as the one whose place
it takes, and lines end as the others do.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidepress.edit.yaml_nodes import (
    MappingNode,
    Node,
    ScalarNode,
    child,
    end_of,
    end_of_line,
    line_before,
    start_of_entry,
    unsupported,
)
from guidepress.read import yaml_reader
from guidepress.storage.yaml_write import quoted

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""A text that needs no quotes, unless it is a number or a truth: `golse-2017`, `v1.2_b`."""
_CONTROL = re.compile("[\x00-\x1f]")
"""Characters that only double quotes can hold: a tab, the end of a line."""
_BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """New text in the place of the characters from `begin` to `end`."""

    begin: int
    end: int
    new: str


def splice(text: str, splices: Iterable[Splice]) -> str:
    r"""The text after all changes, whose places are those of the text before.

    >>> splice("a: 1\nb: 2\n", [Splice(3, 4, "one"), Splice(10, 10, "c: 3\n")])
    'a: one\nb: 2\nc: 3\n'
    """
    for change in sorted(splices, reverse=True):
        text = text[: change.begin] + change.new + text[change.end :]
    return text


# ---- texts ----


def replace_text(text: str, record: Node, key: str | int, value: str, path: str) -> Splice:
    """A text in the place of the one behind a key; a mapping without the key gets it as its last.

    Raises `GuidepressError` where there is a mapping or a list in that place.
    """
    if isinstance(record, MappingNode) and all(name.value != key for name, _ in record.value):
        return _add_field(text, record, f"{key}: {quoted(value)}")
    node = child(record, key)
    if not isinstance(node, ScalarNode):
        raise unsupported(path)
    return Splice(node.start_mark.index, end_of(node), _scalar_like(node, value))


def _add_field(text: str, record: MappingNode, field: str) -> Splice:
    end = end_of(record.value[-1][1])
    if record.flow_style:
        return Splice(end, end, f", {field}")
    place = end_of_line(text, end)
    column = record.value[0][0].start_mark.column
    return Splice(place, place, _lines_at(text, place, f"{' ' * column}{field}\n"))


def _scalar_like(node: ScalarNode, value: str) -> str:
    """A text as YAML, in the quotes of the scalar whose place it takes."""
    if node.style == "'" and not _CONTROL.search(value):
        return "'" + value.replace("'", "''") + "'"
    plain = node.style is None and _PLAIN.fullmatch(value) and yaml_reader.resolve(value) == value
    scalar = value if plain else quoted(value)
    # A block's end is behind its last line, so that line needs an end of its own.
    return f"{scalar}\n" if node.style in _BLOCK_STYLES else scalar


# ---- entries of lists ----


def add_entries(text: str, entries: Sequence[Node], index: int, new: Sequence[str]) -> Splice:
    """Entries, in lines of YAML, before the one at an index of a list, or at its end."""
    indent = " " * (entries[0].start_mark.column - len("- "))
    last = start_of_entry(text, entries, len(entries) - 1)
    gap = "\n" if last and not line_before(text, last).strip() else ""
    place = start_of_entry(text, entries, index)
    at_end = place > entries[-1].start_mark.index
    before, behind = (gap, "") if at_end else ("", gap)
    lines = "".join(f"{before}{entry(record, indent)}{behind}" for record in new)
    return Splice(place, place, _lines_at(text, place, lines))


def fill_list(text: str, entries: Node, new: Sequence[str]) -> Splice:
    """The first entries of a list that is empty: `[]` becomes lines."""
    begin = len(text[: entries.start_mark.index].rstrip(" "))
    lines = "".join(entry(record, "  ") for record in new).rstrip("\n")
    return Splice(begin, entries.end_mark.index, f"\n{lines}")


def entry(record: str, indent: str) -> str:
    r"""A record, in lines of YAML, as an entry of a list.

    >>> entry("id: oak-2019\ntitle: Oak\n", "  ")
    '  - id: oak-2019\n    title: Oak\n'
    """
    first, *others = record.splitlines()
    return "".join((f"{indent}- {first}\n", *(f"{indent}  {line}\n" for line in others)))


def _lines_at(text: str, place: int, lines: str) -> str:
    """Lines that begin at a place, with a line's end before them where one is missing."""
    begun = place > 0 and text[place - 1] != "\n"
    return f"{chr(10) * begun}{lines}".replace("\n", _line_end(text))


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
