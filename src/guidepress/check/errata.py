"""What became of a published edition since it was locked, and whether its errata say so."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidepress.check import lock
from guidepress.check.declared_rules import EDITION_LOCKED
from guidepress.model.declarations import Erratum
from guidepress.model.guideline import EditionHead
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem, did_you_mean
from guidepress.read.file_kinds import EditionKind
from guidepress.read.folder import EditionFolder, Source
from guidepress.read.reader import Results
from guidepress.storage.cache import Cache, digest, software

GONE = "removed"
"""What an erratum says of a file that is no longer there, in the place of its hash."""


def check(
    folder: EditionFolder, results: Results, languages: Sequence[str], cache: Cache
) -> list[Problem]:
    """Every file that is not as it was published or corrected; errata that are not in order."""
    head, errata = (_value(folder, kind, results) for kind in ("edition", "errata"))
    if not (folder.lock or errata):
        return []
    if folder.of("errata") and errata is None:
        return []  # what they declare is not known before they are in order
    key = digest("lock", software(), folder.digest, *languages)
    try:
        return cache.get_or_make(key, lambda: list(_check(folder, head, errata or (), languages)))
    except OSError as error:
        message = f"a file of the edition cannot be read: {error.strerror}"
        return [Problem(where=Location(folder.path), rule="file-unreadable", message=message)]


def _value(folder: EditionFolder, kind: EditionKind, results: Results) -> Any:
    """The value of a file; `None` where it is not there, or not in order."""
    return next((results[file.path].value for file in folder.of(kind)), None)


def _check(
    folder: EditionFolder,
    head: EditionHead | None,
    errata: Sequence[Erratum],
    languages: Sequence[str],
) -> Iterator[Problem]:
    yield from _repeated(errata)
    if folder.lock is None:
        yield from _nothing_to_correct(folder, errata)
        return
    if head:
        yield from check_status(head, locked=True)
    known = lock.read(folder.lock)
    yield from known.problems
    if not known.problems:
        yield from _compare(_Since(folder, known.hashes, errata, languages))


def open_edition(source: Source, name: str) -> EditionFolder:
    """The edition that is called so, or else the newest, to be added to.

    Raises `GuidepressError` where it is locked, or there is none.
    """
    if not name and not source.editions:
        raise GuidepressError(f"{source.path} has no edition that anything could be added to")
    folder = source.edition(name) if name else source.editions[-1]
    if folder.lock:
        raise GuidepressError(
            f"the edition {folder.id} is locked: {EDITION_LOCKED} To begin the next one: "
            "guidepress new-edition"
        )
    return folder


def check_status(head: EditionHead, *, locked: bool) -> Iterator[Problem]:
    """A draft that is locked, or is to be."""
    if head.status != "draft":
        return
    said = ("is locked, so it is no draft", "bring its status back: published, or reconstructed")
    asked = ("is a draft, so it cannot be published", "once it is final, write: status: published")
    message, hint = said if locked else asked
    where = head.at.value("status")
    message = f"the edition {head.id} {message}"
    yield Problem(where=where, rule="draft-unlocked", message=message, hint=hint)


def _repeated(errata: Sequence[Erratum]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for erratum in errata:
        where = erratum.at.value("id")
        if erratum.id in first:
            yield Problem(
                where=where,
                rule="erratum-unique",
                message=f"the erratum '{erratum.id}' stands twice, "
                f"first in line {first[erratum.id].line}",
                hint="give one of them another id",
            )
        first.setdefault(erratum.id, where)


def _nothing_to_correct(folder: EditionFolder, errata: Sequence[Erratum]) -> Iterator[Problem]:
    for erratum in errata:
        yield Problem(
            where=erratum.at.where,
            rule="erratum-fits",
            message=f"the edition {folder.id} is not locked, so there is nothing to correct",
            hint="change the files themselves; errata begin once the edition is published",
        )


@dataclass(frozen=True, slots=True)
class _Since:
    """A locked edition: its folder, what was published, what was corrected."""

    folder: EditionFolder
    published: Mapping[str, str]
    errata: Sequence[Erratum]
    languages: Sequence[str]


def _compare(since: _Since) -> Iterator[Problem]:
    """Each path has one judge: the last erratum that names it, else the lock."""
    now = lock.hashes(since.folder)
    named = defaultdict(list)
    for erratum in since.errata:
        for path in erratum.files:
            named[path].append(erratum)
    for path in sorted({*since.published, *now, *named}):
        was, found = _state(since.published, path), _state(now, path)
        if path not in named:
            yield from _undeclared(since, path, was, found)
        elif was == found == GONE and len(named[path]) == 1:
            yield _unknown(since, named[path][0], path, [*since.published, *now])
        elif named[path][-1].files[path] != found:
            yield _outdated(since, named[path][-1], path, found)


def _state(hashes: Mapping[str, str], path: str) -> str:
    return f"sha256:{hashes[path]}" if path in hashes else GONE


def _undeclared(since: _Since, path: str, was: str, found: str) -> Iterator[Problem]:
    if was == found:
        return
    where = Location(f"{since.folder.path}/{path}")
    if was == _with_other_line_ends(since.folder, path, found):
        yield _line_ends(where)
        return
    what = "added" if was == GONE else "removed" if found == GONE else "changed"
    back = "take the file away again" if was == GONE else "bring the published file back"
    yield Problem(
        where=where,
        rule="edition-locked",
        message=f"this file was {what} after the edition {since.folder.id} was published, "
        "and no erratum says so",
        hint=f"if this corrects what was published, {_entry(since, path, found)}; else {back}",
    )


def _entry(since: _Since, path: str, found: str) -> str:
    """The line to write into errata.yaml, in words."""
    reason = ", ".join(f'{language}: "…"' for language in since.languages)
    files = f"{json.dumps(path, ensure_ascii=False)}: {json.dumps(found)}"
    line = f'- {{id: …, date: "…", reason: {{{reason}}}, files: {{{files}}}}}'
    return f"add to {since.folder.path}/errata.yaml, under 'errata:': {line}"


def _with_other_line_ends(folder: EditionFolder, path: str, found: str) -> str:
    """The hash that a file would have if its line ends were of the other kind."""
    file = next((file for file in folder.files if file.path == f"{folder.path}/{path}"), None)
    if file is None or found == GONE:
        return ""
    content = file.real.read_bytes()
    unix = content.replace(b"\r\n", b"\n")
    other = unix if unix != content else unix.replace(b"\n", b"\r\n")
    return f"sha256:{lock.sha256(other)}"


def _line_ends(where: Location) -> Problem:
    return Problem(
        where=where,
        rule="edition-locked",
        message="the line ends of this published file were changed, and nothing else",
        hint="save it with those that it had; if git did that, write '*.lock -text' and "
        "'*.yaml -text' into .gitattributes, then check the files out anew",
    )


def _unknown(since: _Since, erratum: Erratum, path: str, known: Sequence[str]) -> Problem:
    hint = "name a file by its path in the edition's folder, such as chapters/<id>.yaml"
    if erratum.files[path] != GONE:
        hint += f"; if there was such a file, and it is gone again, {_entry(since, path, GONE)}"
    return Problem(
        where=erratum.at.at("files").key(path),
        rule="erratum-fits",
        message=f"the edition has no published file '{path}'{did_you_mean(path, known)}",
        hint=hint,
    )


def _outdated(since: _Since, erratum: Erratum, path: str, found: str) -> Problem:
    return Problem(
        where=erratum.at.value("files", path),
        rule="erratum-fits",
        message=f"the file '{path}' is not as the erratum '{erratum.id}' says",
        hint=f'if this erratum is still in work, write here: "{found}"; if the file was corrected '
        f"once more, {_entry(since, path, found)}; else bring back the file that it meant",
    )
