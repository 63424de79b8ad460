"""From a content folder to a guideline and its editions, or to every problem in it.

Gate 1 judges each file by its schema, gate 2 by the rules. A file that is not in order hides no
other: each file that is goes through the rules that need no other file.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from guidepress.check import completeness, errata
from guidepress.check.assemble import edition_of, guideline_of, messages_of
from guidepress.check.content import read_content
from guidepress.check.file import check_file
from guidepress.check.rules import run_rules
from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.model.problem import Problem, has_errors
from guidepress.read.folder import Source
from guidepress.read.reader import Reader, ReadResult
from guidepress.storage.cache import Cache, digest, software

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of a check. Without errors, all of `editions` are there, oldest first."""

    guideline: Guideline | None
    editions: tuple[Edition, ...]
    words: dict[str, Messages]
    problems: tuple[Problem, ...]


def problems_of(
    source: Source, cache: Cache, jobs: int = 1, progress: Progress = lambda _: None
) -> tuple[Problem, ...]:
    """Every problem of a content folder; from the cache if nothing in the folder has changed."""
    key = digest("problems", software(), source.path, source.digest)
    return cache.get_or_make(key, lambda: check(source, cache, jobs, progress).problems)


def check(
    source: Source, cache: Cache, jobs: int = 1, progress: Progress = lambda _: None
) -> CheckResult:
    """Check all that is in a content folder; the problems are sorted by place."""
    reader = Reader(cache, software(), check_file, jobs)
    common = reader.read(source.common)
    guideline, messages = guideline_of(common), messages_of(common)
    problems = [*source.problems, *_found(common), *completeness.check_common(common)]
    if guideline is None:  # the editions are still read, to say what is wrong in them
        problems += _found(reader.read([f for folder in source.editions for f in folder.files]))
        return CheckResult(None, (), messages, _sorted(problems))

    progress(f"checking {source.count()} files")
    context = digest(software(), *(file.path + file.digest for file in source.common))
    results = read_content(source, guideline, context, cache, jobs)
    problems += [*_found(results.values()), *completeness.check_editions(source)]
    editions = []
    for folder in source.editions:
        faults = list(completeness.check_edition(folder, results, guideline))
        problems += [*faults, *errata.check(folder, results, guideline.languages, cache)]
        edition = None if faults else edition_of(folder, results, guideline)
        if edition:
            key = digest("rules", context, folder.digest)
            problems += cache.get_or_make(key, partial(_check_edition, edition, guideline))
            editions.append(edition)
    if not has_errors(problems):
        problems += run_rules("guideline", editions, guideline)
    return CheckResult(guideline, tuple(editions), messages, _sorted(problems))


def _check_edition(edition: Edition, guideline: Guideline) -> list[Problem]:
    return list(run_rules("edition", edition, guideline.of(edition.head)))


def _found(results: Iterable[ReadResult]) -> Iterator[Problem]:
    """What was wrong in the files themselves."""
    return (problem for result in results for problem in result.problems)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))
