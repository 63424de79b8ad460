"""A record as references.yaml writes it: one field in each line, an author in each."""

import json
import re
from collections.abc import Iterator
from typing import Any

from guidepress.read.yaml_reader import resolve
from guidepress.references.clean import Record

_PLAIN = re.compile(r"[^\W\d_]+(?:(?:\.? |-| \()[^\W\d_]+\)?)*\.?")
_NO_WORDS = ("yes", "no", "on", "off", "y", "n")
"""What YAML 1.1 takes for true or false."""
_QUOTED = ("title", "given", "volume", "issue", "page")
"""Fields that stand in quotes, whatever they say: NO is a name, and 17 is no number."""


def written(work: Record) -> str:
    """The YAML of a record, its lines not indented."""
    return "".join(f"{line}\n" for name, value in work.items() for line in _lines(name, value))


def _lines(name: str, value: Any) -> Iterator[str]:
    if name == "author":
        yield "author:"
        yield from (f"  - {_flow(author)}" for author in value)
    elif name == "issued":
        yield f"issued: {{date-parts: {json.dumps(value['date-parts'])}}}"
    else:
        yield f"{name}: {_scalar(name, value)}"


def _flow(author: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {_scalar(name, said)}" for name, said in author.items()) + "}"


def _scalar(name: str, value: str) -> str:
    plain = name not in _QUOTED and _PLAIN.fullmatch(value) and value.lower() not in _NO_WORDS
    bare = name in ("id", "type") or plain
    return value if bare and resolve(value) == value else json.dumps(value, ensure_ascii=False)
