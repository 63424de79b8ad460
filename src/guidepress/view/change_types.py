"""The parts of a change as templates see them."""

from dataclasses import dataclass

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
class ThingView:
    """A whole thing: its name, a recommendation's ratings, and all else that it says.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change in one language.

    `form` says which of the other fields hold something:
    'text': `texts` · 'rating': `rating_before`, `rating_after` · 'list': `before`, `after`, and of
    them what was `removed` and `added` (neither if only the order changed) · 'whole':
    `things_before`, `things_after` · 'move': `place_before`, `place_after`.

    `words` are those by which readers know what changed, `heads` the recommendations above it;
    `says_itself` is set where they are what changed and need not be said twice. `page` and
    `anchor` lead to it; with `gone` it is in the older edition alone, and so are they.
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
    form: str
    field: str
    texts: tuple[TextChange, ...] = ()
    rating_before: RatingView | None = None
    rating_after: RatingView | None = None
    before: tuple[ItemView, ...] = ()
    after: tuple[ItemView, ...] = ()
    removed: tuple[ItemView, ...] = ()
    added: tuple[ItemView, ...] = ()
    things_before: tuple[ThingView, ...] = ()
    things_after: tuple[ThingView, ...] = ()
    place_before: PlaceView | None = None
    place_after: PlaceView | None = None
    reason: Spans = ()
