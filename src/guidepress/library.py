"""What `import guidepress` offers: read, compare and build a guideline from Python.

It writes nothing but what `build` is asked to write, keeps nothing between calls unless it is given
a folder for it, and switches nothing in the process that calls it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, overload

from guidepress.build.context import context_of
from guidepress.build.incremental import assure_replaceable
from guidepress.build.options import Options
from guidepress.build.site import make_site
from guidepress.check.check import CheckResult, check
from guidepress.compare import compare as comparing
from guidepress.compare.change import Change, Comparison
from guidepress.compare.neighbours import wording_rules
from guidepress.model import guideline as model
from guidepress.model.problem import GuidepressError, Problem, assure_known, has_errors
from guidepress.read.folder import Source, scan_folder
from guidepress.storage.cache import Cache
from guidepress.view.blocks.recommendations import RecommendationsView, RecommendationView
from guidepress.view.changes import Changes as ChangeViews
from guidepress.view.chapter import chapter_view
from guidepress.view.localizer import Localizer

__all__ = [
    "Change",
    "Changes",
    "Edition",
    "Guideline",
    "GuidepressError",
    "InvalidContent",
    "Problem",
    "build",
    "compare",
    "read",
]

Row = dict[str, Any]
"""A row of a data frame: strings, numbers, truths and lists of strings by column."""


class InvalidContent(GuidepressError):  # noqa: N818 - it is what the content is, not an accident
    """Content that cannot be read: `problems` are all that is wrong, sorted by place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = next(problem for problem in problems if problem.severity == "error")
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        super().__init__(f"{first.where}: {first.message}{more}")


@dataclass(frozen=True)
class Edition:
    """What one year's guideline says. `record` is all of it, as frozen values (`guidepress.model`).

    `guideline` has the scales that this edition is rated on.
    """

    record: model.Edition
    guideline: model.Guideline = field(repr=False)
    messages: Mapping[str, model.Messages] = field(repr=False)

    @property
    def id(self) -> str:
        return self.record.id

    def localizer(self, language: str) -> Localizer:
        """Says the texts of the edition in a language.

        Raises `GuidepressError` where the guideline does not have it.
        """
        assure_known("language", language, self.guideline.languages)
        return Localizer(self.guideline, self.record, self.messages[language])

    def records(self, language: str) -> list[Row]:
        """A row for each recommendation, in reading order, in one language.

        Columns: `edition`, `chapter`, `section`, `id`, `parent` (the head that it stands under, or
        empty), `text`, a column for each scale (the level; empty for a head), `conditions`,
        `footnotes` and `cites` (lists of strings).
        """
        localizer = self.localizer(language)
        return [
            self._row(chapter.id, section.id, item)
            for chapter in self.record.chapters
            for section in chapter_view(chapter, localizer).sections
            for block in section.blocks
            if isinstance(block, RecommendationsView)
            for item in block.recommendations
        ]

    def _row(self, chapter: str, section: str, item: RecommendationView) -> Row:
        levels = {rating.key: rating.value for rating in item.ratings}
        return {
            "edition": self.id,
            "chapter": chapter,
            "section": section,
            "id": item.id,
            "parent": item.parent,
            "text": item.plain,
            **{key: levels.get(key, "") for key in self.guideline.scales},
            "conditions": [condition.plain for condition in item.conditions],
            "footnotes": [footnote.plain for footnote in item.footnotes],
            "cites": [cite.ref for cite in item.cites],
        }


@dataclass(frozen=True)
class Guideline(Mapping[str, Edition]):
    """A guideline with its editions by id, oldest first; `problems` are the warnings of its check.

    >>> guideline = read("examples/houseplants")
    >>> list(guideline)
    ['2022', '2023', '2024']
    """

    record: model.Guideline
    problems: tuple[Problem, ...]
    _source: Source = field(repr=False)
    _result: CheckResult = field(repr=False)
    _cache: Cache = field(repr=False)

    @cached_property
    def _editions(self) -> dict[str, Edition]:
        return {
            each.id: Edition(each, self.record.of(each.head), self._result.words)
            for each in self._result.editions
        }

    def __getitem__(self, edition: str) -> Edition:
        return self._editions[edition]

    def __iter__(self) -> Iterator[str]:
        return iter(self._editions)

    def __len__(self) -> int:
        return len(self._editions)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.record.languages

    def compare(self, old: str, new: str) -> "Changes":
        """What changed from one edition to another, with what those between declare of it.

        Raises `GuidepressError` where there is no such edition.
        """
        for edition in (old, new):
            assure_known("edition", edition, list(self))
        between = [self[name].record for name in self if old < name < new]
        return compare(self[old], self[new], between)


@dataclass(frozen=True)
class Changes(Sequence[Change]):
    """The changes from one edition to another, in reading order."""

    old: Edition
    new: Edition
    comparison: Comparison = field(repr=False)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Change]: ...
    def __getitem__(self, index: int | slice) -> Change | Sequence[Change]:
        return self.comparison.changes[index]

    def __len__(self) -> int:
        return len(self.comparison.changes)

    def of(self, kind: str = "", weight: str = "", chapter: str = "") -> "Changes":
        """Those of a kind, of a weight, or in a chapter."""
        wanted = {"kind": kind, "weight": weight, "chapter": chapter}
        changes = tuple(
            change
            for change in self
            if all(value in ("", getattr(change, name)) for name, value in wanted.items())
        )
        return replace(self, comparison=replace(self.comparison, changes=changes))

    def to_dict(self) -> dict[str, Any]:
        """What `guidepress diff --format json` prints, as schema/api/changes.schema.json says."""
        return self.comparison.record()

    def records(self, language: str) -> list[Row]:
        """A row for each change: its kind, weight, place, and the sentence that readers see."""
        sides = self.old.localizer(language), self.new.localizer(language)
        views = ChangeViews(self.comparison, *sides).views()
        return [
            {
                "kind": view.kind,
                "weight": view.weight,
                "subject": view.subject,
                "chapter": view.chapter,
                "section": view.section,
                "id": view.id,
                "recommendation": view.recommendation,
                "sentence": view.sentence,
                "text": view.plain,
                "fingerprint": view.fingerprint,
            }
            for view in views
        ]


def read(content: str | Path, cache: str | Path | None = None) -> Guideline:
    """Read and check a content folder.

    With a folder for a `cache`, what did not change is not read again. Raises `InvalidContent` with
    every problem where there are errors, `GuidepressError` where there is no such folder.
    """
    source = scan_folder(Path(content))
    store = Cache(Path(cache) if cache is not None else None)
    result = check(source, store)
    if has_errors(result.problems) or result.guideline is None:
        raise InvalidContent(result.problems)
    return Guideline(result.guideline, result.problems, source, result, store)


def compare(old: Edition, new: Edition, between: Sequence[model.Edition] = ()) -> Changes:
    """What `new` says otherwise than `old`.

    `between` are the editions that lie between them, oldest first: what they declare (moved, split,
    merged, …) leads from the one to the other. `Guideline.compare` knows them by itself.
    """
    rules = wording_rules(new.guideline, new.messages)
    return Changes(old, new, comparing.compare(old.record, new.record, rules, between))


def build(
    guideline: Guideline,
    out: str | Path,
    *,
    slides: bool = True,
    offline: bool = False,
    processes: int = 1,
) -> int:
    """Make the site in the folder `out`; give the number of files that were made anew.

    The folder is replaced as a whole, and only if all went well. Raises `GuidepressError` where it
    is not a site, or something in it would be lost; `InvalidContent` where slides cannot be made.
    """
    target = Path(out)
    assure_replaceable(target, Path(guideline._source.path))  # noqa: SLF001 - of this module
    options = Options(offline=offline, slides=slides)
    context, problems = context_of(guideline._source, guideline._result, guideline._cache, options)  # noqa: SLF001
    if context is None:
        raise InvalidContent(problems)
    return make_site(context, target, processes, lambda _: None)
