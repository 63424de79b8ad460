"""Problems as annotations, which GitHub shows at their lines when a workflow prints them."""

from collections.abc import Sequence

from guidepress.model.problem import Problem
from guidepress.report.problems_text import hint, summary


def github(problems: Sequence[Problem], checked_files: int) -> str:
    lines = [_annotation(problem) for problem in problems]
    return "\n".join([*lines, summary(problems, checked_files)]) + "\n"


def _annotation(problem: Problem) -> str:
    where = problem.where
    properties = {
        "file": where.path,
        "line": str(where.line),
        "col": str(where.column),
        "title": problem.rule,
    }
    pairs = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    message = "\n".join([problem.message, *hint(problem)])
    return f"::{problem.severity} {pairs}::{_escape_message(message)}"


def _escape_message(words: str) -> str:
    r"""Words behind the second '::', where a line's end would end the command.

    >>> _escape_message("97 %\nof all")
    '97 %25%0Aof all'
    """
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(value: str) -> str:
    """The value of a property, where ':' and ',' would end it.

    >>> _escape_property("a,b: 5 %")
    'a%2Cb%3A 5 %25'
    """
    return _escape_message(value).replace(":", "%3A").replace(",", "%2C")
