"""guidepress diff: what changed from one edition to another, or since a revision."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from guidepress.check.check import CheckResult
from guidepress.cli.console import is_terminal
from guidepress.cli.session import read_now, read_then
from guidepress.compare.change import Comparison
from guidepress.compare.compare import compare
from guidepress.compare.neighbours import wording_rules
from guidepress.compare.selection import Selection
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.problem import GuidepressError, there_are
from guidepress.report.changes import Report, report
from guidepress.report.html import html
from guidepress.report.markdown import markdown
from guidepress.report.text import text
from guidepress.view.changes import Changes
from guidepress.view.localizer import Localizer

_FORMS: Mapping[str, Callable[[Report], str]] = {"md": markdown, "html": html, "text": text}


@dataclass(frozen=True, slots=True)
class _Side:
    """An edition to compare: the guideline that it belongs to, and what it is called here."""

    edition: Edition
    guideline: Guideline
    name: str

    def localizer(self, words: Messages) -> Localizer:
        return Localizer(self.guideline.of(self.edition.head), self.edition, words)


@dataclass(frozen=True, slots=True)
class _Pair:
    old: _Side
    new: _Side

    @property
    def chapters(self) -> list[str]:
        """The ids of the chapters of both."""
        heads = self.old.edition.head, self.new.edition.head
        return list(dict.fromkeys(name for head in heads for name in head.chapters))


def run(
    content: Path,
    editions: Sequence[str],
    revision: str | None,
    *,
    output_format: str,
    language: str | None,
    **some: Any,
) -> int:
    now = read_now(content)
    if now is None or now.guideline is None:
        return 1
    words = _words(language, now, now.guideline)
    pair = _pair(now, editions) if revision is None else _since(now, editions, content, revision)
    if pair is None:
        return 1
    selection = Selection(**some)
    selection.assure_known(pair.chapters)
    between = [one for one in now.editions if pair.old.edition.id < one.id < pair.new.edition.id]
    judge = wording_rules(now.guideline, now.words)
    made = compare(pair.old.edition, pair.new.edition, judge, between)
    click.echo(_said(made, pair, selection, words, output_format), nl=False)
    return 0


def _words(language: str | None, now: CheckResult, guideline: Guideline) -> Messages:
    """The words of the language that is asked for, or else of the guideline's own."""
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


def _since(now: CheckResult, editions: Sequence[str], content: Path, revision: str) -> _Pair | None:
    """An edition at a revision, and as it is; nothing if it could not be read there."""
    new = _side(editions[0] if editions else _newest(now), now)
    then = read_then(content, revision)
    if then is None:
        return None
    name = new.edition.id
    old = _side(name, then.checked, f" at the revision '{revision}'")
    return _Pair(replace(old, name=f"{revision}:{name}"), new)


def _side(name: str, checked: CheckResult, place: str = "") -> _Side:
    edition = next((one for one in checked.editions if one.id == name), None)
    if edition is None or checked.guideline is None:
        there = there_are(name, [one.id for one in checked.editions])
        raise GuidepressError(f"there is no edition '{name}'{place}{there}")
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


def _said(
    made: Comparison, pair: _Pair, selection: Selection, words: Messages, output_format: str
) -> str:
    chosen = selection.of(made)
    if output_format == "json":
        record = {**chosen.record(), **selection.record()}
        return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    localizers = pair.old.localizer(words), pair.new.localizer(words)
    views = tuple(Changes(made, *localizers).views(chosen.changes))
    told = report(views, made.old, pair.old.name, pair.new.name, words)
    colour = output_format == "text" and is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")
    return text(told, colour=True) if colour else _FORMS[output_format](told)
