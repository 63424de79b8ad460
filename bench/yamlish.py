"""Plain data as YAML in the manner of the real content: short records in a line, texts folded.

PyYAML's own writer takes a minute for the corpus, and nobody writes as it does.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

WIDTH = 100
_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß](?:[\wÄÖÜäöüß ()/.%≤≥-]*[\wÄÖÜäöüß).%])?\Z")
_BARE_KEYS = frozenset(("loe", "gr", "grade", "given", "volume", "issue", "page"))
"""Keys whose values are always quoted."""


def document(value: dict[str, Any]) -> str:
    return "\n".join(_mapping(value, 0)) + "\n"


def _mapping(value: dict[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, part in value.items():
        name = f"{pad}{key}:"
        if (flow := _flow(part, key)) and len(name) + len(flow) < WIDTH:
            yield f"{name} {flow}"
        elif isinstance(part, str):
            yield from _long(name, part, indent + 2)
        else:
            yield name
            yield from _inside(part, indent + 2)


def _inside(part: Any, indent: int) -> Iterator[str]:
    if isinstance(part, dict):
        yield from _mapping(part, indent)
        return
    for item in part:
        yield from _item(item, indent)


def _item(item: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    flow = _flow(item, "")
    if flow and len(pad) + len(flow) < WIDTH:
        yield f"{pad}- {flow}"
        return
    first, *others = _mapping(item, indent + 2)
    yield f"{pad}- {first.lstrip()}"
    yield from others


def _flow(value: Any, key: str) -> str:
    """The value in one line; nothing if it is a record that is better read in several."""
    match value:
        case dict():
            return _flow_record(value)
        case list():
            parts = [_flow(item, "") for item in value]
            return f"[{', '.join(parts)}]" if all(parts) and not _records(value) else ""
        case str():
            return "" if "\n" in value else _scalar(value, key)
    return json.dumps(value)


def _records(value: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in value)


def _flow_record(value: dict[str, Any]) -> str:
    if "id" in value or any(isinstance(part, dict) for part in value.values()):
        return ""
    parts = [(key, _flow(part, key)) for key, part in value.items()]
    if not all(text for _, text in parts):
        return ""
    return "{" + ", ".join(f"{key}: {text}" for key, text in parts) + "}"


def _scalar(text: str, key: str) -> str:
    if key not in _BARE_KEYS and _PLAIN.match(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _long(name: str, text: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    if "\n" in text:
        yield f"{name} |-"
        yield from (f"{pad}{line}" if line else "" for line in text.split("\n"))
        return
    yield f"{name} >-"
    line = ""
    for word in text.split(" "):
        if line and len(pad) + len(line) + len(word) >= WIDTH:
            yield f"{pad}{line}"
            line = ""
        line = f"{line} {word}" if line else word
    yield f"{pad}{line}"
