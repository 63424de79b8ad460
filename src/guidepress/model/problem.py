"""A problem is a value: one breach of one rule at one place."""

import difflib
import heapq
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from os.path import commonprefix
from typing import Literal

from guidepress.model.location import Location

Severity = Literal["error", "warning"]
MANY = 100
"""So many choices are compared; of more, those that begin most alike, for slips are rare there."""


class GuidepressError(Exception):
    """The run cannot go on: a folder or a tool is missing. Its text is one clear sentence.

    What is wrong in the content is never raised: it is a `Problem`.
    """


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong at a place, in the author's words, and how to mend it."""

    where: Location
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Name the choice nearest to a word, as the end of a message; nothing if none is near.

    >>> did_you_mean("ratng", ["rating", "text"])
    "; did you mean 'rating'?"
    """
    likely = [choice for choice in choices if abs(len(choice) - len(word)) <= len(word) // 2 + 1]
    if len(likely) > MANY:
        likely = heapq.nlargest(MANY, likely, lambda choice: _common_start(choice, word))
    near = difflib.get_close_matches(word, likely, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def there_are(name: str, known: Collection[str]) -> str:
    """Name all that is known, as the end of a message that `name` is not; nothing if none is.

    >>> there_are("ratng", ["rating", "text"])
    "; there are: rating, text; did you mean 'rating'?"
    """
    return f"; there are: {', '.join(known)}{did_you_mean(name, known)}" if known else ""


def assure_known(what: str, name: str, known: Collection[str]) -> None:
    """See that there is something of this name.

    Raises `GuidepressError` where there is none, with what there is.
    """
    if name not in known:
        raise GuidepressError(f"there is no {what} '{name}'{there_are(name, known)}")


def _common_start(word: str, other: str) -> int:
    """How many characters two words have in common at their start."""
    return len(commonprefix((word, other)))  # noqa: RUF071 - by character is what is meant


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
