r"""How lines are indented: two columns for each level, and one space behind a dash.

Lines inside a text or between brackets move with the line that they begin in, and a comment with
what it stands in line with.

>>> list(reindent(["a:", "    # of b", "    -   b: 1", "        c: 2"], {}))
['a:', '  # of b', '  - b: 1', '    c: 2']
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guidepress.read.yaml_reader import Span

STEP = 2

# The dashes that a line begins with, each with the spaces behind it: of `- -  id: oak` the `- -  `
_DASHES = re.compile(r"(?:-(?: +|$))*")

# The head of a text that says by how much its lines are indented: `|2`, `>-4`; but not `|` or `>-`
_COUNTED = re.compile(r"[|>][+-]?[1-9]")


@dataclass(frozen=True, slots=True)
class _Level:
    """A list or a mapping that is open: the column of its entries before and after."""

    old: int
    new: int
    is_list: bool


@dataclass(slots=True)
class _Levels:
    """What is open around a line, from the outside in."""

    open: list[_Level] = field(default_factory=list)

    def enter(self, column: int, *, is_list: bool) -> int:
        """The new column of a key or a dash that stood at a column."""
        while self.open and _is_closed(self.open[-1], column, is_list):
            self.open.pop()
        last = self.open[-1] if self.open else _Level(-1, -STEP, is_list=False)
        if last.old < column or last.is_list != is_list:
            last = _Level(column, last.new + STEP, is_list)
            self.open.append(last)
        return last.new


def _is_closed(level: _Level, column: int, is_list: bool) -> bool:
    """Whether a level ends before an entry at a column; a list may stand at its key's column."""
    return level.old > column or (level.old == column and level.is_list and not is_list)


def reindent(lines: Sequence[str], continued: Mapping[int, Span]) -> Iterator[str]:
    """The lines of a file that can be read, with their new indentation.

    `continued` has, by its number, each line that goes on with what was begun above it, and the
    span of that. Comments wait for the line below them, which they may belong to.
    """
    levels, comments, shift = _Levels(), list[str](), 0
    for number, line in enumerate(lines):
        if number in continued:
            yield _moved(line, _shift(continued[number], lines, levels.open[-1], shift))
        elif not line.strip() or line.lstrip().startswith("#"):
            comments.append(line)
        else:
            levels_above = tuple(levels.open)
            new = _entry(line, levels)
            own_level = _Level(_indentation(line), _indentation(new), is_list=False)
            yield from _aligned(comments, (own_level, *levels_above))
            yield new
            comments, shift = [], len(new) - len(line)
    yield from _aligned(comments, tuple(levels.open))


def _entry(line: str, levels: _Levels) -> str:
    """A line that begins an entry of a mapping or of a list."""
    start = _indentation(line)
    dashes_end = _DASHES.match(line, start)
    content = dashes_end.end() if dashes_end else start
    dashes = [column for column in range(start, content) if line[column] == "-"]
    columns = [levels.enter(column, is_list=True) for column in dashes]
    if line[content : content + 1] not in ("", "|", ">"):
        columns.append(levels.enter(content, is_list=False))
    return f"{' ' * columns[0]}{'- ' * len(dashes)}{line[content:]}".rstrip(" ")


def _shift(span: Span, lines: Sequence[str], level: _Level, shift: int) -> int:
    """By how many columns the lines of a span move, whose first line moved by `shift`."""
    head = lines[span.first][span.column :]
    if not head.startswith(("|", ">")):
        return shift
    if _COUNTED.match(head):
        return level.new - level.old
    content = (line for line in lines[span.first + 1 : span.last + 1] if line.strip())
    return level.new + STEP - _indentation(next(content, ""))


def _moved(line: str, shift: int) -> str:
    if shift < 0:
        return line[min(-shift, _indentation(line)) :]
    return " " * shift + line if line else line


def _aligned(comments: Sequence[str], levels: Sequence[_Level]) -> Iterator[str]:
    """Comments at the new column of the level that they stood nearest to."""
    for line in comments:
        column = _indentation(line)
        nearest = min(levels, key=lambda level: abs(level.old - column), default=None)
        yield " " * nearest.new + line.lstrip(" ") if line.strip() and nearest else line


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
