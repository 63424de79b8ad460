"""Markdown in which no content can steer the page that shows it.

Marks are HTML tags that GitHub and GitLab both let through. What else could act there - markup,
mentions, references to issues - is broken, and each piece of content stands in one line.

Content becomes `Markdown` here and nowhere else: by `escape`, `code` or `from_spans`. What is
composed of it by `fill` and `join` is Markdown again; a text that was not escaped has another type.
"""

import re
from collections.abc import Iterable, Sequence
from typing import LiteralString, NewType

from guidepress.model.markup import Span
from guidepress.report.change_lines import HTML_MARKS
from guidepress.report.terminal import printable
from guidepress.view.change_types import LineView
from guidepress.view.localizer import Spans

Markdown = NewType("Markdown", str)

# Signs that mean something in Markdown, in HTML, or to GitHub and GitLab; of hyphens only that of
# a reference to an issue, "GH-12"
_SIGN = re.compile(r"[\\`*_\[\]|~$#@!^{}&<>%:]|(?<=GH)-", re.IGNORECASE)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NOT_ESCAPABLE = "%:-"
"""Signs that a backslash before them would not take away."""
_ACTING = "@#!$%~^&-"
"""Signs that make what follows them a mention, a reference, an address or an emoji."""

# What follows such a sign where it acts: @name · #12 · !"a title" · ${x} · %{milestone}
_NAME = re.compile(r"[\w\"{]")

# What follows a colon where it acts: ":tea:" · "http://"
_EMOJI = re.compile(r"[\w+-]+:|//")
_NOTHING = "<!-- -->"
"""A comment, which parts such a sign from what follows it."""


# ---- content ----


def escape(words: str) -> Markdown:
    r"""Words of the content, in one line, as words and nothing else.

    >>> escape("@all: see #12 | <b>")
    '\\@<!-- -->all: see \\#<!-- -->12 \\| &lt;b&gt;'
    """
    return Markdown(_SIGN.sub(_harmless, printable(words)))


def _harmless(match: re.Match[str]) -> str:
    sign, following = match[0], match.string[match.end() :]
    escaped = _ENTITIES.get(sign) or (sign if sign in _NOT_ESCAPABLE else f"\\{sign}")
    acts = _EMOJI.match(following) if sign == ":" else sign in _ACTING and _NAME.match(following)
    return f"{escaped}{_NOTHING}" if acts else escaped


def code(words: str) -> Markdown:
    r"""A path or a key, as it is; nothing acts in code.

    >>> code("content/2024"), code("a`b")
    ('`content/2024`', 'a\\`b')
    """
    line = printable(words)
    return escape(line) if "`" in line else Markdown(f"`{line}`".replace("|", "\\|"))


def from_spans(spans: Spans) -> Markdown:
    r"""Spans of text under marks.

    >>> from_spans((Span("strong", spans=(Span("text", "H*"),)), Span("text", "O")))
    '<strong>H\\*</strong>O'
    """
    return Markdown("".join(_span(span) for span in spans))


def _span(span: Span) -> Markdown:
    if span.mark == "text":
        return escape(span.text)
    inner = from_spans(span.spans)
    if span.mark == "link":
        return fill("{} ({})", inner, escape(span.target))
    if span.mark in HTML_MARKS:
        return Markdown(f"<{span.mark}>{inner}</{span.mark}>")
    return inner


def labelled(line: LineView) -> Markdown:
    """The words of a line, behind what the field is called, if it has a name."""
    words = from_spans(line.words)
    return fill("{}: {}", escape(line.label), words) if line.label else words


# ---- what it is put into ----


def fill(pattern: LiteralString, *parts: Markdown) -> Markdown:
    r"""Markdown in the gaps of a pattern.

    >>> fill("- {} {}", code("liver"), escape("a_b"))
    '- `liver` a\\_b'
    """
    return Markdown(pattern.format(*parts))


def join(between: LiteralString, parts: Iterable[Markdown]) -> Markdown:
    """Markdown with something between its parts; those that are empty are left out."""
    return Markdown(between.join(filter(None, parts)))


def table(head: Sequence[Markdown], rows: Iterable[Sequence[Markdown]]) -> list[Markdown]:
    return [row(head), row([Markdown("---")] * len(head)), *(row(cells) for cells in rows)]


def row(cells: Sequence[Markdown]) -> Markdown:
    """A row of a table."""
    return Markdown(f"| {' | '.join(cells)} |")
