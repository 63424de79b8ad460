"""Read a YAML file into plain data and the places of its parts.

The reader walks the events of PyYAML's C parser itself: it resolves plain scalars as YAML 1.2 does
(so `NO` and `2024-01-05` stay strings), keeps each value's line and column, reports duplicate keys,
and takes no tags, anchors or aliases (so no file can unfold into more than it is).
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

import yaml

from guidepress.model.location import Lines, Location, Mark, Place, start_of
from guidepress.model.problem import Problem
from guidepress.read.yaml_errors import explain

LARGEST_FILE = 8 * 1024 * 1024
DEEPEST_NESTING = 40
LONGEST_NUMBER = 18

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LINE_END = re.compile(r"\r\n|\r|\n")
_SCALAR = re.compile(r"[^\s,\]}#]*")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*")
_FIRST_OF_NON_STRINGS = frozenset("-+.0123456789~nNtTfF")

_UNFIT = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters, and line ends that only look like such: nowhere allowed, escaped or not."""


class _NotReadableError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Tree:
    """A file's plain data (`None` if it could not be read), its places, and what was wrong."""

    path: str
    data: Any
    place: Place
    problems: tuple[Problem, ...] = ()
    text: str = ""

    def source_text(self, where: Location) -> str:
        """The plain scalar that begins at `where`, just as its author wrote it."""
        match = _SCALAR.match(self.text.splitlines()[where.line - 1], where.column - 1)
        return match[0] if match else ""


def read(file: Path, path: str) -> Tree:
    """Read one file; `path` is the name that problems call it."""
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE:
            return _too_large(size, path)
        return parse(file.read_bytes(), path)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problem = Problem(where=Location(path), rule="file-unreadable", message=message)
        return Tree(path, None, start_of(path), (problem,))


def _too_large(size: int, path: str) -> Tree:
    limit = LARGEST_FILE // 2**20
    return _unreadable(
        Location(path),
        f"the file has {size / 2**20:.0f} MB; more than {limit} MB are not read",
        "split the chapter, or remove what does not belong here",
    )


def parse(content: bytes, path: str) -> Tree:
    """Read the bytes of one YAML file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _bad_encoding(content, error, path)
    if unfit := _UNFIT.search(text):
        return _bad_character(text, unfit.start(), path)
    try:
        return _Reader(text, path).document()
    except _NotReadableError as error:
        return Tree(path, None, start_of(path), (error.problem,))
    except yaml.MarkedYAMLError as error:
        return _bad_yaml(error, text, path)


def _unreadable(where: Location, message: str, hint: str = "") -> Tree:
    """The tree of a file that is not YAML, with the problem that says so."""
    problem = Problem(where=where, rule="yaml", message=message, hint=hint)
    return Tree(where.path, None, start_of(where.path), (problem,))


def _bad_encoding(content: bytes, error: UnicodeDecodeError, path: str) -> Tree:
    before = content[: error.start]
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    return _unreadable(
        Location(path, before.count(b"\n") + 1, column),
        f"the byte 0x{content[error.start]:02x} is not UTF-8 text",
        "save the file with the encoding UTF-8",
    )


def _bad_yaml(error: yaml.MarkedYAMLError, text: str, path: str) -> Tree:
    message = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    if "end of stream" in message:  # what was never closed begins at the context
        mark = error.context_mark or mark
    if mark is None:
        return _unreadable(Location(path), f"this is not YAML: {message}")
    where = Location(path, mark.line + 1, mark.column + 1)
    meaning, hint = explain(message, text, where)
    return _unreadable(where, f"this is not YAML: {meaning}", hint)


def _bad_character(text: str, index: int, path: str) -> Tree:
    line = text.count("\n", 0, index)
    column = index - (text.rfind("\n", 0, index) + 1)
    return _unreadable(
        Location(path, line + 1, column + 1),
        f"the character U+{ord(text[index]):04X} is not allowed in YAML",
        "delete it; it is often invisible in the editor",
    )


@dataclass(frozen=True, slots=True)
class Span:
    """A text or a pair of brackets that goes on over several lines; all numbers count from 0."""

    first: int
    last: int
    column: int
    is_text: bool


def spans(text: str) -> Iterator[Span]:
    """What goes on over several lines, in a text that can be read."""
    starts: list[Any] = []
    for event in yaml.parse(text, Loader=yaml.CLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            starts.append(event)
        elif isinstance(event, yaml.ScalarEvent):
            yield from _span(event, event, text)
        elif isinstance(event, yaml.CollectionEndEvent) and (start := starts.pop()).flow_style:
            yield from _span(start, event, text)


def _span(start: Any, end: Any, text: str) -> Iterator[Span]:
    mark, last = start.start_mark, end.end_mark.line
    if getattr(start, "style", None) in ("|", ">"):
        keeps = "+" in _BLOCK_HEAD.match(text, mark.index)[0]  # type: ignore[index]
        last = end.end_mark.index if keeps else len(text[: end.end_mark.index].rstrip())
        last = text.count("\n", 0, last) - keeps
    if last > mark.line:
        yield Span(mark.line, last, mark.column, isinstance(start, yaml.ScalarEvent))


class _Reader:
    """One pass over the parser's events."""

    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._text = text
        self._lines = Lines(path, (0, *(end.end() for end in _LINE_END.finditer(text))))
        self._next: Callable[[], Any] = yaml.CLoader(text).get_event
        self._problems: list[Problem] = []

    def document(self) -> Tree:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return _unreadable(Location(self._path), "the file is empty")
        data, mark = self._node(self._next(), 0)
        self._next()
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            self._stop(following, "a second document begins here; a file holds one")
        if data is None:
            return _unreadable(Location(self._path), "the file is empty")
        place = mark if isinstance(mark, Place) else Place(self._lines, mark)
        return Tree(self._path, data, place, tuple(self._problems), self._text)

    def _node(self, event: Any, depth: int) -> tuple[Any, Mark | Place]:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._stop(event, f"the alias '*{event.anchor}' is not allowed", "write it out")
        if event.tag is not None and event.tag != "!":
            self._stop(event, f"the tag '{event.tag}' is not allowed", "remove it")
        start = event.start_mark
        mark = start.index
        if kind is yaml.ScalarEvent:
            return self._scalar(event), mark
        if event.anchor is not None:
            self._stop(event, f"the anchor '&{event.anchor}' is not allowed", "remove it")
        if depth >= DEEPEST_NESTING:
            self._stop(event, f"this is nested more than {DEEPEST_NESTING} levels deep")
        place = Place(self._lines, mark)
        if kind is yaml.MappingStartEvent:
            return self._mapping(place, depth + 1), place
        return self._sequence(place, depth + 1), place

    def _scalar(self, event: Any) -> str | int | float | bool | None:
        if event.style == '"' and (unfit := _UNFIT.search(event.value)):
            character = f"the character U+{ord(unfit[0]):04X}"
            self._stop(event, f"{character} is not allowed, not even escaped", "delete it")
        return event.value if event.style else resolve(event.value)

    def _mapping(self, place: Place, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            start = event.start_mark
            if key in data:
                self._duplicate(key, event, place)
            place.keys[key] = start.index
            data[key], place.inner[key] = self._node(self._next(), depth)
        return data

    def _sequence(self, place: Place, depth: int) -> list[Any]:
        data: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, place.inner[len(data)] = self._node(event, depth)
            data.append(value)
        return data

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._stop(event, "a key must be a plain word")
        return sys.intern(event.value)  # keys are few, and each stands in many records

    def _duplicate(self, key: str, event: Any, place: Place) -> None:
        line = place.key(key).line
        self._problems.append(
            Problem(
                where=self._where(event),
                rule="yaml-duplicate-key",
                message=f"the key '{key}' stands twice in one record, first in line {line}",
                hint="remove one of the two, or rename it",
            )
        )

    def _where(self, event: Any) -> Location:
        return Location(self._path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _stop(self, event: Any, message: str, hint: str = "") -> None:
        where = self._where(event)
        raise _NotReadableError(Problem(where=where, rule="yaml", message=message, hint=hint))


def resolve(plain: str) -> str | int | float | bool | None:
    """The value of a plain scalar by YAML 1.2's core schema, without octal and hexadecimal.

    A whole number of more digits than any count has is an id, and so a string.

    >>> [resolve(word) for word in ("3a", "3", "1.10", "NO", "true", "2024-01-05", "+/-")]
    ['3a', 3, 1.1, 'NO', True, '2024-01-05', '+/-']
    """
    if plain and plain[0] not in _FIRST_OF_NON_STRINGS:
        return plain
    if plain in _CONSTANTS:
        return _CONSTANTS[plain]
    if _INT.match(plain):
        return int(plain) if len(plain) <= LONGEST_NUMBER else plain
    return _float(plain) if _FLOAT.match(plain) else plain


def _float(plain: str) -> float | str:
    number = float(plain)
    return number if isfinite(number) else plain
