"""Inline markup as runs, which is how office programs, HTML and Typst hold formatted text.

The spans of 'H~2~O' are a tree; its runs are a flat list: 'H', '2' (below the line), 'O'.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guidepress.slides.deck import Run, Runs
from guidepress.view.localizer import Spans
from guidepress.view.part_types import FootnoteView

CITED = "ref-"
"""What links to works begin with behind the '#'. A deck has no list of works, and shows such words
without a link; a handbook has one."""
_NOT_ALLOWED = {"Cc", "Cs", "Cn"}
"""Unicode categories of characters that XML does not allow, or that no font has a glyph for:
control characters, surrogates, unassigned code points."""


def runs(spans: Spans, base: Run | None = None) -> Runs:
    """The runs of spans; `base` has the formatting and the mark that they all share."""
    return tuple(_runs(spans, base or Run("")))


def text_runs(text: str, base: Run | None = None) -> Runs:
    """Text without markup as runs: one run, or none if the text is empty."""
    text = clean(text)
    return (replace(base or Run(""), text=text),) if text else ()


def footnote_marks(footnotes: Iterable[FootnoteView]) -> Runs:
    """The marks that point at footnotes."""
    return tuple(
        Run(note.mark, script=1, mark="footnote", long=clean(note.plain)) for note in footnotes
    )


def clean(text: str) -> str:
    r"""A text on one line, without the characters that a file could not hold.

    >>> clean("two\nlines\x07")
    'two lines'
    """
    if text.isascii() and text.isprintable():
        return text
    chars = (" " if char in "\n\t" else char for char in text)
    return "".join(char for char in chars if unicodedata.category(char) not in _NOT_ALLOWED)


def _runs(spans: Spans, base: Run) -> Iterator[Run]:
    for span in spans:
        if span.mark == "text":
            yield from text_runs(span.text, base)
        else:
            yield from _runs(span.spans, _formatted(span.mark, span.target, base))


def _formatted(mark: str, target: str, base: Run) -> Run:
    """The base of the runs within a span: formatting adds up, and the innermost link counts."""
    match mark:
        case "em" | "strong":
            bold, italic = mark == "strong" or base.bold, mark == "em" or base.italic
            return replace(base, bold=bold, italic=italic)
        case "sub" | "sup":
            return replace(base, script=1 if mark == "sup" else -1)
        case "link":
            return replace(base, link=target)
        case "cite":
            return replace(base, link=f"#{CITED}{target}")
        case "abbr":
            return replace(base, mark=base.mark or "abbr", long=target)
        case "del" | "ins" as change:
            return replace(base, mark=change)
        case _:
            raise ValueError(f"a span with the unknown mark '{mark}'")
