"""A report as one HTML file that needs no other, and no script."""

from markupsafe import Markup, escape

from guidepress.model.markup import Span
from guidepress.report.changes import Group, Part, Report, Told
from guidepress.view.change_types import LineView
from guidepress.view.localizer import Spans

_TAGS = {"em", "strong", "sub", "sup", "del", "ins"}

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
    said = [Markup("<p>{}</p>").format(report.note)] if report.note else []
    said += [_part(part, report.reason) for part in report.parts]
    said += [] if report.parts else [Markup("<p>{}</p>").format(report.nothing)]
    page = _PAGE.format(
        language=report.language, title=report.title, style=_STYLE, body=_lines(said)
    )
    return str(page)


def _lines(parts: list[Markup]) -> Markup:
    return Markup("\n").join(parts)


def _part(part: Part, reason: str) -> Markup:
    groups = _lines([_group(group, reason) for group in part.groups])
    return Markup("<h2>{} ({})</h2>\n{}").format(part.weight, part.count, groups)


def _group(group: Group, reason: str) -> Markup:
    items = _lines([_item(told, reason) for told in group.changes])
    return Markup("<h3>{}</h3>\n<ul>\n{}\n</ul>").format(group.title, items)


def _item(told: Told, reason: str) -> Markup:
    words = Markup(" {}").format(_say(told.words)) if told.words else ""
    lines = Markup("").join(Markup("<br>{}").format(_line(line)) for line in told.lines)
    why = Markup("<br><i>{}: {}</i>").format(reason, _say(told.reason)) if told.reason else ""
    where = Markup("<small>{} [{}]</small>").format(told.where, told.fingerprint)
    return Markup("<li><b>{}</b>{}{}{}{}</li>").format(told.sentence, words, lines, why, where)


def _line(line: LineView) -> Markup:
    said = _say(line.words)
    return Markup("{}: {}").format(line.label, said) if line.label else said


def _say(spans: Spans) -> Markup:
    return Markup("").join(_span(span) for span in spans)


def _span(span: Span) -> Markup:
    if span.mark == "text":
        return escape(span.text)
    inner = _say(span.spans)
    if span.mark == "link":
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(span.target, inner)
    if span.mark in _TAGS:
        return Markup("<{0}>{1}</{0}>").format(span.mark, inner)
    return inner
