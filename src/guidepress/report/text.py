"""A report as text: one line for each change, what is gone as [-…-] and what has come as {+…+}."""

from collections.abc import Iterator

from guidepress.model.markup import Span
from guidepress.report.changes import Report, Told
from guidepress.report.terminal import printable
from guidepress.view.localizer import Spans

_RED, _GREEN, _BOLD, _FAINT, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_MARKS = {"del": ("[-", "-]", _RED), "ins": ("{+", "+}", _GREEN)}
_SIGNS = {"sub": "~", "sup": "^"}


def text(report: Report, *, colour: bool = False) -> str:
    """The report; only with `colour` there is more than plain characters in it."""
    painter = _Painter(colour)
    return "\n".join(_lines(report, painter)) + "\n"


class _Painter:
    """Puts colours around words, or none."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def paint(self, colour: str, words: str) -> str:
        return f"{colour}{words}{_RESET}" if self._colour else words

    def say(self, spans: Spans) -> str:
        """The words of spans in one line."""
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.mark == "text":
            return printable(" ".join(span.text.split("\n")))
        inner = self.say(span.spans)
        if span.mark in _MARKS:
            begin, end, colour = _MARKS[span.mark]
            return self.paint(colour, f"{begin}{inner}{end}")
        if span.mark == "link":
            return f"{inner} ({printable(span.target)})"
        sign = _SIGNS.get(span.mark, "")
        return f"{sign}{inner}{sign}"


def _lines(report: Report, painter: _Painter) -> Iterator[str]:
    yield painter.paint(_BOLD, printable(report.title))
    yield from [report.note] if report.note else []
    if not report.parts:
        yield report.nothing
    for part in report.parts:
        yield ""
        yield painter.paint(_BOLD, f"{part.weight} ({part.count})")
        for group in part.groups:
            yield f"  {printable(group.title)}"
            yield from (f"    {_line(told, report, painter)}" for told in group.changes)


def _line(told: Told, report: Report, painter: _Painter) -> str:
    lines = [
        f"{printable(line.label)}: {painter.say(line.words)}"
        if line.label
        else painter.say(line.words)
        for line in told.lines
    ]
    reason = f" — {report.reason}: {painter.say(told.reason)}" if told.reason else ""
    said = [told.sentence, painter.say(told.words), "; ".join(lines)]
    where = painter.paint(_BOLD, f"{printable(told.where)}:")
    mark = painter.paint(_FAINT, f"[{told.fingerprint}]")
    return f"{where} {': '.join(part for part in said if part)}{reason} {mark}"
