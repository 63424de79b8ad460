"""A report as Markdown, in which no content can steer the page that shows it.

Marks are HTML tags that GitHub and GitLab both let through. What else could act there - markup,
mentions, references to issues - is broken, and each piece of content stands in one line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from guidepress.model.markup import Span
from guidepress.report.changes import Report, Told
from guidepress.report.terminal import printable
from guidepress.view.localizer import Spans

_SIGN = re.compile(r"[\\`*_\[\]|~$#@!^{}&<>%:]|(?<=GH)-", re.IGNORECASE)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_PLAIN = "%:-"
_ACTING = "@#!$%~^&-"
"""Signs that make what follows them a mention, a reference, an address or an emoji."""
_NAME, _EMOJI = re.compile(r"[\w\"{]"), re.compile(r"[\w+-]+:|//")
_NOTHING = "<!-- -->"
"""A comment, which parts such a sign from what follows it."""
_TAGS = {"em", "strong", "sub", "sup", "del", "ins"}


def markdown(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def escape(words: str) -> str:
    r"""Words of the content, in one line, as words and nothing else.

    >>> escape("@all: see #12 | <b>")
    '\\@<!-- -->all: see \\#<!-- -->12 \\| &lt;b&gt;'
    """
    return _SIGN.sub(_harmless, printable(" ".join(words.split("\n"))))


def _harmless(found: re.Match[str]) -> str:
    sign, behind = found[0], found.string[found.end() :]
    written = _ENTITIES.get(sign) or (sign if sign in _PLAIN else f"\\{sign}")
    acts = _EMOJI.match(behind) if sign == ":" else sign in _ACTING and _NAME.match(behind)
    return f"{written}{_NOTHING}" if acts else written


def say(spans: Spans) -> str:
    """The Markdown of spans."""
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    if span.mark == "text":
        return escape(span.text)
    inner = say(span.spans)
    if span.mark == "link":
        return f"{inner} ({escape(span.target)})"
    return f"<{span.mark}>{inner}</{span.mark}>" if span.mark in _TAGS else inner


def code(words: str) -> str:
    """A path or a key, as it is; nothing acts in code."""
    line = printable(words)
    return escape(line) if "`" in line else f"`{line}`".replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table of cells that are Markdown already."""
    return [row(head), row(["---"] * len(head)), *(row(cells) for cells in rows)]


def row(cells: Sequence[str]) -> str:
    """A row of a table."""
    return f"| {' | '.join(cells)} |"


def _lines(report: Report) -> Iterator[str]:
    yield f"## {escape(report.title)}"
    yield from ("", escape(report.note)) if report.note else ()
    if not report.parts:
        yield from ("", report.nothing)
    for part in report.parts:
        yield from ("", f"### {part.weight} ({part.count})")
        for group in part.groups:
            yield from ("", f"**{escape(group.title)}**", "")
            yield from (f"- {item(told, report.reason)}" for told in group.changes)


def item(told: Told, reason: str) -> str:
    """One change in one line."""
    lines = [
        f"{escape(line.label)}: {say(line.words)}" if line.label else say(line.words)
        for line in told.lines
    ]
    said = [f"**{escape(told.sentence)}**", say(told.words), "; ".join(lines)]
    why = f" — {reason}: {say(told.reason)}" if told.reason else ""
    return f"{': '.join(part for part in said if part)}{why} ({code(told.where)})"
