"""Change a YAML file as a careful author does: what is not meant stays as it is, to the byte.

Each function but `fresh` takes the bytes of a file; all give new ones, read anew to see that they
mean what they should. Loading and dumping a file whole would keep its comments, but not how it is
written: escapes, broken lines and indentation would change all over it.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from guidepress.model.problem import GuidepressError
from guidepress.read import yaml_reader

Steps = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

_BOM = "\ufeff"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CONTROL = re.compile("[\x00-\x1f]")
_BLOCK = ("|", ">")
_NEVER_BROKEN = 1 << 30
"""A width that no line has."""


def put(content: bytes, values: Mapping[Steps, str], path: str) -> bytes:
    """Other texts in the place of those behind these keys, in the same quotes.

    A text whose last key is not there yet comes at the end of its record.

    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, meaning = _read(content)
    root, splices = _compose(text, path), []
    for steps, value in values.items():
        splices.append(_replaced(text, _reached(root, steps[:-1]), steps[-1], value, path))
        _set(meaning, steps, value)
    return _assured(content, _spliced(text, splices), meaning, path)


def drop(content: bytes, field: str, path: str) -> bytes:
    """The file without a field of its record; comments below the field stay.

    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, meaning = _read(content)
    if field not in meaning:
        return content
    root = _compose(text, path)
    key, value = next(pair for pair in root.value if pair[0].value == field)
    begin = _line_start(text, key.start_mark.index)
    end = _next_line(text, _end(value))
    del meaning[field]
    return _assured(content, _spliced(text, [(begin, end, "")]), meaning, path)


def insert(content: bytes, field: str, records: Mapping[int, Sequence[str]], path: str) -> bytes:
    """The file with more records in a list; comments stay above the record that they stand above.

    `records` are lines of YAML by the index of the record that they come before; the index after
    the last one leads to the list's end.
    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, meaning = _read(content)
    whole = _sequence(_compose(text, path), field, path)
    if not whole.value:
        every = [one for each in records.values() for one in each]
        lines = "".join(_item(one, "  ") for one in every).rstrip("\n")
        begin = len(text[: whole.start_mark.index].rstrip(" "))
        meaning[field] = [yaml_reader.parse(one.encode(), "").data for one in every]
        filled = _spliced(text, [(begin, whole.end_mark.index, f"\n{lines}")])
        return _assured(content, filled, meaning, path)
    items = list(whole.value)
    splices = []
    for index, written in sorted(records.items(), reverse=True):
        at = _above(text, items, index)
        splices.append((at, at, _among(text, items, at, written)))
        meaning[field][index:index] = [yaml_reader.parse(one.encode(), "").data for one in written]
    return _assured(content, _spliced(text, splices), meaning, path)


def append(content: bytes, steps: Sequence[str | int], written: str, path: str) -> bytes:
    """The file with one more entry at the end of the list that keys and indices lead to.

    `written` is the entry in lines of YAML.
    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, meaning = _read(content)
    items, whole = _listed(_compose(text, path), steps, path), meaning
    for step in steps:
        whole = whole[step]
    if items.flow_style:
        at = _end(items.value[-1])
        splice = (at, at, f", {written}")
    else:
        at = _above(text, items.value, len(items.value))
        splice = (at, at, _among(text, items.value, at, [written]))
    whole.append(yaml_reader.parse(written.encode(), "").data)
    return _assured(content, _spliced(text, [splice]), meaning, path)


def _listed(node: Node, steps: Sequence[str | int], path: str) -> SequenceNode:
    """The list that keys and indices lead to; it has an entry that shows how they are written."""
    node = _reached(node, steps)
    if not isinstance(node, SequenceNode) or not node.value:
        raise _too_odd(path)
    return node


def _among(text: str, items: list[Node], at: int, records: Sequence[str]) -> str:
    """Records as they are to stand at a place: indented as the others, and spaced as they are."""
    indent = " " * (items[0].start_mark.column - len("- "))
    gap = "\n" if _is_blank_above(text, _above(text, items, len(items) - 1)) else ""
    last = at > items[-1].start_mark.index
    lines = "".join(f"{gap * last}{_item(one, indent)}{gap * (not last)}" for one in records)
    begun = at > 0 and text[at - 1] != "\n"
    return f"{chr(10) * begun}{lines}".replace("\n", "\r\n" if "\r\n" in text else "\n")


def _is_blank_above(text: str, at: int) -> bool:
    return at > 0 and not text[_line_start(text, at - 1) : at].strip()


def _sequence(root: MappingNode, field: str, path: str) -> SequenceNode:
    """A list whose records are written in lines, or an empty one."""
    items = next((value for key, value in root.value if key.value == field), None)
    if not isinstance(items, SequenceNode) or (items.flow_style and items.value):
        raise _too_odd(path)
    return items


def _above(text: str, items: list[Node], index: int) -> int:
    """Where the lines of a record begin, with the comments right above it; or where all end."""
    last = _next_line(text, _end(items[index - 1])) if index else 0
    if index == len(items):
        return last
    at = _line_start(text, items[index].start_mark.index)
    while at > last and text[_line_start(text, at - 1) : at].lstrip().startswith("#"):
        at = _line_start(text, at - 1)
    return at


def _item(written: str, indent: str) -> str:
    """A record as one of a list."""
    first, *others = written.splitlines()
    return "".join((f"{indent}- {first}\n", *(f"{indent}  {line}\n" for line in others)))


def remark(content: bytes, remarks: Mapping[int, str]) -> bytes:
    """Comments above lines, which count from 1; one that would not be read as such is left out."""
    text, meaning = _read(content)
    for number in sorted(remarks, reverse=True):
        lines = text.splitlines(keepends=True)
        line = lines[number - 1]
        indent = line[: len(line) - len(line.lstrip())]
        end = "\r\n" if line.endswith("\r\n") else "\n"
        lines.insert(number - 1, f"{indent}# {remarks[number]}{end}")
        remarked = "".join(lines)
        if _means(remarked, meaning):
            text = remarked
    return _encoded(content, text)


def fresh(data: Any) -> bytes:
    """A new file that says plain data, one field in each line."""
    writer = YAML()
    writer.width = _NEVER_BROKEN
    writer.indent(mapping=2, sequence=4, offset=2)
    written = BytesIO()
    writer.dump(data, written)
    return _assured(b"", written.getvalue().decode(), data, "the new file")


def _read(content: bytes) -> tuple[str, Any]:
    """The text of a file that was checked, and its plain data, to be changed likewise."""
    return content.decode("utf-8-sig"), yaml_reader.parse(content, "").data


def _compose(text: str, path: str) -> MappingNode:
    """The file's record, where each part of it knows its beginning and its end."""
    try:
        return YAML(typ="safe", pure=True).compose(text)  # type: ignore[no-any-return]
    except YAMLError:
        raise _too_odd(path) from None


def _too_odd(path: str) -> GuidepressError:
    return GuidepressError(
        f"{path} is written in a way that a program cannot change without harm: write each field "
        "on a line of its own, as 'key: value'"
    )


def _reached(node: Node, steps: Sequence[str | int]) -> Node:
    """What keys and indices lead to."""
    for step in steps:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _replaced(
    text: str, record: Node, key: str | int, value: str, path: str
) -> tuple[int, int, str]:
    """The splice that puts a text in the place of another, or adds it to its record."""
    if isinstance(record, MappingNode) and all(name.value != key for name, _ in record.value):
        return _added(text, record, f"{key}: {json.dumps(value, ensure_ascii=False)}")
    node = _reached(record, (key,))
    if not isinstance(node, ScalarNode):
        raise _too_odd(path)
    return node.start_mark.index, _end(node), _written(value, node)


def _added(text: str, record: MappingNode, field: str) -> tuple[int, int, str]:
    end = _end(record.value[-1][1])
    if record.flow_style:
        return end, end, f", {field}"
    end = _next_line(text, end)
    begun = "" if text[end - 1] == "\n" else "\n"
    line = f"{begun}{' ' * record.value[0][0].start_mark.column}{field}\n"
    return end, end, line.replace("\n", "\r\n" if "\r\n" in text else "\n")


def _end(node: Node) -> int:
    """Where a value ends: a record in lines ends where its last value does."""
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    return int(node.end_mark.index)


def _written(value: str, node: ScalarNode) -> str:
    """A text as YAML, in the quotes of the value whose place it takes."""
    if node.style == "'" and not _CONTROL.search(value):
        return "'" + value.replace("'", "''") + "'"
    plain = node.style is None and _PLAIN.fullmatch(value) and yaml_reader.resolve(value) == value
    written = value if plain else json.dumps(value, ensure_ascii=False)
    return f"{written}\n" if node.style in _BLOCK else written


def _set(data: Any, steps: Steps, value: str) -> None:
    for step in steps[:-1]:
        data = data[step]
    data[steps[-1]] = value


def _spliced(text: str, splices: Iterable[tuple[int, int, str]]) -> str:
    for begin, end, new in sorted(splices, reverse=True):
        text = text[:begin] + new + text[end:]
    return text


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _next_line(text: str, index: int) -> int:
    """Where the line ends that holds what stands before `index`."""
    found = text.find("\n", index - 1)
    return len(text) if found == -1 else found + 1


def _assured(content: bytes, text: str, meaning: Any, path: str) -> bytes:
    if not _means(text, meaning):
        raise _too_odd(path)
    return _encoded(content, text)


def _means(text: str, meaning: Any) -> bool:
    return bool(yaml_reader.parse(text.encode("utf-8", "surrogatepass"), "").data == meaning)


def _encoded(content: bytes, text: str) -> bytes:
    return (_BOM if content.startswith(_BOM.encode()) else "").encode() + text.encode()
