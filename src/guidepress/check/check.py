"""From a content folder to a guideline and its editions, or to every problem in it.

Gate 1 judges each file by its schema, gate 2 by the rules. A file that is not in order hides no
other: each file that is goes through the rules that need no other file.
"""

import gc
import json
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from guidepress.check import errata, guideline_refs
from guidepress.check.rules import FILE_SCOPES, of_scope
from guidepress.model.chapter import Chapter
from guidepress.model.glossary import Glossary
from guidepress.model.guideline import Edition, EditionHead, Guideline, GuidelineHead, Messages
from guidepress.model.location import Location
from guidepress.model.problem import Problem, did_you_mean, has_errors
from guidepress.model.scale import Scale
from guidepress.read import load, schema, yaml_reader
from guidepress.read.file_kinds import FileKind
from guidepress.read.folder import EditionFolder, File, Source
from guidepress.storage.cache import Cache, digest, software
from guidepress.storage.resources import TEMPLATES

MANY_FILES = 6
"""From this number of unread files on, reading them in several processes pays."""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file: its value, if it has the shape, and its problems."""

    file: File
    value: Any
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of a check. Without errors, all of `editions` are there, oldest first."""

    guideline: Guideline | None
    editions: tuple[Edition, ...]
    words: dict[str, Messages]
    problems: tuple[Problem, ...]


def check(
    source: Source, cache: Cache, jobs: int = 1, progress: Callable[[str], None] = lambda _: None
) -> CheckResult:
    """Check all that is in a content folder."""
    gc.disable()  # what is read stays; collecting in between only costs time
    try:
        return _check(source, cache, jobs, progress)
    finally:
        gc.freeze()  # and later on too
        gc.enable()


def problems_of(
    source: Source, cache: Cache, jobs: int = 1, progress: Callable[[str], None] = lambda _: None
) -> tuple[Problem, ...]:
    """Every problem of a content folder; if nothing in it has changed, as it was remembered."""
    key = digest("problems", software(), source.path, source.digest)
    return cache.get_or_make(key, lambda: check(source, cache, jobs, progress).problems)


def _check(source: Source, cache: Cache, jobs: int, progress: Callable[[str], None]) -> CheckResult:
    reader = Reader(cache, software(), None, jobs)
    guideline, words, problems = _guideline(reader.read(source.common))
    problems += source.problems
    files = [file for folder in source.editions for file in folder.files]
    if guideline is None:  # then the files are still read, to say what is wrong in them
        problems += [problem for read in reader.read(files) for problem in read.problems]
        return CheckResult(None, (), words, _sorted(problems))
    if not source.editions:
        problems.append(_no_edition(source))
    context = digest(software(), *(file.path + file.digest for file in source.common))
    reader = Reader(cache, context, guideline, jobs)
    progress(f"checking {source.count()} files")
    reads = _read_editions(source, reader)
    reads |= {read.file.path: read for read in reader.read(_used(source, guideline, reads))}
    problems += [problem for read in reads.values() for problem in read.problems]
    editions = []
    for folder in source.editions:
        edition, found = _edition(folder, reads, guideline)
        problems += found
        head, corrections = (_only(folder, "edition", reads), _only(folder, "errata", reads))
        problems += errata.check(folder, head, corrections, guideline.head.languages, cache)
        if edition:
            key = digest("rules", context, folder.digest)
            own = guideline.of(edition.head)
            problems += cache.get_or_make(key, partial(_run, "edition", edition, own))
            editions.append(edition)
    if not has_errors(problems):
        problems += _run("guideline", editions, guideline)
    return CheckResult(guideline, tuple(editions), words, _sorted(problems))


def _no_edition(source: Source) -> Problem:
    return Problem(
        where=Location(source.path),
        rule="edition-complete",
        message="there is no edition here",
        hint="make a folder that is called by its year, such as 2024, with an edition.yaml",
    )


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def _run(scope: str, subject: Any, guideline: Guideline) -> list[Problem]:
    return [problem for rule in of_scope(scope) for problem in rule.check(subject, guideline)]


def _read_editions(source: Source, reader: "Reader") -> dict[str, Read]:
    """What became of the editions' files, by path; each is judged on the scales of its edition."""
    reads: dict[str, Read] = {}
    by_scales: dict[str, tuple[Reader, list[File]]] = {}
    for folder in source.editions:
        read = reader.read(folder.of("edition"))
        reads |= {one.file.path: one for one in read}
        head = read[0].value if read else None
        own = reader.on_scales_of(head) if isinstance(head, EditionHead) else reader
        files = by_scales.setdefault(own.context, (own, []))[1]
        files += [file for file in folder.files if file.kind != "edition"]
    for own, files in by_scales.values():
        reads |= {one.file.path: one for one in own.read(files)}
    return reads


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads, checks and loads files, each once for the same bytes and the same `context`."""

    cache: Cache
    context: str
    guideline: Guideline | None
    jobs: int

    def on_scales_of(self, edition: EditionHead) -> "Reader":
        """The reader for the files of an edition that may have scales of its own."""
        if not edition.scales or self.guideline is None:
            return self
        context = digest(self.context, json.dumps(list(edition.scales.items())))
        return replace(self, context=context, guideline=self.guideline.of(edition))

    def read(self, files: Sequence[File]) -> list[Read]:
        """What became of each file, in their order."""
        if self.jobs > 1:
            self._read_ahead([file for file in files if self._key(file) not in self.cache])
        return [self._read(file) for file in files]

    def _key(self, file: File) -> str:
        return digest("read", self.context, file.path, file.digest)

    def _read(self, file: File) -> Read:
        key = self._key(file)
        known: Read | None = self.cache.get(key)
        if known is not None:
            return known
        read = read_file(file, self.guideline)
        if all(problem.rule != "file-unreadable" for problem in read.problems):
            self.cache.put(key, read)
        return read

    def _read_ahead(self, files: list[File]) -> None:
        """Let other processes put files into the memory, where that pays; the longest first."""
        if len(files) < MANY_FILES:
            return
        files = sorted(files, key=lambda file: file.kind != "references")
        to_parent = (signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's business
        with ProcessPoolExecutor(self.jobs, None, signal.signal, to_parent) as pool:
            list(pool.map(self._keep, files))

    def _keep(self, file: File) -> None:
        self._read(file)


def read_file(file: File, guideline: Guideline | None) -> Read:
    """Read, check and load one file; with a guideline, by the rules that need no other file too."""
    return Read(file, *judge(yaml_reader.read(file.real, file.path), file.kind, guideline))


def judge(
    read: yaml_reader.Tree, kind: FileKind, guideline: Guideline | None
) -> tuple[Any, tuple[Problem, ...]]:
    """The value of a file that was read, if it has the shape of its kind, and its problems."""
    problems = schema.check(read, kind)
    if has_errors(problems):
        return None, (*problems, *_of_the_rest(read, kind, guideline))
    loaded = load.load(read, kind)
    if guideline:
        problems += _run("texts", loaded.texts, guideline)
        if kind in FILE_SCOPES:
            problems += _run(kind, loaded.value, guideline)
    return loaded.value, tuple(problems)


def _of_the_rest(
    read: yaml_reader.Tree, kind: FileKind, guideline: Guideline | None
) -> list[Problem]:
    """What is wrong with those parts of a file that have their shape, each judged by itself."""
    left = schema.rest(read, kind) if guideline and read.data and not read.problems else None
    if left is None or guideline is None:
        return []
    loaded = load.load(left, kind)
    judged = [("texts", loaded.texts), *([(kind, loaded.value)] if kind in FILE_SCOPES else [])]
    rules = ((rule, subject) for scope, subject in judged for rule in of_scope(scope))
    return [p for rule, said in rules if not rule.needs_all for p in rule.check(said, guideline)]


def _guideline(
    common: Sequence[Read],
) -> tuple[Guideline | None, dict[str, Messages], list[Problem]]:
    """The guideline with its scales and words, or what stands in the way."""
    problems = [problem for read in common for problem in read.problems]
    problems += [found for read in common for found in _misnamed(read)]
    scales = {read.value.id: read.value for read in common if isinstance(read.value, Scale)}
    words = {read.value.language: read.value for read in common if isinstance(read.value, Messages)}
    head = next((read.value for read in common if isinstance(read.value, GuidelineHead)), None)
    if head is None:
        return None, words, problems
    broken = {read.file.stem for read in common if read.value is None}
    problems += guideline_refs.check_shelves(head, {*scales, *broken}, {*words, *broken})
    problems += _incomplete_words(common, head)
    guideline = Guideline(
        head=head,
        scales={key: scales[name] for key, name in head.scales.items() if name in scales},
        decimals={language: known.decimal for language, known in words.items()},
        all_scales=scales,
        glossary=next((r.value for r in common if isinstance(r.value, Glossary)), Glossary()),
    )
    return guideline, words, problems


def _incomplete_words(common: Sequence[Read], head: GuidelineHead) -> Iterator[Problem]:
    """What a language's words lack, measured by another language's that are shipped."""
    reads = [read for read in common if isinstance(read.value, Messages)]
    shipped = [read.value for read in reads if _is_shipped(read.file)]
    models = sorted(shipped, key=lambda words: words.language != guideline_refs.MODEL)
    for read in reads:
        model = next((words for words in models if words is not read.value), None)
        if model and read.value.language in head.languages:
            yield from guideline_refs.check_words(read.value, Location(read.file.path), model)


def _is_shipped(file: File) -> bool:
    return file.real.is_relative_to(TEMPLATES)


def _used(source: Source, guideline: Guideline, reads: dict[str, Read]) -> list[File]:
    """The common files whose texts this guideline shows."""
    heads = [read.value for read in reads.values() if isinstance(read.value, EditionHead)]
    named = (guideline.head.scales, *(head.scales for head in heads))
    scales = {name for scales in named for name in scales.values()}
    return [
        file
        for file in source.common
        if file.kind in ("guideline", "glossary") or (file.kind == "scale" and file.stem in scales)
    ]


def _misnamed(read: Read) -> Iterator[Problem]:
    """A file whose id or language is not its name."""
    if not isinstance(read.value, Chapter | Scale | Messages):
        return
    name = read.value.language if isinstance(read.value, Messages) else read.value.id
    if name != read.file.stem:
        yield _name_differs(Location(read.file.path), name, read.file.stem)


def _name_differs(where: Location, name: str, stem: str) -> Problem:
    return Problem(
        where=where,
        rule="file-named",
        message=f"this calls itself '{name}', but its name is '{stem}'",
        hint="rename one of the two",
    )


def _edition(
    folder: EditionFolder, reads: dict[str, Read], guideline: Guideline
) -> tuple[Edition | None, list[Problem]]:
    """An edition out of its files, if all of them are there and in order."""
    problems = [found for file in folder.files for found in _misnamed(reads[file.path])]
    head = _only(folder, "edition", reads)
    references = _only(folder, "references", reads)
    abbreviations = _only(folder, "abbreviations", reads) or ()
    problems += _absent(folder)
    if isinstance(head, EditionHead):
        problems += _chapters_listed(folder, head)
        problems += guideline_refs.check_scales(head.scales, head.at, guideline.all_scales)
        if head.id != folder.id:
            problems.append(_name_differs(head.at.value("id"), head.id, folder.id))
    values = [reads[file.path].value for file in folder.files]
    if problems or head is None or references is None or None in values:
        return None, problems
    chapters = {value.id: value for value in values if isinstance(value, Chapter)}
    edition = Edition(
        head=head,
        chapters=tuple(chapters[name] for name in head.chapters),
        references={reference.id: reference for reference in references},
        abbreviations={abbreviation.id: abbreviation for abbreviation in abbreviations},
        pictures={name: file.digest for name, file in folder.pictures.items()},
        scales=guideline.of(head).scales,
        declarations=_only(folder, "changes", reads) or (),
        errata=_only(folder, "errata", reads) or (),
        approvals=_only(folder, "approvals", reads) or (),
        accepted=_only(folder, "accepted", reads) or (),
        confirmed=_only(folder, "translations", reads) or {},
    )
    return edition, problems


def _only(folder: EditionFolder, kind: FileKind, reads: dict[str, Read]) -> Any:
    files = folder.of(kind)
    return reads[files[0].path].value if files else None


def _absent(folder: EditionFolder) -> Iterator[Problem]:
    for kind in ("edition", "references"):
        if not folder.of(kind):
            yield Problem(
                where=Location(folder.path),
                rule="edition-complete",
                message=f"the edition {folder.id} has no {kind}.yaml",
                hint=f"add {folder.path}/{kind}.yaml",
            )


def _chapters_listed(folder: EditionFolder, head: EditionHead) -> Iterator[Problem]:
    files = {file.stem: file for file in folder.of("chapter")}
    for index, name in enumerate(head.chapters):
        if name not in files:
            yield Problem(
                where=head.at.value("chapters", index),
                rule="edition-complete",
                message=f"there is no file chapters/{name}.yaml{did_you_mean(name, files)}",
                hint="add the file, or take the chapter out of the list",
            )
    for name, file in files.items():
        if name not in head.chapters:
            yield Problem(
                where=Location(file.path),
                rule="edition-complete",
                message=f"the chapter '{name}' is not in the list of edition.yaml",
                hint="add it under 'chapters', or remove the file",
            )
