"""Texts that came back from translators, put into their files: all of them or none."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from guidepress.check.file import check_file
from guidepress.edit import yaml_edit
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location, Mark, Place
from guidepress.model.problem import Problem, did_you_mean
from guidepress.read import yaml_reader
from guidepress.read.folder import EditionFolder, File
from guidepress.storage.yaml_write import quoted
from guidepress.translate.item import Delivery, Returned, core, framed
from guidepress.translate.status import CURRENT, Unit, state


@dataclass(slots=True)
class Merged:
    """New bytes by file, the texts as they are then, what is confirmed, and what does not fit.

    `confirmed` are texts in the words that were confirmed, which need not be those of now.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    changed: list[Unit] = field(default_factory=list)
    confirmed: list[tuple[Unit, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """The edition that a delivery is for, with its files and its texts."""

    folder: EditionFolder
    guideline: Guideline
    edition: Edition
    units: tuple[Unit, ...]


def merge(delivery: Delivery, target: Target, path: str) -> Merged:
    """What becomes of the files; `path` is what problems call the file that came back."""
    merged = Merged()
    units = {unit.key: unit for unit in target.units if unit.source != delivery.language}
    seen: set[str] = set()
    for returned in delivery.returned:
        problem = _misfit(returned, units, seen, Location(path, returned.line))
        if problem:
            merged.problems.append(problem)
        elif returned.target.strip():
            _take(returned, units[returned.key], delivery.language, target, merged)
        seen.add(returned.key)
    if not merged.problems:
        _write(merged, target, delivery.language)
    return merged


def _misfit(
    returned: Returned, units: Mapping[str, Unit], seen: set[str], where: Location
) -> Problem | None:
    """Why a text cannot be taken, if so."""
    key = returned.key
    if key in seen:
        return _problem(where, f"'{key}' stands twice", "keep one of the two")
    if key not in units:
        message = f"there is no text '{key}' to translate{did_you_mean(key, units)}"
        return _problem(where, message, "it may be gone since the export: leave it out")
    source = core(units[key].original)
    if core(returned.source) != source:
        message = f"the source of '{key}' is now: {source!r}"
        return _problem(where, message, "export it anew, and look at its translation again")
    scalar = quoted(core(returned.target))
    for unfit in yaml_reader.parse(scalar.encode(), "").problems:
        return _problem(where, f"'{key}': {unfit.message}", unfit.hint)
    return None


def _problem(where: Location, message: str, hint: str) -> Problem:
    return Problem(where=where, rule="translation-fits", message=message, hint=hint)


def _take(returned: Returned, unit: Unit, language: str, target: Target, merged: Merged) -> None:
    """Note what a text becomes, and what is then confirmed."""
    old_words = unit.translation(language)
    old_state = state(unit, language, target.edition)
    new = unit
    if core(returned.target) != core(old_words):
        words = framed(returned.target, old_words or unit.original)
        new = replace(unit, text=replace(unit.text, words={**unit.text.words, language: words}))
        merged.changed.append(new)
    if returned.final and (new is not unit or old_state != CURRENT):
        merged.confirmed.append((new, language))
    elif new is not unit and old_state == CURRENT:
        # The old words were confirmed by the edition as a whole, "translations: reviewed"; put on
        # record one by one, they show that the new words are others.
        merged.confirmed.append((unit, language))


def _write(merged: Merged, target: Target, language: str) -> None:
    """Put the words into their files, and see whether these still are in order."""
    words_by_mark: dict[str, dict[Mark, str]] = {}
    for unit in merged.changed:
        marks = words_by_mark.setdefault(unit.text.at.file.path, {})
        marks[unit.text.at.mark] = unit.translation(language)
    files = {file.path: file for file in target.folder.files}
    for path in sorted(words_by_mark):
        content = files[path].real.read_bytes()
        before = yaml_reader.parse(content, path)
        steps = dict(_steps(before.place))
        texts = {(*steps[mark], language): words for mark, words in words_by_mark[path].items()}
        merged.files[path] = yaml_edit.put(content, texts, path)
        merged.problems += _new_errors(files[path], before, merged.files[path], target)


def _steps(place: Place, steps: yaml_edit.Steps = ()) -> Iterator[tuple[Mark, yaml_edit.Steps]]:
    """What leads to each mapping or list of a file, by its mark."""
    yield place.mark, steps
    for step, inner in place.inner.items():
        if isinstance(inner, Place):
            yield from _steps(inner, (*steps, step))


def _new_errors(
    file: File, before: yaml_reader.Tree, content: bytes, target: Target
) -> list[Problem]:
    """What is wrong in a file now and was not before."""
    guideline = target.guideline.of(target.edition.head)
    old = Counter(_messages(check_file(before, file.kind, guideline)[1]))
    problems = check_file(yaml_reader.parse(content, file.path), file.kind, guideline)[1]
    new_errors = []
    for problem, message in zip(problems, _messages(problems), strict=True):
        old[message] -= 1
        if old[message] < 0 and problem.severity == "error":
            new_errors.append(problem)
    return new_errors


def _messages(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in problems]
