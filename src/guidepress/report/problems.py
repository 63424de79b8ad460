"""Problems as text for people, as JSON, as GitHub annotations and as SARIF."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from guidepress import __version__
from guidepress.check.registry import RULES
from guidepress.check.rule import Rule
from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.report.terminal import printable
from guidepress.storage.cache import digest

_RED, _YELLOW, _BOLD, _FAINT, _RESET = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(
    problems: Sequence[Problem], form: str, checked_files: int, *, colour: bool = False
) -> str:
    """A report of problems; `form` is one of FORMS. Only text is coloured."""
    harmless = [_harmless(problem) for problem in problems]
    if form == "text" and colour:
        return _text(harmless, checked_files, colour=True)
    return FORMS[form](harmless, checked_files)


def _harmless(problem: Problem) -> Problem:
    """The problem without characters that would steer a terminal, or that it could not show."""
    where = replace(problem.where, path=printable(problem.where.path))
    message, hint = printable(problem.message), printable(problem.hint)
    return replace(problem, where=where, message=message, hint=hint)


def summary(problems: Sequence[Problem], checked_files: int) -> str:
    """The closing line.

    >>> summary([], 12)
    'no problems in 12 files'
    """
    if not problems:
        return f"no problems in {_count(checked_files, 'file')}"
    kinds = Counter(problem.severity for problem in problems)
    told = [_count(kinds[kind], kind) for kind in ("error", "warning") if kinds[kind]]
    files = _count(len({problem.where.path for problem in problems}), "file")
    return f"{_count(len(problems), 'problem')} ({', '.join(told)}) in {files}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _text(problems: Sequence[Problem], checked_files: int, *, colour: bool = False) -> str:
    line = _coloured if colour else _line
    lines = [part for problem in problems for part in (line(problem), *_hint(problem))]
    return "\n".join([*lines, summary(problems, checked_files)]) + "\n"


def _line(problem: Problem) -> str:
    return f"{problem.where}: {problem.severity}: {problem.message} [{problem.rule}]"


def _coloured(problem: Problem) -> str:
    paint = _RED if problem.severity == "error" else _YELLOW
    return (
        f"{_BOLD}{problem.where}:{_RESET} {paint}{problem.severity}:{_RESET} "
        f"{problem.message} {_FAINT}[{problem.rule}]{_RESET}"
    )


def _hint(problem: Problem) -> Iterator[str]:
    if problem.hint:
        yield f"    hint: {problem.hint}"


def _json(problems: Sequence[Problem], checked_files: int) -> str:
    kinds = Counter(problem.severity for problem in problems)
    report = {
        "errors": kinds["error"],
        "warnings": kinds["warning"],
        "checked_files": checked_files,
        "problems": [_record(problem) for problem in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _record(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.where.path,
        "line": problem.where.line,
        "column": problem.where.column,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def _github(problems: Sequence[Problem], checked_files: int) -> str:
    lines = [_annotation(problem) for problem in problems]
    return "\n".join([*lines, summary(problems, checked_files)]) + "\n"


def _annotation(problem: Problem) -> str:
    where = problem.where
    properties = {"file": where.path, "line": where.line, "col": where.column}
    properties["title"] = problem.rule
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join([problem.message, *_hint(problem)])
    return f"::{problem.severity} {told}::{_data(message)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem], _checked_files: int) -> str:
    driver = {
        "name": "guidepress",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(problems, [rule.id for rule in RULES])),
    }
    report = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    examples = [("Right", rule.passes), ("Wrong", rule.fails)]
    told = [f"{head}:\n\n{example}" for head, example in examples if example]
    marked = [f"{head}:\n\n```yaml\n{example}\n```" for head, example in examples if example]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {
            "text": "\n\n".join([rule.summary, *told]),
            "markdown": "\n\n".join([rule.summary, *marked]),
        },
        "defaultConfiguration": {"level": rule.severity},
    }


def _results(problems: Sequence[Problem], rules: list[str]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for problem in problems:
        # Without line and column, so that a problem stays the same when lines above it move.
        mark = digest(problem.rule, problem.where.path, problem.message)
        seen[mark] += 1
        yield {
            "ruleId": problem.rule,
            "ruleIndex": rules.index(problem.rule),
            "level": problem.severity,
            "message": {"text": "\n".join([problem.message, *_hint(problem)])},
            "locations": [{"physicalLocation": _location(problem.where)}],
            "partialFingerprints": {"guidepress/v1": f"{mark}:{seen[mark]}"},
        }


def _location(where: Location) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(where.path)},
        "region": {"startLine": where.line, "startColumn": where.column},
    }


FORMS: dict[str, Callable[[Sequence[Problem], int], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
