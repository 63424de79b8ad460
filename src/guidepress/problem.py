"""A problem is a value: one breach of one rule at one place."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from guidepress.place import Where

Severity = Literal["error", "warning"]
MANY = 100


class CannotGoOnError(Exception):
    """The run cannot go on: a folder or a tool is missing. Its text is one clear sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong at a place, in the author's words, and how to mend it."""

    where: Where
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """Name the known word nearest to `found`, as the end of a message; nothing if none is near.

    >>> did_you_mean("ratng", ["rating", "text"])
    "; did you mean 'rating'?"
    """
    likely = [word for word in known if abs(len(word) - len(found)) <= len(found) // 2 + 1]
    if (
        len(likely) > MANY
    ):  # then comparing with each takes long, and a first letter is rarely wrong
        likely = [word for word in likely if word[:1] == found[:1]]
    near = difflib.get_close_matches(found, likely, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
