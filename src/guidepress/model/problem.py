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
"""So many words are compared; of more, those that begin most alike, for slips are rare there."""


class GuidepressError(Exception):
    """The run cannot go on: a folder or a tool is missing. Its text is one clear sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """What is wrong at a place, in the author's words, and how to mend it."""

    where: Location
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
    if len(likely) > MANY:
        likely = heapq.nlargest(MANY, likely, lambda word: _alike_at_start(word, found))
    near = difflib.get_close_matches(found, likely, n=1, cutoff=0.6)
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


def _alike_at_start(one: str, other: str) -> int:
    return len(commonprefix((one, other)))  # noqa: RUF071 - by character is what is meant


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
