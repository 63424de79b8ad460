"""The changes from one edition to another, or since a revision: what `guidepress diff` prints."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from guidepress.check.check import CheckResult
from guidepress.cli.console import wants_colour
from guidepress.cli.options import DiffFormat
from guidepress.cli.revision import revision_or_stop
from guidepress.cli.session import Session, open_session
from guidepress.compare.change import Comparison
from guidepress.compare.compare import compare
from guidepress.compare.neighbours import wording_rules
from guidepress.compare.selection import Selection
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.problem import GuidepressError, there_are
from guidepress.report.changes import Report, report
from guidepress.report.changes_html import html
from guidepress.report.changes_markdown import markdown
from guidepress.report.changes_text import text
from guidepress.view.changes import Changes
from guidepress.view.localizer import Localizer

_RENDERERS: Mapping[DiffFormat, Callable[[Report], str]] = {
    "text": text,
    "md": markdown,
    "html": html,
}


@dataclass(frozen=True, slots=True)
class _Side:
    """An edition to compare: the guideline that it belongs to, and what it is called here."""

    edition: Edition
    guideline: Guideline
    name: str

    def localizer(self, messages: Messages) -> Localizer:
        return Localizer(self.guideline.of(self.edition.head), self.edition, messages)


@dataclass(frozen=True, slots=True)
class _Pair:
    old: _Side
    new: _Side

    @property
    def chapters(self) -> list[str]:
        """The ids of the chapters of both."""
        heads = self.old.edition.head, self.new.edition.head
        return list(dict.fromkeys(chapter for head in heads for chapter in head.chapters))


def print_changes(
    content: Path,
    editions: Sequence[str],
    revision: str | None,
    selection: Selection,
    language: str | None,
    output_format: DiffFormat,
) -> int:
    """Print the selected changes between two editions, or in one since a revision."""
    session = open_session(content)
    now, guideline = session.check_or_stop()
    messages = _messages(language, now, guideline)
    pair = _pair(now, editions) if revision is None else _since(session, now, editions, revision)
    selection.assure_known(pair.chapters)
    comparison = _comparison(now, guideline, pair)
    click.echo(_rendered(comparison, pair, selection, messages, output_format), nl=False)
    return 0


def _messages(language: str | None, now: CheckResult, guideline: Guideline) -> Messages:
    """The messages of the language that is asked for, or else of the guideline's own."""
    name = language or guideline.head.source_language
    if name not in guideline.languages:
        known = f"; there are: {', '.join(guideline.languages)}"
        raise GuidepressError(f"this guideline has no language '{name}'{known}")
    return now.words[name]


def _pair(now: CheckResult, editions: Sequence[str]) -> _Pair:
    """Two editions, as they are."""
    old, new = (_side(name, now) for name in editions)
    _say_way_back(old, new)
    return _Pair(old, new)


def _since(session: Session, now: CheckResult, editions: Sequence[str], revision: str) -> _Pair:
    """An edition at a revision, and as it is."""
    new = _side(editions[0] if editions else _newest(now), now)
    then = revision_or_stop(session, revision)
    name = new.edition.id
    old = _side(name, then.checked, f" at the revision '{revision}'")
    return _Pair(replace(old, name=f"{revision}:{name}"), new)


def _side(name: str, checked: CheckResult, place: str = "") -> _Side:
    edition = next((edition for edition in checked.editions if edition.id == name), None)
    if edition is None or checked.guideline is None:
        known = there_are(name, [edition.id for edition in checked.editions])
        raise GuidepressError(f"there is no edition '{name}'{place}{known}")
    return _Side(edition, checked.guideline, name)


def _newest(now: CheckResult) -> str:
    if not now.editions:
        raise GuidepressError("there is no edition to compare")
    return now.editions[-1].id


def _say_way_back(old: _Side, new: _Side) -> None:
    if old.edition.id > new.edition.id:
        click.echo(
            f"guidepress: {old.name} is the later edition, so this is the way back to {new.name}; "
            "what is declared of the way there is not heeded",
            err=True,
        )


def _comparison(now: CheckResult, guideline: Guideline, pair: _Pair) -> Comparison:
    """Every change from the one edition to the other; those between them may declare some."""
    old, new = pair.old.edition, pair.new.edition
    between = [edition for edition in now.editions if old.id < edition.id < new.id]
    return compare(old, new, wording_rules(guideline, now.words), between)


def _rendered(
    comparison: Comparison,
    pair: _Pair,
    selection: Selection,
    messages: Messages,
    output_format: DiffFormat,
) -> str:
    selected = selection.of(comparison)
    if output_format == "json":
        record = {**selected.record(), **selection.record()}
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    localizers = pair.old.localizer(messages), pair.new.localizer(messages)
    views = tuple(Changes(comparison, *localizers).views(selected.changes))
    changes = report(views, comparison.old, pair.old.name, pair.new.name, messages)
    if output_format == "text" and wants_colour(sys.stdout):
        return text(changes, colour=True)
    return _RENDERERS[output_format](changes)
