"""Whether the files of a published edition are as they were locked, or as its errata say."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.check import lock
from guidepress.check.declared_rules import EDITION_LOCKED
from guidepress.model.declarations import Erratum
from guidepress.model.guideline import EditionHead
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem, did_you_mean
from guidepress.read.folder import EditionFolder, Source
from guidepress.read.reader import Results, value_of
from guidepress.storage.cache import Cache, digest, software

REMOVED = "removed"
"""What an erratum says of a file that is no longer there, in the place of its hash."""


def check(
    folder: EditionFolder, results: Results, languages: Sequence[str], cache: Cache
) -> list[Problem]:
    """Every file that is not as it was published or corrected; errata that are not in order."""
    head: EditionHead | None = value_of("edition", folder, results)
    errata: tuple[Erratum, ...] | None = value_of("errata", folder, results)
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
    published = lock.read(folder.lock)
    yield from published.problems
    if not published.problems:
        yield from _compare(_LockedEdition(folder, published.hashes, errata, languages))


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
    if locked:
        fault = "is locked, so it is no draft"
        hint = "bring its status back: published, or reconstructed"
    else:
        fault = "is a draft, so it cannot be published"
        hint = "once it is final, write: status: published"
    where, message = head.at.value("status"), f"the edition {head.id} {fault}"
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
class _LockedEdition:
    """A locked edition: its folder, what was published, what was corrected."""

    folder: EditionFolder
    published: Mapping[str, str]
    errata: Sequence[Erratum]
    languages: Sequence[str]


def _compare(edition: _LockedEdition) -> Iterator[Problem]:
    """Each path has one judge: the last erratum that names it, else the lock."""
    hashes = lock.hashes(edition.folder)
    errata = defaultdict(list)
    for erratum in edition.errata:
        for path in erratum.files:
            errata[path].append(erratum)
    for path in sorted({*edition.published, *hashes, *errata}):
        old, new = _state(edition.published, path), _state(hashes, path)
        if path not in errata:
            yield from _undeclared(edition, path, old, new)
        elif old == new == REMOVED and len(errata[path]) == 1:
            yield _unknown(edition, errata[path][0], path, [*edition.published, *hashes])
        elif errata[path][-1].files[path] != new:
            yield _outdated(edition, errata[path][-1], path, new)


def _state(hashes: Mapping[str, str], path: str) -> str:
    """What an erratum would say of a file: its hash, or that it is removed."""
    return f"sha256:{hashes[path]}" if path in hashes else REMOVED


def _undeclared(edition: _LockedEdition, path: str, old: str, new: str) -> Iterator[Problem]:
    if old == new:
        return
    where = Location(f"{edition.folder.path}/{path}")
    if old == _with_other_line_ends(edition.folder, path, new):
        yield _line_ends(where)
        return
    change = "added" if old == REMOVED else "removed" if new == REMOVED else "changed"
    undo = "take the file away again" if old == REMOVED else "bring the published file back"
    yield Problem(
        where=where,
        rule="edition-locked",
        message=f"this file was {change} after the edition {edition.folder.id} was published, "
        "and no erratum says so",
        hint=f"if this corrects what was published, {_entry(edition, path, new)}; else {undo}",
    )


def _entry(edition: _LockedEdition, path: str, state: str) -> str:
    """What to write into errata.yaml, so that it declares the state of a file."""
    reason = ", ".join(f'{language}: "…"' for language in edition.languages)
    files = f"{json.dumps(path, ensure_ascii=False)}: {json.dumps(state)}"
    line = f'- {{id: …, date: "…", reason: {{{reason}}}, files: {{{files}}}}}'
    return f"add to {edition.folder.path}/errata.yaml, under 'errata:': {line}"


def _with_other_line_ends(folder: EditionFolder, path: str, state: str) -> str:
    """The hash that a file would have if its line ends were of the other kind."""
    file = next((file for file in folder.files if file.path == f"{folder.path}/{path}"), None)
    if file is None or state == REMOVED:
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


def _unknown(edition: _LockedEdition, erratum: Erratum, path: str, paths: Sequence[str]) -> Problem:
    hint = "name a file by its path in the edition's folder, such as chapters/<id>.yaml"
    if erratum.files[path] != REMOVED:
        hint += (
            f"; if there was such a file, and it is gone again, {_entry(edition, path, REMOVED)}"
        )
    return Problem(
        where=erratum.at.at("files").key(path),
        rule="erratum-fits",
        message=f"the edition has no published file '{path}'{did_you_mean(path, paths)}",
        hint=hint,
    )


def _outdated(edition: _LockedEdition, erratum: Erratum, path: str, state: str) -> Problem:
    return Problem(
        where=erratum.at.value("files", path),
        rule="erratum-fits",
        message=f"the file '{path}' is not as the erratum '{erratum.id}' says",
        hint=f'if this erratum is still in work, write here: "{state}"; if the file was corrected '
        f"once more, {_entry(edition, path, state)}; else bring back the file that it meant",
    )
