"""One way to write a file: line ends, white space, blank lines, and quotes around ratings.

What is indented how, in which order, and with which comments, is the author's; so a file that is
put into its form says the same, and reads as she wrote it.
"""

import re
from collections.abc import Iterator
from typing import Any

from guidepress import tree
from guidepress.place import Place

RULES = {"file-form": "A file is in its form, which `guidepress fmt` gives it."}
RATING = "rating"
_BLOCK = re.compile(r"(?:^|[:\-] )[|>][+-]?[0-9]?[ ]*(?:#.*)?$")
"""The end of a line below which the lines of a text stand as they are."""
_COMMENT = re.compile(r"(?:^|\s)#.*")
_MISREAD = re.compile(
    r"[-+]?[0-9][0-9_.,:eE+-]*|0[xo][0-9a-fA-F]+|~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
"""What some reader of YAML takes for a number, a date, a truth or nothing."""
_PLAIN = re.compile(r"""[^\s"'{}\[\],#&*!|>%@`][^{}\[\],#\n]*""")


def formed(content: bytes) -> bytes:
    """A file in its form; as it is where that would change what it says."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    made = _spaced(_quoted(text)).encode()
    return made if _says_the_same(made, content) else content


def _says_the_same(made: bytes, content: bytes) -> bool:
    """Whether two files have the same data and the same comments; so not what cannot be read."""
    one, other = tree.parse(made, ""), tree.parse(content, "")
    same = _unrated(one.data) == _unrated(other.data) and not one.problems and not other.problems
    return same and list(_comments(made)) == list(_comments(content))


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


def _spaced(text: str) -> str:
    """No white space at the end of lines, one blank line at most, one line end at the end."""
    lines: list[str] = []
    inside = -1
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if inside >= 0 and line.strip() and indent <= inside:
            inside = -1
        if inside < 0:
            line = line.rstrip()  # noqa: PLW2901 - the line as it is to be
            if not line and (not lines or not lines[-1]):
                continue
        lines.append(line)
        if inside < 0 and _BLOCK.search(line):
            inside = indent
    return "\n".join(lines).rstrip("\n") + "\n"


# ---- quotes ----


def _quoted(text: str) -> str:
    """Quotes around each rating that some reader would take for something else than its words."""
    read = tree.parse(text.encode(), "")
    for mark in sorted(set(_ratings(read.data, read.place)), reverse=True):
        found = _PLAIN.match(text, mark)
        said = found[0].rstrip() if found else ""
        if said and _MISREAD.fullmatch(said):
            text = f'{text[:mark]}"{said}"{text[mark + len(said) :]}'
    return text


def _ratings(data: Any, place: Any) -> Iterator[int]:
    """Where each rating begins."""
    if not isinstance(place, Place) or not data:
        return
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        inner = place.inner.get(key)
        if key == RATING and isinstance(inner, Place):
            yield from (mark for mark in inner.inner.values() if isinstance(mark, int))
        else:
            yield from _ratings(value, inner)
