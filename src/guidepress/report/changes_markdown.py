"""A report of changes as Markdown: a heading for each weight, an item for each change."""

from collections.abc import Iterator

from guidepress.report.changes import Entry, Report
from guidepress.report.markdown import Markdown, code, escape, fill, from_spans, join, labelled


def markdown(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield fill("## {}", escape(report.title))
    yield from ("", escape(report.note)) if report.note else ()
    if not report.parts:
        yield from ("", escape(report.no_changes))
    for part in report.parts:
        yield from ("", fill("### {}", escape(f"{part.title} ({part.count})")))
        for group in part.groups:
            yield from ("", fill("**{}**", escape(group.title)), "")
            yield from (_item(entry, report.reason_label) for entry in group.changes)


def _item(entry: Entry, reason_label: str) -> Markdown:
    """One change in one line."""
    lines = join("; ", map(labelled, entry.lines))
    sentence = fill("**{}**", escape(entry.sentence))
    words = join(": ", (sentence, from_spans(entry.words), lines))
    reason = [fill(" — {}: {}", escape(reason_label), from_spans(entry.reason))]
    item = join("", [words, *(reason if entry.reason else [])])
    return fill("- {} ({})", item, code(entry.where))
