"""The parts of a change as templates see them."""

from dataclasses import dataclass
from typing import ClassVar

from guidepress.view.localizer import Spans
from guidepress.view.part_types import RatingView


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text before and after; `marked` shows both, with spans 'del' and 'ins'.

    `label` says which field it is; it is empty for the text itself.
    """

    label: str
    before: Spans
    after: Spans
    marked: Spans


@dataclass(frozen=True, slots=True)
class ItemView:
    """An entry of a list: the id of what it names, its words, and what the list says beside."""

    id: str
    words: Spans
    detail: Spans = ()


@dataclass(frozen=True, slots=True)
class LineView:
    """One thing that is said: what it is (empty for the text itself), and the words."""

    label: str
    words: Spans


@dataclass(frozen=True, slots=True)
class NodeView:
    """A whole record: its name, a recommendation's ratings, and all else that it says.

    `words` are empty for what has no name of its own, such as most texts. A table also has the
    heads of its `columns` and the cells of its `rows`.
    """

    subject: str
    id: str
    chapter: str
    words: Spans
    plain: str
    ratings: tuple[RatingView, ...]
    lines: tuple[LineView, ...]
    columns: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a thing stands: the titles that lead to it, and the words of what is before it."""

    titles: tuple[Spans, ...]
    behind: Spans


@dataclass(frozen=True, slots=True)
class TextsChanged:
    """Texts with their differences marked."""

    form: ClassVar[str] = "text"

    texts: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True)
class RatingChanged:
    """A rating on one scale; none where there is no rating in that edition."""

    form: ClassVar[str] = "rating"

    before: RatingView | None
    after: RatingView | None


@dataclass(frozen=True, slots=True)
class ListChanged:
    """A list: both whole, and the entries that only one of them has: none if the order changed."""

    form: ClassVar[str] = "list"

    before: tuple[ItemView, ...]
    after: tuple[ItemView, ...]
    removed: tuple[ItemView, ...]
    added: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Another place for the same."""

    form: ClassVar[str] = "move"

    before: PlaceView
    after: PlaceView


@dataclass(frozen=True, slots=True)
class NodesChanged:
    """Whole records that are only in the older edition, or only in the newer one."""

    form: ClassVar[str] = "whole"

    before: tuple[NodeView, ...]
    after: tuple[NodeView, ...]


ChangeDetail = TextsChanged | RatingChanged | ListChanged | Moved | NodesChanged
"""What became of it; templates tell the cases by `form`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change in one language.

    `words` are those by which readers know what changed, `heads` the recommendations above it;
    `says_itself` is set where they are what changed and need not be said twice. `page` and
    `anchor` lead to it; with `gone` it is in the older edition alone, and so are they. `field` is
    what the field is called that changed.
    """

    kind: str
    weight: str
    sentence: str
    fingerprint: str
    where: str
    subject: str
    subject_word: str
    id: str
    recommendation: str
    chapter: str
    chapter_title: str
    section: str
    section_title: str
    page: str
    anchor: str
    gone: bool
    heads: tuple[str, ...]
    words: Spans
    plain: str
    says_itself: bool
    field: str
    detail: ChangeDetail
    reason: Spans = ()
