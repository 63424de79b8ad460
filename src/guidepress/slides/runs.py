"""Spans of text as runs: words under the same marks, as office programs and Typst have them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guidepress.slides.deck import Run, Runs
from guidepress.view.localizer import Spans

CITED = "ref-"
"""What links to works begin with behind the '#'; a deck has no such place, a handbook has."""
_NO_LETTER = {"Cc", "Cs", "Cn"}
"""Unicode's categories of what no XML and no font has a letter for."""


def runs(spans: Spans, like: Run | None = None) -> Runs:
    """The runs of spans; `like` has the marks that they all are under."""
    return tuple(_each(spans, like or Run("")))


def words(text: str, like: Run | None = None) -> Runs:
    """Plain words as runs."""
    said = clean(text)
    return (replace(like or Run(""), text=said),) if said else ()


def clean(text: str) -> str:
    """A text on one line, without what cannot be written: control characters and the like."""
    if text.isascii() and text.isprintable():
        return text
    kept = (" " if char in "\n\t" else char for char in text)
    return "".join(char for char in kept if unicodedata.category(char) not in _NO_LETTER)


def _each(spans: Spans, like: Run) -> Iterator[Run]:
    for span in spans:
        if span.mark == "text":
            yield from words(span.text, like)
        else:
            yield from _each(span.spans, _under(span.mark, span.target, like))


def _under(mark: str, target: str, like: Run) -> Run:
    fields: dict[str, dict[str, Any]] = {
        "em": {"italic": True},
        "strong": {"bold": True},
        "sub": {"script": -1},
        "sup": {"script": 1},
        "link": {"link": target},
        "abbr": {"mark": like.mark or "abbr", "long": target},
        "del": {"mark": "del"},
        "ins": {"mark": "ins"},
        "cite": {"link": f"#{CITED}{target}"},
    }
    return replace(like, **fields[mark])
