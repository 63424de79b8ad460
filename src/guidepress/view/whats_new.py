"""What is new in an edition: numbers, a picture, and every change where it is read."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from guidepress.compare.kinds import KINDS, WEIGHTS
from guidepress.view.change_types import ChangeView
from guidepress.view.grade_flow import MovementView, movements
from guidepress.view.history import LocalizedEditions
from guidepress.view.localizer import Spans


@dataclass(frozen=True, slots=True)
class CountView:
    """How many changes there are of a kind, a weight or a chapter."""

    id: str
    said: str
    weight: str
    count: int


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One thing that changed, and all that changed in it; `weight` is the heaviest of these.

    `labels` of a recommendation are those that its chapter shows; `trail` says where it is read.
    """

    anchor: str
    page: str
    gone: bool
    subject: str
    subject_word: str
    words: Spans
    trail: tuple[str, ...]
    weight: str
    recommendation: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The changes of a chapter; those of no chapter, such as works, have no id.

    `is_page` says that the edition has the chapter.
    """

    id: str
    title: str
    is_page: bool
    count: int
    subjects: tuple[SubjectView, ...]


@dataclass(frozen=True, slots=True)
class ErratumView:
    date: str
    reason: Spans


@dataclass(frozen=True, slots=True)
class NewsView:
    """The page of what is new; `before` is the id of the edition that it is compared with."""

    before: str
    before_status: str
    total: int
    weights: tuple[CountView, ...]
    kinds: tuple[CountView, ...]
    movements: tuple[MovementView, ...]
    groups: tuple[GroupView, ...]
    errata: tuple[ErratumView, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """The feed: when it was updated, and its entries with the title of each and its address."""

    updated: str
    entries: tuple[tuple[str, ChangeView], ...]


def news_view(localized: LocalizedEditions, number: int) -> NewsView:
    """What is new in the edition of this number, which is not the oldest."""
    comparison = localized.comparisons[number - 1]
    before, after = localized.localizer(number - 1), localized.localizer(number)
    views = tuple(localized.changes(number).views())
    errata = after.edition.errata
    return NewsView(
        before=before.edition.id,
        before_status=before.edition.head.status,
        total=len(views),
        weights=tuple(_weights(views, localized)),
        kinds=tuple(_kinds(views)),
        movements=movements(before, after, comparison),
        groups=tuple(_groups(views, localized, {chapter.id for chapter in after.edition.chapters})),
        errata=tuple(ErratumView(e.date, after.spans(e.reason)) for e in errata),
    )


def _weights(views: Sequence[ChangeView], localized: LocalizedEditions) -> Iterator[CountView]:
    counts = Counter(view.weight for view in views)
    for weight in WEIGHTS:
        name = localized.say(f"weight_{weight.partition('-')[0]}")
        yield CountView(weight, name, weight, counts[weight])


def _kinds(views: Sequence[ChangeView]) -> Iterator[CountView]:
    counts = Counter(view.kind for view in views)
    sentences = {view.kind: view.sentence for view in views}
    for kind in KINDS.values():
        if counts[kind.id]:
            yield CountView(kind.id, sentences[kind.id], kind.weight, counts[kind.id])


def _groups(
    views: Sequence[ChangeView], localized: LocalizedEditions, chapters: Collection[str]
) -> Iterator[GroupView]:
    """The changes by chapter, in the order of reading; those of no chapter come last."""
    titles = {view.chapter: view.chapter_title for view in views if view.chapter}
    for chapter in (*titles, ""):
        inside = [view for view in views if view.chapter == chapter]
        if inside:
            title = titles.get(chapter) or localized.say("changes_elsewhere")
            subjects = tuple(_subjects(inside))
            yield GroupView(chapter, title, chapter in chapters, len(inside), subjects)


def _subjects(views: Sequence[ChangeView]) -> Iterator[SubjectView]:
    """What is said of the same thing, side by side."""
    together: dict[tuple[str, ...], list[ChangeView]] = {}
    for view in views:
        own = (view.page, view.anchor, view.recommendation or view.subject)
        together.setdefault(own, []).append(view)
    for changes in together.values():
        yield _subject(changes)


def _subject(changes: list[ChangeView]) -> SubjectView:
    first = changes[0]
    heaviest = min(changes, key=lambda view: WEIGHTS.index(view.weight))
    return SubjectView(
        anchor=first.anchor,
        page=first.page,
        gone=first.gone,
        subject=first.subject,
        subject_word=first.subject_word,
        words=first.words,
        trail=tuple(dict.fromkeys(part for part in (first.section_title, *first.heads) if part)),
        weight=heaviest.weight,
        recommendation=first.recommendation,
        changes=tuple(sorted(changes, key=lambda view: list(KINDS).index(view.kind))),
    )


def feed_view(news: NewsView, date: str) -> FeedView:
    """The feed of what is new in an edition of a date: an entry for each change, as on the page."""
    entries = tuple(
        (f"{view.sentence}: {view.plain}" if view.plain else view.sentence, view)
        for group in news.groups
        for subject in group.subjects
        for view in subject.changes
    )
    return FeedView(_moment(date), entries)


def _moment(date: str) -> str:
    """A date as exact as it is known, as a moment.

    >>> _moment("2024"), _moment("2024-03-02")
    ('2024-01-01T00:00:00Z', '2024-03-02T00:00:00Z')
    """
    year, month, day = (*date.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"
