"""A report of changes as text: one line for each change, [-before-] and {+after+}."""

from collections.abc import Iterator

from guidepress.model.markup import Span
from guidepress.report.changes import Entry, Report
from guidepress.report.terminal import printable
from guidepress.view.change_types import LineView
from guidepress.view.localizer import Spans

_RED, _GREEN, _BOLD, _FAINT, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_SIDES = {"del": ("[-", "-]", _RED), "ins": ("{+", "+}", _GREEN)}
_SIGNS = {"sub": "~", "sup": "^"}


def text(report: Report, *, colour: bool = False) -> str:
    """The report; only with `colour` there is more than plain characters in it."""
    return "\n".join(_lines(report, _Terminal(colour))) + "\n"


class _Terminal:
    """Writes words so that none of them steers a terminal; puts colours around them, or none."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def bold(self, words: str) -> str:
        return self._painted(_BOLD, printable(words))

    def faint(self, words: str) -> str:
        return self._painted(_FAINT, printable(words))

    def line(self, line: LineView) -> str:
        words = self.spans(line.words)
        return f"{printable(line.label)}: {words}" if line.label else words

    def spans(self, spans: Spans) -> str:
        """The words of spans in one line."""
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.mark == "text":
            return printable(span.text)
        inner = self.spans(span.spans)
        if span.mark in _SIDES:
            begin, end, colour = _SIDES[span.mark]
            return self._painted(colour, f"{begin}{inner}{end}")
        if span.mark == "link":
            return f"{inner} ({printable(span.target)})"
        sign = _SIGNS.get(span.mark, "")
        return f"{sign}{inner}{sign}"

    def _painted(self, colour: str, harmless: str) -> str:
        return f"{colour}{harmless}{_RESET}" if self._colour else harmless


def _lines(report: Report, terminal: _Terminal) -> Iterator[str]:
    yield terminal.bold(report.title)
    yield from [printable(report.note)] if report.note else []
    if not report.parts:
        yield printable(report.no_changes)
    for part in report.parts:
        yield ""
        yield terminal.bold(f"{part.title} ({part.count})")
        for group in part.groups:
            yield f"  {printable(group.title)}"
            yield from (f"    {_entry(entry, report, terminal)}" for entry in group.changes)


def _entry(entry: Entry, report: Report, terminal: _Terminal) -> str:
    lines = "; ".join(map(terminal.line, entry.lines))
    change = ": ".join(
        filter(None, (printable(entry.sentence), terminal.spans(entry.words), lines))
    )
    reason = f" — {printable(report.reason_label)}: {terminal.spans(entry.reason)}"
    where = terminal.bold(f"{entry.where}:")
    fingerprint = terminal.faint(f"[{entry.fingerprint}]")
    return f"{where} {change}{reason if entry.reason else ''} {fingerprint}"
