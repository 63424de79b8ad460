"""What all pieces of work need: the guideline, its editions, and what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guidepress.check.check import CheckResult
from guidepress.compare.change import Comparison
from guidepress.compare.history import Histories, histories
from guidepress.compare.neighbours import compare_neighbours
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.problem import GuidepressError, Problem, has_errors
from guidepress.read.folder import Source
from guidepress.slides.files import master_problems
from guidepress.storage.cache import Cache
from guidepress.view.history import LocalizedEditions
from guidepress.view.volume import Volume


@dataclass(frozen=True)
class Stock:
    """What every piece of work needs.

    `editions` are the oldest first, `comparisons` those of neighbours. `pictures` are the files of
    each edition's pictures by name, `master` is that of slides.
    """

    guideline: Guideline
    editions: tuple[Edition, ...]
    words: Mapping[str, Messages]
    comparisons: tuple[Comparison, ...]
    pictures: tuple[Mapping[str, Path], ...]
    master: Path

    @cached_property
    def histories(self) -> Histories:
        return histories(self.editions, self.comparisons)

    @cached_property
    def localized(self) -> Mapping[str, LocalizedEditions]:
        """Who tells of the editions, by language."""
        known = (self.guideline, self.editions, self.comparisons, self.words)
        return {
            name: LocalizedEditions(*known, name, self.histories)
            for name in self.guideline.languages
        }

    def volume(self, number: int, language: str) -> Volume:
        return Volume(self.localized[language], number)


def stock_of(
    source: Source, checked: CheckResult, cache: Cache
) -> tuple[Stock | None, tuple[Problem, ...]]:
    """What all pieces of work need, or nothing if problems forbid it; and the problems.

    Raises `GuidepressError` where there is no edition.
    """
    problems = checked.problems
    if source.has_own_master:
        problems += tuple(master_problems(source.master.real, source.master.path))
    if has_errors(problems) or checked.guideline is None:
        return None, problems
    if not checked.editions:
        raise GuidepressError(f"{source.path} holds no edition, such as {source.path}/2024/")
    known = (checked.guideline, checked.editions, checked.words)
    pictures = tuple(
        {name: picture.real for name, picture in folder.pictures.items()}
        for folder in source.editions
    )
    compared = compare_neighbours(source, *known, cache)
    return Stock(*known, compared, pictures, source.master.real), problems
