"""How lines are indented: two columns for each level, and one space behind a dash.

Lines inside a text or between brackets move with the line that they begin in, and a comment with
what it stands in line with.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guidepress.read.yaml_reader import Span

STEP = 2
_DASHES = re.compile(r"(?:-(?: +|$))*")
_COUNTED = re.compile(r"[|>][+-]?[1-9]")


@dataclass(frozen=True, slots=True)
class _Level:
    """A list or a record that is open: where its lines began, and where they begin now."""

    old: int
    new: int
    is_list: bool


@dataclass(slots=True)
class _Levels:
    """What is open around a line, from the outside in."""

    open: list[_Level] = field(default_factory=list)

    def enter(self, column: int, *, is_list: bool) -> int:
        """The new column of a key or a dash that stood at a column."""
        while self.open and _is_left(self.open[-1], column, is_list):
            self.open.pop()
        last = self.open[-1] if self.open else _Level(-1, -STEP, is_list=False)
        if last.old < column or last.is_list != is_list:
            last = _Level(column, last.new + STEP, is_list)
            self.open.append(last)
        return last.new


def _is_left(level: _Level, column: int, is_list: bool) -> bool:
    return level.old > column or (level.old == column and level.is_list and not is_list)


def indented(lines: Sequence[str], inside: Mapping[int, Span]) -> Iterator[str]:
    """The lines of a file that can be read; `inside` has the span that a line, by number, is in."""
    levels, waiting, shift = _Levels(), list[str](), 0
    for number, line in enumerate(lines):
        if number in inside:
            yield _moved(line, _shift(inside[number], lines, levels.open[-1], shift))
        elif not line.strip() or line.lstrip().startswith("#"):
            waiting.append(line)
        else:
            open_before = tuple(levels.open)
            made = _entry(line, levels)
            yield from _aligned(
                waiting, (_Level(_indent(line), _indent(made), False), *open_before)
            )
            yield made
            waiting, shift = [], len(made) - len(line)
    yield from _aligned(waiting, tuple(levels.open))


def _entry(line: str, levels: _Levels) -> str:
    """A line that begins an entry of a record or of a list."""
    start = _indent(line)
    found = _DASHES.match(line, start)
    content = found.end() if found else start
    dashes = [at for at in range(start, content) if line[at] == "-"]
    made = [levels.enter(at, is_list=True) for at in dashes]
    if line[content : content + 1] not in ("", "|", ">"):
        made.append(levels.enter(content, is_list=False))
    return f"{' ' * made[0]}{'- ' * len(dashes)}{line[content:]}".rstrip(" ")


def _shift(span: Span, lines: Sequence[str], level: _Level, shift: int) -> int:
    """How far the lines of a span move, whose first line moved by `shift`."""
    head = lines[span.first][span.column :]
    if not head.startswith(("|", ">")):
        return shift
    if _COUNTED.match(head):
        return level.new - level.old
    content = (line for line in lines[span.first + 1 : span.last + 1] if line.strip())
    return level.new + STEP - _indent(next(content, ""))


def _moved(line: str, shift: int) -> str:
    if shift < 0:
        return line[min(-shift, _indent(line)) :]
    return " " * shift + line if line else line


def _aligned(comments: Sequence[str], levels: Sequence[_Level]) -> Iterator[str]:
    """Comments in line with what they stood nearest to."""
    for line in comments:
        place = _indent(line)
        nearest = min(levels, key=lambda level: abs(level.old - place), default=None)
        yield " " * nearest.new + line.lstrip(" ") if line.strip() and nearest else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
