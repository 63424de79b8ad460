"""A report of changes as one HTML file that needs no other, and no script.

`Markup.format` escapes whatever is no markup yet, so each piece of content is escaped once.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from guidepress.model.markup import Span
from guidepress.report.change_lines import HTML_MARKS
from guidepress.report.changes import Entry, Group, Part, Report
from guidepress.view.change_types import LineView
from guidepress.view.localizer import Spans

_STYLE = Markup("""
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; }
li { margin: .75rem 0; }
small { display: block; opacity: .75; }
del { background: light-dark(#fde0dc, #5c2b29); }
ins { background: light-dark(#d7f0db, #1f4d2b); }
""")

_PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
""")


def html(report: Report) -> str:
    body = [Markup("<p>{}</p>").format(report.note)] if report.note else []
    body += [_part(part, report.reason_label) for part in report.parts]
    body += [] if report.parts else [Markup("<p>{}</p>").format(report.no_changes)]
    page = _PAGE.format(
        language=report.language, title=report.title, style=_STYLE, body=_lines(body)
    )
    return str(page)


def _lines(parts: Iterable[Markup]) -> Markup:
    return Markup("\n").join(parts)


def _part(part: Part, reason_label: str) -> Markup:
    groups = _lines(_group(group, reason_label) for group in part.groups)
    return Markup("<h2>{} ({})</h2>\n{}").format(part.title, part.count, groups)


def _group(group: Group, reason_label: str) -> Markup:
    items = _lines(_item(entry, reason_label) for entry in group.changes)
    return Markup("<h3>{}</h3>\n<ul>\n{}\n</ul>").format(group.title, items)


def _item(entry: Entry, reason_label: str) -> Markup:
    words = Markup(" {}").format(_spans(entry.words)) if entry.words else ""
    lines = Markup("").join(Markup("<br>{}").format(_line(line)) for line in entry.lines)
    reason = Markup("<br><i>{}: {}</i>").format(reason_label, _spans(entry.reason))
    where = Markup("<small>{} [{}]</small>").format(entry.where, entry.fingerprint)
    return Markup("<li><b>{}</b>{}{}{}{}</li>").format(
        entry.sentence, words, lines, reason if entry.reason else "", where
    )


def _line(line: LineView) -> Markup:
    words = _spans(line.words)
    return Markup("{}: {}").format(line.label, words) if line.label else words


def _spans(spans: Spans) -> Markup:
    return Markup("").join(_span(span) for span in spans)


def _span(span: Span) -> Markup:
    if span.mark == "text":
        return escape(span.text)
    inner = _spans(span.spans)
    if span.mark == "link":
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(span.target, inner)
    if span.mark in HTML_MARKS:
        return Markup("<{0}>{1}</{0}>").format(span.mark, inner)
    return inner
