"""YAML as an author writes it by hand: a mapping in lines, or in one line between braces.

Whole editions are written by `edit.yaml_edit.serialize`; what stands here is for short pieces, and
for files whose every byte is settled.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value]"
Nested: TypeAlias = "Mapping[str, str | Nested]"
Scalar: TypeAlias = Callable[[str, str], str]
"""How a text is written that stands behind a key: `scalar(key, text)`."""

_STEP = "  "


def quoted(text: str) -> str:
    r"""A text in double quotes; JSON's strings are strings of YAML 1.2, in each of their escapes.

    >>> quoted("17"), quoted("two\nlines")
    ('"17"', '"two\\nlines"')
    """
    return json.dumps(text, ensure_ascii=False)


def _quoted(_key: str, text: str) -> str:
    return quoted(text)


def flow(value: Value, scalar: Scalar = _quoted, key: str = "") -> str:
    """A value in one line; `key` is what it stands behind.

    >>> flow({"de": "Tee", "en": "Tea"}), flow({"date-parts": [[2017, 7]]})
    ('{de: "Tee", en: "Tea"}', '{date-parts: [[2017, 7]]}')
    """
    match value:
        case str():
            return scalar(key, value)
        case int():
            return str(value)
        case Mapping():
            pairs = (f"{name}: {flow(part, scalar, name)}" for name, part in value.items())
            return f"{{{', '.join(pairs)}}}"
        case _:
            return f"[{', '.join(flow(part, scalar, key) for part in value)}]"


def block(mapping: Nested, scalar: Scalar = _quoted) -> str:
    """Mappings in mappings, a line for each text.

    >>> block({"confirmed": {"en": {"liver/title": "0b1c"}}, "stale": {}}).splitlines()
    ['confirmed:', '  en:', '    liver/title: "0b1c"', 'stale: {}']
    """
    return "".join(f"{line}\n" for line in _lines(mapping, scalar))


def _lines(mapping: Nested, scalar: Scalar) -> Iterator[str]:
    for key, value in mapping.items():
        if isinstance(value, str):
            yield f"{key}: {scalar(key, value)}"
        elif value:
            yield f"{key}:"
            yield from (f"{_STEP}{line}" for line in _lines(value, scalar))
        else:
            yield f"{key}: {{}}"
