"""What all outputs are made from: the guideline, its editions, and what is known of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from guidepress.build.keys import Keys
from guidepress.build.options import Options
from guidepress.check.check import CheckResult
from guidepress.compare.change import Comparison
from guidepress.compare.history import Histories, histories
from guidepress.compare.neighbours import compare_neighbours
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.problem import GuidepressError, Problem, has_errors
from guidepress.read.folder import Source
from guidepress.slides.deck import Deck
from guidepress.slides.files import WHATS_NEW, deck_of, master_problems
from guidepress.storage.cache import Cache
from guidepress.view.chapter import chapter_view
from guidepress.view.chapter_types import ChapterView
from guidepress.view.history import LocalizedEditions
from guidepress.view.history_types import Past
from guidepress.view.volume import Volume
from guidepress.view.whats_new import NewsView, news_view

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VolumeRef:
    """An edition in a language; `number` is that of the edition, of which the oldest is 0."""

    number: int
    edition: str
    language: str

    @property
    def folder(self) -> str:
        """Where it is read, from the site's root.

        >>> VolumeRef(1, "2024", "de").folder
        'de/2024/'
        """
        return f"{self.language}/{self.edition}/"


class Latest(Generic[T]):
    """Keeps at hand what was made last: jobs that follow each other share it."""

    def __init__(self) -> None:
        self._latest: tuple[object, T] | None = None

    def get(self, key: object, make: Callable[[], T]) -> T:
        if self._latest is None or self._latest[0] != key:
            self._latest = (key, make())
        return self._latest[1]


@dataclass(frozen=True)
class Context:
    """What every output is made from.

    `editions` are the oldest first, `comparisons` those of neighbours; `source` is the folder that
    all of it was read from.
    """

    guideline: Guideline
    editions: tuple[Edition, ...]
    words: Mapping[str, Messages]
    comparisons: tuple[Comparison, ...]
    source: Source
    cache: Cache
    options: Options = field(default_factory=Options)
    _views: Latest[ChapterView] = field(default_factory=Latest)
    _pasts: Latest[Past] = field(default_factory=Latest)
    _news: Latest[NewsView] = field(default_factory=Latest)
    _decks: Latest[Deck] = field(default_factory=Latest)

    @cached_property
    def histories(self) -> Histories:
        return histories(self.editions, self.comparisons)

    @cached_property
    def localized(self) -> Mapping[str, LocalizedEditions]:
        """What the editions say of each other, by language."""
        return {
            language: LocalizedEditions(
                self.guideline,
                self.editions,
                self.comparisons,
                self.words,
                language,
                self.histories,
            )
            for language in self.guideline.languages
        }

    @cached_property
    def keys(self) -> Keys:
        return Keys(self.source, self.editions, self.histories)

    def volumes(self) -> Iterator[VolumeRef]:
        for number, edition in enumerate(self.editions):
            for language in self.guideline.languages:
                yield VolumeRef(number, edition.id, language)

    def current(self, language: str) -> VolumeRef:
        return VolumeRef(len(self.editions) - 1, self.editions[-1].id, language)

    def volume(self, ref: VolumeRef) -> Volume:
        return Volume(self.localized[ref.language], ref.number)

    @property
    def master(self) -> Path:
        """The file of the slides' master."""
        return self.source.master.real

    @cached_property
    def pictures(self) -> tuple[Mapping[str, Path], ...]:
        """The files of each edition's pictures, by name."""
        return tuple(
            {name: picture.real for name, picture in folder.pictures.items()}
            for folder in self.source.editions
        )

    def chapter_view(self, ref: VolumeRef, name: str) -> ChapterView:
        """A chapter in a language: one view serves page, data, deck and handbook."""
        chapter, localizer = self._chapter(ref, name), self.volume(ref).localizer
        return self._views.get((ref, name), lambda: chapter_view(chapter, localizer))

    def past(self, ref: VolumeRef, name: str) -> Past:
        """What is known of the past of a chapter's recommendations."""
        chapter, localized = self._chapter(ref, name), self.localized[ref.language]
        return self._pasts.get((ref, name), lambda: localized.past(ref.number, chapter))

    def news(self, ref: VolumeRef) -> NewsView:
        """What is new in an edition, which is not the oldest."""
        localized = self.localized[ref.language]
        return self._news.get(ref, lambda: news_view(localized, ref.number))

    def deck(self, ref: VolumeRef, name: str) -> Deck:
        """The slides of a chapter, or of what is new, before they take the form of a file."""

        def make() -> Deck:
            view = self.news(ref) if name == WHATS_NEW else self.chapter_view(ref, name)
            return deck_of(self.localized[ref.language], ref.number, view, self.master)

        return self._decks.get((ref, name), make)

    def _chapter(self, ref: VolumeRef, name: str) -> Chapter:
        return next(c for c in self.editions[ref.number].chapters if c.id == name)


def context_of(
    source: Source, checked: CheckResult, cache: Cache, options: Options | None = None
) -> tuple[Context | None, tuple[Problem, ...]]:
    """What all outputs are made from, or nothing if problems forbid it; and the problems.

    Raises `GuidepressError` where there is no edition.
    """
    problems = checked.problems
    if source.has_own_master:
        problems += tuple(master_problems(source.master.real, source.master.path))
    if has_errors(problems) or checked.guideline is None:
        return None, problems
    if not checked.editions:
        raise GuidepressError(f"{source.path} holds no edition, such as {source.path}/2024/")
    parts = (checked.guideline, checked.editions, checked.words)
    comparisons = compare_neighbours(source, *parts, cache)
    return Context(*parts, comparisons, source, cache, options or Options()), problems
