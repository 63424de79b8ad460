"""The values of a YAML file with their places: where each begins and ends in the text.

The reader of content, `read.yaml_reader`, knows where a value begins, but not where it ends; this
module, which alone knows ruamel.yaml, knows both. Places are counted in characters from 0.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from guidepress.model.problem import GuidepressError

__all__ = [
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "block_list",
    "child",
    "compose",
    "descend",
    "dump",
    "end_of",
    "end_of_line",
    "filled_list",
    "line_before",
    "start_of_entry",
    "start_of_line",
    "unsupported",
]

_NO_LINE_BREAKS = 1 << 30
"""A width in characters that no line has."""


def compose(text: str, path: str) -> MappingNode:
    """The mapping that a file holds.

    Raises `GuidepressError` where ruamel.yaml does not read what `yaml_reader` reads.
    """
    try:
        return YAML(typ="safe", pure=True).compose(text)  # type: ignore[no-any-return]
    except YAMLError:
        raise unsupported(path) from None


def dump(data: Any) -> str:
    """Plain data as YAML, one field in each line, the entries of lists indented."""
    writer = YAML()
    writer.width = _NO_LINE_BREAKS
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = BytesIO()
    writer.dump(data, stream)
    return stream.getvalue().decode()


def unsupported(path: str) -> GuidepressError:
    """The error for a file in which an edit cannot be made without changing more than is meant."""
    return GuidepressError(
        f"{path} is written in a way that a program cannot change without harm: write each field "
        "on a line of its own, as 'key: value'"
    )


# ---- values ----


def child(node: Node, step: str | int) -> Node:
    """The value behind a key of a mapping, or at an index of a list."""
    if isinstance(node, SequenceNode) and isinstance(step, int):
        entry: Node = node.value[step]
        return entry
    value: Node = next(value for key, value in node.value if key.value == step)
    return value


def descend(node: Node, steps: Sequence[str | int]) -> Node:
    """The value that keys and indices lead to."""
    for step in steps:
        node = child(node, step)
    return node


def block_list(root: MappingNode, field: str, path: str) -> SequenceNode:
    """The list in a field: with each entry in lines of its own, or empty.

    Raises `GuidepressError` where there is none, or where it stands in brackets.
    """
    items = next((value for key, value in root.value if key.value == field), None)
    if not isinstance(items, SequenceNode) or (items.flow_style and items.value):
        raise unsupported(path)
    return items


def filled_list(root: MappingNode, steps: Sequence[str | int], path: str) -> SequenceNode:
    """The list that keys and indices lead to, with an entry that shows how entries are written.

    Raises `GuidepressError` where there is none, or where it is empty.
    """
    node = descend(root, steps)
    if not isinstance(node, SequenceNode) or not node.value:
        raise unsupported(path)
    return node


# ---- places ----


def end_of(node: Node) -> int:
    """The place behind a value.

    A mapping or list in lines has, for the parser, its end where the next token begins, behind
    comments that are about what follows. So its end is taken to be that of its last value.
    """
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return int(node.end_mark.index)


def start_of_line(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def end_of_line(text: str, place: int) -> int:
    """The place behind the line that holds the character before `place`."""
    newline = text.find("\n", place - 1)
    return len(text) if newline == -1 else newline + 1


def start_of_entry(text: str, entries: Sequence[Node], index: int) -> int:
    """The place of the first line of a list's entry, or of the comments right above it.

    The index after the last one gives the end of the list.
    """
    previous_end = end_of_line(text, end_of(entries[index - 1])) if index else 0
    if index == len(entries):
        return previous_end
    place = start_of_line(text, entries[index].start_mark.index)
    while place > previous_end and line_before(text, place).lstrip().startswith("#"):
        place = start_of_line(text, place - 1)
    return place


def line_before(text: str, place: int) -> str:
    """The line above the one that begins at `place`; the first line has none."""
    return text[start_of_line(text, place - 1) : place] if place else ""
