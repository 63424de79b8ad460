"""What a comparison says, in the order in which a person reads it: by weight, then by chapter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.compare.kinds import WEIGHTS
from guidepress.model.guideline import EditionHead, Messages
from guidepress.report.lines import TRAIL, lines
from guidepress.view.change_types import ChangeView, LineView
from guidepress.view.localizer import Spans
from guidepress.view.side import joined, spans

_ANYTHING = (
    "block-moved",
    "citations-changed",
    "footnotes-changed",
    "note-changed",
    "reordered",
    "editorial",
    "translation",
)
"""Kinds whose sentence does not say what it is about."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change: where it is, what happened to what, how, and why."""

    where: str
    sentence: str
    words: Spans
    lines: tuple[LineView, ...]
    reason: Spans
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one weight in one chapter."""

    title: str
    changes: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The changes of one weight."""

    weight: str
    count: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison in one language."""

    language: str
    title: str
    note: str
    nothing: str
    reason: str
    parts: tuple[Part, ...]


def report(
    views: Sequence[ChangeView], older: EditionHead, before: str, after: str, words: Messages
) -> Report:
    """All changes from one edition, `older`, to another, the heaviest first.

    `before` and `after` are what the two are called.
    """
    said = words.words
    doubtful = older.status == "reconstructed"
    return Report(
        language=words.language,
        title=said["changed_from"].format(before=before, after=after),
        note=said["compared_with_reconstruction"].format(before=before) if doubtful else "",
        nothing=said["nothing_differs"],
        reason=said["reason"],
        parts=tuple(_parts(views, words)),
    )


def _parts(views: Sequence[ChangeView], words: Messages) -> Iterator[Part]:
    for weight in WEIGHTS:
        inside = [view for view in views if view.weight == weight]
        if inside:
            name = words.words[f"weight_{weight.partition('-')[0]}"]
            yield Part(name, len(inside), tuple(_groups(inside, words)))


def _groups(views: Sequence[ChangeView], words: Messages) -> Iterator[Group]:
    """The changes by chapter; those of none come last."""
    titles = {view.chapter: view.chapter_title for view in views if view.chapter}
    titles[""] = words.words["changes_elsewhere"]
    for chapter, title in titles.items():
        inside = [told(view) for view in views if view.chapter == chapter]
        if inside:
            yield Group(title, tuple(inside))


def told(view: ChangeView) -> Told:
    """One change. Words that are marked as changed are not said once more."""
    above = [spans(head) for head in view.heads]
    own = () if view.says_itself else view.words
    subject = f" ({view.subject_word})" if view.kind in _ANYTHING else ""
    return Told(
        where=view.where,
        sentence=f"{view.sentence}{subject}",
        words=joined([*above, own], TRAIL),
        lines=tuple(line for line in lines(view) if line.words),
        reason=view.reason,
        fingerprint=view.fingerprint,
    )
