"""What came back from translators, put into the files that it belongs to: all of it or nothing."""

import json
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
class Home:
    """Where what comes back belongs."""

    folder: EditionFolder
    guideline: Guideline
    edition: Edition
    units: tuple[Unit, ...]


def merge(delivery: Delivery, home: Home, path: str) -> Merged:
    """What becomes of the files; `path` is what problems call the file that came back."""
    merged = Merged()
    known = {unit.key: unit for unit in home.units if unit.source != delivery.language}
    seen: set[str] = set()
    for one in delivery.returned:
        problem = _misfit(one, known, seen, Location(path, one.line))
        if problem:
            merged.problems.append(problem)
        elif one.target.strip():
            _take(one, known[one.key], delivery.language, home, merged)
        seen.add(one.key)
    if not merged.problems:
        _write(merged, home, delivery.language)
    return merged


def _misfit(
    one: Returned, known: Mapping[str, Unit], seen: set[str], where: Location
) -> Problem | None:
    """Why a text cannot be taken, if so."""
    if one.key in seen:
        return _problem(where, f"'{one.key}' stands twice", "keep one of the two")
    if one.key not in known:
        message = f"there is no text '{one.key}' to translate{did_you_mean(one.key, known)}"
        return _problem(where, message, "it may be gone since the export: leave it out")
    unit = known[one.key]
    if core(one.source) != core(unit.original):
        said = f"the source of '{one.key}' is now: {core(unit.original)!r}"
        return _problem(where, said, "export it anew, and look at its translation again")
    quoted = json.dumps(core(one.target), ensure_ascii=False)
    for unfit in yaml_reader.parse(quoted.encode(), "").problems:
        return _problem(where, f"'{one.key}': {unfit.message}", unfit.hint)
    return None


def _problem(where: Location, message: str, hint: str) -> Problem:
    return Problem(where=where, rule="translation-fits", message=message, hint=hint)


def _take(one: Returned, unit: Unit, language: str, home: Home, merged: Merged) -> None:
    """Note what a text becomes, and what is then confirmed."""
    before = unit.translation(language)
    was = state(unit, language, home.edition)
    now = unit
    if core(one.target) != core(before):
        words = framed(one.target, before or unit.original)
        now = replace(unit, text=replace(unit.text, words={**unit.text.words, language: words}))
        merged.changed.append(now)
    if one.final and (now is not unit or was != CURRENT):
        merged.confirmed.append((now, language))
    elif now is not unit and was == CURRENT:
        merged.confirmed.append((unit, language))  # so that the new words are seen to be others


def _write(merged: Merged, home: Home, language: str) -> None:
    """Put the words into their files, and see whether these still are in order."""
    values: dict[str, dict[Mark, str]] = {}
    for unit in merged.changed:
        marks = values.setdefault(unit.text.at.file.path, {})
        marks[unit.text.at.mark] = unit.translation(language)
    files = {file.path: file for file in home.folder.files}
    for path in sorted(values):
        content = files[path].real.read_bytes()
        before = yaml_reader.parse(content, path)
        ways = dict(_ways(before.place))
        put = {(*ways[mark], language): words for mark, words in values[path].items()}
        merged.files[path] = yaml_edit.put(content, put, path)
        merged.problems += _new_errors(files[path], before, merged.files[path], home)


def _ways(place: Place, steps: yaml_edit.Steps = ()) -> Iterator[tuple[Mark, yaml_edit.Steps]]:
    """What leads to each record of a file, by its mark."""
    yield place.mark, steps
    for step, inner in place.inner.items():
        if isinstance(inner, Place):
            yield from _ways(inner, (*steps, step))


def _new_errors(file: File, before: yaml_reader.Tree, content: bytes, home: Home) -> list[Problem]:
    """What is wrong in a file now and was not before."""
    guideline = home.guideline.of(home.edition.head)
    there = Counter(_said(check_file(before, file.kind, guideline)[1]))
    errors = check_file(yaml_reader.parse(content, file.path), file.kind, guideline)[1]
    found = []
    for problem, said in zip(errors, _said(errors), strict=True):
        there[said] -= 1
        if there[said] < 0 and problem.severity == "error":
            found.append(problem)
    return found


def _said(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in problems]
