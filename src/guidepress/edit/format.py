"""One way to write a file: line ends, white space, indentation, and quotes around ratings.

Order, comments and line breaks are the author's; so a file that is put into its form says the same,
and reads as she wrote it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from guidepress.edit.indent import indented
from guidepress.model.location import Place
from guidepress.read import yaml_reader

RATING = "rating"
_COMMENT = re.compile(r"(?:^|\s)#.*")
_MISREAD = re.compile(
    r"[-+]?[0-9][0-9_.,:eE+-]*|0[xo][0-9a-fA-F]+|~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
"""What some reader of YAML takes for a number, a date, a truth or nothing."""
_PLAIN = re.compile(r"""[^\s"'{}\[\],#&*!|>%@`][^{}\[\],#\n]*""")


def formed(content: bytes) -> bytes:
    """A file in its form; whatever of it would change what the file says is left as it is."""
    said = _said(content)
    if said is None:
        return content
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    for step in (_quoted, _indented, _spaced):
        made = step(text)
        if made != text and _said(made.encode()) == said:
            text = made
    return text.encode()


def _said(content: bytes) -> Any:
    """The data and the comments of a file; nothing where it cannot be read."""
    read = yaml_reader.parse(content, "")
    return None if read.problems else (_unrated(read.data), list(_comments(content)))


def _unrated(data: Any) -> Any:
    """Data without ratings, which are words only once they are in quotes."""
    if isinstance(data, dict):
        return {k: "" if k == RATING else _unrated(v) for k, v in data.items()}
    return [_unrated(part) for part in data] if isinstance(data, list) else data


def _comments(content: bytes) -> Iterator[str]:
    for line in content.decode("utf-8-sig").splitlines():
        found = _COMMENT.search(line)
        if found:
            yield found[0].strip()


# ---- white space ----


def _indented(text: str) -> str:
    return "\n".join(indented(text.split("\n"), _inside(text)))


@lru_cache(maxsize=1)
def _inside(text: str) -> dict[int, yaml_reader.Span]:
    """The lines that go on with what was begun before, each with the span that it is in."""
    found = sorted(yaml_reader.spans(text), key=lambda span: span.is_text)
    return {line: span for span in found for line in range(span.first + 1, span.last + 1)}


def _spaced(text: str) -> str:
    """No white space at the end of lines, one blank line at most, one line end at the end."""
    lines: list[str] = []
    inside = {line for line, span in _inside(text).items() if span.is_text}
    for number, line in enumerate(text.split("\n")):
        kept = line if number in inside else line.rstrip()
        if kept or number in inside or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).rstrip("\n") + "\n"


# ---- quotes ----


def _quoted(text: str) -> str:
    """Quotes around each rating that some reader would take for something else than its words."""
    read = yaml_reader.parse(text.encode(), "")
    for mark in sorted(set(_ratings(read.data, read.place)), reverse=True):
        found = _PLAIN.match(text, mark)
        said = found[0].rstrip() if found else ""
        if said and _MISREAD.fullmatch(said):
            text = f'{text[:mark]}"{said}"{text[mark + len(said) :]}'
    return text


def _ratings(data: Any, place: Any) -> Iterator[int]:
    """Where each rating begins."""
    if not isinstance(place, Place) or not isinstance(data, dict | list):
        return
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        inner = place.inner.get(key)
        if key == RATING and isinstance(inner, Place):
            yield from (mark for mark in inner.inner.values() if isinstance(mark, int))
        else:
            yield from _ratings(value, inner)
