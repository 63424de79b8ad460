"""A comparison as a report, for every format: by weight, then by chapter, in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.compare.kinds import WEIGHTS
from guidepress.model.guideline import EditionHead, Messages
from guidepress.report.change_lines import TRAIL, change_lines
from guidepress.view.change_types import ChangeView, LineView
from guidepress.view.localizer import Spans
from guidepress.view.side import joined, spans

_NEEDS_SUBJECT = (
    "block-moved",
    "citations-changed",
    "footnotes-changed",
    "note-changed",
    "reordered",
    "editorial",
    "translation",
)
"""Kinds whose sentence holds for several kinds of records, and so does not say which it was."""


@dataclass(frozen=True, slots=True)
class Entry:
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
    changes: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The changes of one weight, which is called `title`."""

    title: str
    count: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison in one language.

    `note` says that the older edition is a reconstruction, if it is; `no_changes` is said where
    there are no parts; `reason_label` stands before the reasons of changes.
    """

    language: str
    title: str
    note: str
    no_changes: str
    reason_label: str
    parts: tuple[Part, ...]


def report(
    views: Sequence[ChangeView], older: EditionHead, before: str, after: str, messages: Messages
) -> Report:
    """All changes from one edition, `older`, to another, the heaviest first.

    `before` and `after` are what the two are called.
    """
    words = messages.words
    note = words["compared_with_reconstruction"].format(before=before)
    return Report(
        language=messages.language,
        title=words["changed_from"].format(before=before, after=after),
        note=note if older.status == "reconstructed" else "",
        no_changes=words["nothing_differs"],
        reason_label=words["reason"],
        parts=tuple(_parts(views, messages)),
    )


def _parts(views: Sequence[ChangeView], messages: Messages) -> Iterator[Part]:
    for weight in WEIGHTS:
        of_weight = [view for view in views if view.weight == weight]
        if of_weight:
            title = messages.words[f"weight_{weight.partition('-')[0]}"]
            yield Part(title, len(of_weight), tuple(_groups(of_weight, messages)))


def _groups(views: Sequence[ChangeView], messages: Messages) -> Iterator[Group]:
    """The changes by chapter; those of none come last."""
    titles = {view.chapter: view.chapter_title for view in views if view.chapter}
    titles[""] = messages.words["changes_elsewhere"]
    for chapter, title in titles.items():
        of_chapter = tuple(_entry(view) for view in views if view.chapter == chapter)
        if of_chapter:
            yield Group(title, of_chapter)


def _entry(view: ChangeView) -> Entry:
    """One change. Words that are marked as changed are not said once more."""
    heads = [spans(head) for head in view.heads]
    words = () if view.says_itself else view.words
    subject = f" ({view.subject_word})" if view.kind in _NEEDS_SUBJECT else ""
    return Entry(
        where=view.where,
        sentence=f"{view.sentence}{subject}",
        words=joined([*heads, words], TRAIL),
        lines=tuple(change_lines(view)),
        reason=view.reason,
        fingerprint=view.fingerprint,
    )
