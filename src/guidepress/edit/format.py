r"""The canonical form of a file: line ends, white space, indentation, and quotes around ratings.

Order, comments and line breaks are the author's, so a file in canonical form says the same as
before, and reads as she wrote it.

>>> canonical(b"-   id: oak  \r\n    rating:  {loe: 3, ago: +/-}\r\n\r\n")
b'- id: oak\n  rating:  {loe: "3", ago: +/-}\n'
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from guidepress.edit.indent import reindent
from guidepress.model.location import Mark, Place
from guidepress.read import yaml_reader

RATING = "rating"

# "id: oak  # the tree" → " # the tree"; "id: oak#1" → nothing
_COMMENT = re.compile(r"(?:^|\s)#.*")

# What some reader of YAML takes for a number, a date, a truth or nothing:
# 3 · 1.10 · -2e5 · 2024-01-05 · 1:30 · 0x1f · .inf · ~ · null · NO · y; but not 3b, A, ++ or +/-
_MISREAD = re.compile(
    r"[-+]?[0-9][0-9_.,:eE+-]*|0[xo][0-9a-fA-F]+|~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)

# A scalar without quotes, from its first character up to a comma, a bracket, a comment or the end
# of its line: of `3b, gr: B}` the `3b`; of `"3b"` nothing
_UNQUOTED = re.compile(r"""[^\s"'{}\[\],#&*!|>%@`][^{}\[\],#\n]*""")


def canonical(content: bytes) -> bytes:
    """A file in canonical form; a step that would change what the file says is left out."""
    meaning = _meaning(content)
    if meaning is None:
        return content
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    for step in (_quote_ratings, _indent, _trim):
        changed = step(text)
        if changed != text and _meaning(changed.encode()) == meaning:
            text = changed
    return text.encode()


def _meaning(content: bytes) -> tuple[Any, list[str]] | None:
    """The data and the comments of a file; `None` where it cannot be read."""
    tree = yaml_reader.parse(content, "")
    return None if tree.problems else (_without_ratings(tree.data), list(_comments(content)))


def _without_ratings(data: Any) -> Any:
    """Data without ratings, which may become texts: `loe: 3` is a number until it is quoted."""
    if isinstance(data, dict):
        return {k: "" if k == RATING else _without_ratings(v) for k, v in data.items()}
    return [_without_ratings(part) for part in data] if isinstance(data, list) else data


def _comments(content: bytes) -> Iterator[str]:
    for line in content.decode("utf-8-sig").splitlines():
        comment = _COMMENT.search(line)
        if comment:
            yield comment[0].strip()


# ---- white space ----


def _indent(text: str) -> str:
    return "\n".join(reindent(text.split("\n"), _continued(text)))


@lru_cache(maxsize=1)
def _continued(text: str) -> dict[int, yaml_reader.Span]:
    """The lines that continue a text or a pair of brackets, each with the span that it is in."""
    spans = sorted(yaml_reader.spans(text), key=lambda span: span.is_text)
    return {line: span for span in spans for line in range(span.first + 1, span.last + 1)}


def _trim(text: str) -> str:
    """No white space at the end of lines, one blank line at most, one line end at the end."""
    trimmed: list[str] = []
    in_texts = {line for line, span in _continued(text).items() if span.is_text}
    for number, line in enumerate(text.split("\n")):
        line_kept = line if number in in_texts else line.rstrip()
        if line_kept or number in in_texts or (trimmed and trimmed[-1]):
            trimmed.append(line_kept)
    return "\n".join(trimmed).rstrip("\n") + "\n"


# ---- quotes ----


def _quote_ratings(text: str) -> str:
    """Quotes around each rating that some reader would take for something else than its words."""
    tree = yaml_reader.parse(text.encode(), "")
    for mark in sorted(set(_ratings(tree.data, tree.place)), reverse=True):
        scalar = _UNQUOTED.match(text, mark)
        value = scalar[0].rstrip() if scalar else ""
        if value and _MISREAD.fullmatch(value):
            text = f'{text[:mark]}"{value}"{text[mark + len(value) :]}'
    return text


def _ratings(data: Any, place: Mark | Place) -> Iterator[Mark]:
    """Where each rating begins."""
    if not isinstance(place, Place) or not isinstance(data, dict | list):
        return
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        inner = place.inner.get(key, 0)
        if key == RATING and isinstance(inner, Place):
            yield from (mark for mark in inner.inner.values() if isinstance(mark, int))
        else:
            yield from _ratings(value, inner)
