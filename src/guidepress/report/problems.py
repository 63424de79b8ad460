"""Problems as text for people, as JSON, as GitHub annotations and as SARIF."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from guidepress.model.problem import Problem
from guidepress.report.problems_github import github
from guidepress.report.problems_sarif import sarif
from guidepress.report.problems_text import text
from guidepress.report.terminal import printable

ProblemFormat = Literal["text", "json", "github", "sarif"]


def render(
    problems: Sequence[Problem],
    output_format: ProblemFormat,
    checked_files: int,
    *,
    colour: bool = False,
) -> str:
    """A report of problems. Only text is coloured."""
    harmless = [_printable(problem) for problem in problems]
    if output_format == "text" and colour:
        return text(harmless, checked_files, colour=True)
    return RENDERERS[output_format](harmless, checked_files)


def _printable(problem: Problem) -> Problem:
    """The problem without characters that would steer a terminal, or that it could not show."""
    where = replace(problem.where, path=printable(problem.where.path))
    message, hint = printable(problem.message), printable(problem.hint)
    return replace(problem, where=where, message=message, hint=hint)


def _json(problems: Sequence[Problem], checked_files: int) -> str:
    numbers = Counter(problem.severity for problem in problems)
    report = {
        "errors": numbers["error"],
        "warnings": numbers["warning"],
        "checked_files": checked_files,
        "problems": [_record(problem) for problem in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


RENDERERS: Mapping[ProblemFormat, Callable[[Sequence[Problem], int], str]] = {
    "text": text,
    "json": _json,
    "github": github,
    "sarif": lambda problems, _checked_files: sarif(problems),
}
