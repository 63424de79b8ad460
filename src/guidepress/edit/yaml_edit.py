"""Change a YAML file as a careful author does: what is not meant stays as it is, to the byte.

Each function but `serialize` takes the bytes of a file and gives the new ones. It changes the text
and, beside it, the plain data, and raises an error where the new text does not hold the new data.
Loading and dumping a file whole would keep its comments, but not how it is written: escapes, broken
lines and indentation would change all over it.

>>> put(b"title: 'Tea'  # short", {("title",): "Leaves"}, "f.yaml")
b"title: 'Leaves'  # short"
"""

from collections.abc import Mapping, Sequence
from typing import Any

from guidepress.edit.yaml_layout import Splice, add_entries, fill_list, replace_text, splice
from guidepress.edit.yaml_nodes import (
    block_list,
    compose,
    descend,
    dump,
    end_of,
    end_of_line,
    filled_list,
    start_of_line,
    unsupported,
)
from guidepress.read import yaml_reader

Steps = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

_BOM = "\ufeff"


def put(content: bytes, texts: Mapping[Steps, str], path: str) -> bytes:
    """Other texts in the place of those behind these keys, in the same quotes.

    A text whose last key is not there yet comes at the end of its mapping.

    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, data = _read(content)
    root, splices = compose(text, path), []
    for steps, value in texts.items():
        splices.append(replace_text(text, descend(root, steps[:-1]), steps[-1], value, path))
        _value(data, steps[:-1])[steps[-1]] = value
    return _verified(content, splice(text, splices), data, path)


def drop(content: bytes, field: str, path: str) -> bytes:
    """The file without a field of its mapping; comments below the field stay.

    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, data = _read(content)
    if field not in data:
        return content
    key, value = next(pair for pair in compose(text, path).value if pair[0].value == field)
    begin = start_of_line(text, key.start_mark.index)
    without = splice(text, [Splice(begin, end_of_line(text, end_of(value)), "")])
    del data[field]
    return _verified(content, without, data, path)


def insert(content: bytes, field: str, records: Mapping[int, Sequence[str]], path: str) -> bytes:
    """The file with more records in a list; comments stay above the record that they stand above.

    `records` are lines of YAML by the index of the record that they come before; the index after
    the last one leads to the list's end.
    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, data = _read(content)
    node = block_list(compose(text, path), field, path)
    if node.value:
        splices = [add_entries(text, node.value, index, new) for index, new in records.items()]
    else:
        splices = [fill_list(text, node, [record for new in records.values() for record in new])]
    for index, new in sorted(records.items(), reverse=True):
        data[field][index:index] = map(_data, new)
    return _verified(content, splice(text, splices), data, path)


def append(content: bytes, steps: Sequence[str | int], entry: str, path: str) -> bytes:
    """The file with one more entry at the end of the list that keys and indices lead to.

    `entry` is in lines of YAML.
    Raises `GuidepressError` where the file is written in a way that this cannot follow.
    """
    text, data = _read(content)
    node = filled_list(compose(text, path), steps, path)
    if node.flow_style:
        end = end_of(node.value[-1])
        change = Splice(end, end, f", {entry}")
    else:
        change = add_entries(text, node.value, len(node.value), [entry])
    _value(data, steps).append(_data(entry))
    return _verified(content, splice(text, [change]), data, path)


def add_comments(content: bytes, comments: Mapping[int, str]) -> bytes:
    """The file with comments above lines, which count from 1.

    One that would not be read as a comment, as above a line of a text in `|`, is left out.
    """
    text, data = _read(content)
    for number in sorted(comments, reverse=True):
        lines = text.splitlines(keepends=True)
        line = lines[number - 1]
        indent = line[: len(line) - len(line.lstrip())]
        end = "\r\n" if line.endswith("\r\n") else "\n"
        lines.insert(number - 1, f"{indent}# {comments[number]}{end}")
        commented = "".join(lines)
        if _data(commented) == data:
            text = commented
    return _encode(content, text)


def serialize(data: Any) -> bytes:
    """A new file that holds plain data, one field in each line.

    The library chooses how each text is written: plain where that is possible, else in one of two
    quotes. `storage.yaml_write`, which quotes every text, would give other bytes.
    """
    return _verified(b"", dump(data), data, "the new file")


# ---- text and data ----


def _read(content: bytes) -> tuple[str, Any]:
    """The text of a file that was checked, and its plain data, to be changed likewise."""
    text = content.decode("utf-8-sig")
    return text, _data(text)


def _data(text: str) -> Any:
    return yaml_reader.parse(text.encode("utf-8", "surrogatepass"), "").data


def _value(data: Any, steps: Sequence[str | int]) -> Any:
    """The mapping or list that keys and indices lead to."""
    for step in steps:
        data = data[step]
    return data


def _verified(content: bytes, text: str, data: Any, path: str) -> bytes:
    """The new bytes of a file.

    Raises `GuidepressError` where the text does not hold the data.
    """
    if _data(text) != data:
        raise unsupported(path)
    return _encode(content, text)


def _encode(content: bytes, text: str) -> bytes:
    """The bytes of a text, with a byte order mark if the old content has one."""
    return (_BOM if content.startswith(_BOM.encode()) else "").encode() + text.encode()
