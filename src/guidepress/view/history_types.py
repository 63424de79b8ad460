"""What templates see of a recommendation over all editions: labels, histories, what was removed."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidepress.view.change_types import ChangeView
from guidepress.view.localizer import Spans
from guidepress.view.part_types import RatingView


@dataclass(frozen=True, slots=True)
class LabelView:
    """Since when a recommendation is there, and what the edition made of it.

    `kind` is 'first' (it is in the oldest edition), 'new', 'changed' or 'confirmed'.
    """

    kind: str
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one edition, or several in a row, made of a recommendation.

    `kind` is that of a label, or 'gone'; `address` leads to it in the last of these editions, from
    the folder of the language.
    """

    kind: str
    first: str
    last: str
    address: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class RelativeView:
    """Another recommendation; `address` is its lasting one, from the folder of the language."""

    id: str
    text: Spans
    address: str


@dataclass(frozen=True, slots=True)
class RemovedView:
    """A recommendation that an edition no longer has: its text, the reason, its successors.

    `said` is the sentence for `kind`: 'withdrawn', 'replaced', 'split', 'merged' or 'removed'.
    """

    id: str
    text: Spans
    kind: str
    said: str
    edition: str
    reason: Spans
    successors: tuple[RelativeView, ...]


@dataclass(frozen=True, slots=True)
class PastView:
    label: LabelView
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A recommendation over all editions; `last` is the newest that has it, `address` leads there.

    `gone` says how it ended, if it did; `older` are those that it came from.
    """

    id: str
    text: Spans
    ratings: tuple[RatingView, ...]
    last: str
    address: str
    history: tuple[HistoryEntry, ...]
    gone: RemovedView | None
    older: tuple[RelativeView, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The past of a chapter: of each recommendation by id, and what is gone, by section id.

    What is gone together with its section is `homeless`. `legend` says what the labels mean.
    """

    of: Mapping[str, PastView]
    gone: Mapping[str, tuple[RemovedView, ...]]
    homeless: tuple[RemovedView, ...]
    legend: str
