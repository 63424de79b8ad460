"""Problems as text for people: a line for each, with a hint below it, and a closing line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from guidepress.model.problem import Problem, Severity

_RED, _YELLOW, _BOLD, _FAINT, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def text(problems: Sequence[Problem], checked_files: int, *, colour: bool = False) -> str:
    line = _coloured_line if colour else _line
    lines = [part for problem in problems for part in (line(problem), *hint(problem))]
    return "\n".join([*lines, summary(problems, checked_files)]) + "\n"


def summary(problems: Sequence[Problem], checked_files: int) -> str:
    """The closing line.

    >>> summary([], 12)
    'no problems in 12 files'
    """
    if not problems:
        return f"no problems in {_count(checked_files, 'file')}"
    numbers = Counter(problem.severity for problem in problems)
    severities = [_count(numbers[name], name) for name in _SEVERITIES if numbers[name]]
    files = _count(len({problem.where.path for problem in problems}), "file")
    return f"{_count(len(problems), 'problem')} ({', '.join(severities)}) in {files}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def hint(problem: Problem) -> Iterator[str]:
    """The line below a problem that says how to mend it, if it is known."""
    if problem.hint:
        yield f"    hint: {problem.hint}"


def _line(problem: Problem) -> str:
    return f"{problem.where}: {problem.severity}: {problem.message} [{problem.rule}]"


def _coloured_line(problem: Problem) -> str:
    colour = _RED if problem.severity == "error" else _YELLOW
    return (
        f"{_BOLD}{problem.where}:{_RESET} {colour}{problem.severity}:{_RESET} "
        f"{problem.message} {_FAINT}[{problem.rule}]{_RESET}"
    )
