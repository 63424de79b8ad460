"""What a change must have before it may come in: approvals, and respect for what is published."""

from collections.abc import Iterator, Mapping
from shlex import quote

from guidepress.check.check import CheckResult
from guidepress.compare.change import Change
from guidepress.model.declarations import Erratum
from guidepress.model.guideline import Edition
from guidepress.model.location import Location
from guidepress.model.problem import Problem, has_errors
from guidepress.read.folder import LOCK, EditionFolder, Source
from guidepress.review.pairs import Pair, pairs_since
from guidepress.review.revision import Revision


def gate(base: Revision, source: Source, now: CheckResult) -> tuple[Problem, ...]:
    """All that keeps a change since a revision from coming in, beside what a check says.

    Approvals are asked for once all is in order, for only then is it known what changed.
    """
    problems = list(_check_published(base, source, now))
    if not has_errors(now.problems):
        for pair in pairs_since(base, now):
            folder = source.edition(pair.new.id)
            problems += [_unapproved(change, folder, pair) for change in pair.unapproved()]
    return tuple(sorted(set(problems)))


def _unapproved(change: Change, folder: EditionFolder, pair: Pair) -> Problem:
    return Problem(
        where=change.where,
        rule="change-approved",
        message=f"the {change.subject} '{change.id}' is not as in {pair.old_name} "
        f"({change.kind}), which changes practice, and nobody has approved it",
        hint=_entry(change.fingerprint, folder),
    )


def _entry(fingerprint: str, folder: EditionFolder) -> str:
    """What to write into approvals.yaml, in one line."""
    path = f"{folder.path}/approvals.yaml"
    entry = f'{{fingerprint: "{fingerprint}", by: "…", date: "…"}}'
    if folder.of("approvals"):
        return f"once it is approved, add to {path}, under 'approvals:': - {entry}"
    return f"once it is approved, write into {path}: approvals: [{entry}]"


def _check_published(base: Revision, source: Source, now: CheckResult) -> Iterator[Problem]:
    folders = {folder.id: folder for folder in source.editions}
    editions = {edition.id: edition for edition in now.editions}
    for old in base.source.editions:
        folder = folders.get(old.id)
        if old.lock:
            yield from _check_lock(old.lock.digest, old.id, folder, base.name, source)
        if folder and old.id in editions:
            yield from _check_errata(base.edition(old.id), editions[old.id], folder, base.name)


def _check_lock(
    digest: str, name: str, folder: EditionFolder | None, revision: str, source: Source
) -> Iterator[Problem]:
    """The lock of an edition, which had this digest at the revision, is there and unchanged."""
    if folder and folder.lock and folder.lock.digest == digest:
        return
    if folder is None:
        path, what = f"{source.path}/{name}", "is gone, with its whole folder"
    else:
        path = f"{folder.path}/{LOCK}"
        what = "is not as it was" if folder.lock else "is gone"
    yield Problem(
        where=Location(path),
        rule="lock-kept",
        message=f"the lock of the edition {name}, which is published at '{revision}', {what}",
        hint=f"bring it back: git checkout {quote(revision)} -- {quote(path)}",
    )


def _check_errata(
    old: Edition | None, new: Edition, folder: EditionFolder, revision: str
) -> Iterator[Problem]:
    """Each erratum that was declared at the revision is there and unchanged."""
    errata: Mapping[str, Erratum] = {erratum.id: erratum for erratum in new.errata}
    for old_erratum in old.errata if old else ():
        erratum = errata.get(old_erratum.id)
        if erratum != old_erratum:
            where = erratum.at.where if erratum else Location(f"{folder.path}/errata.yaml")
            what = "is not as it was" if erratum else "is gone"
            yield Problem(
                where=where,
                rule="errata-kept",
                message=f"the erratum '{old_erratum.id}', "
                f"which was declared at '{revision}', {what}",
                hint="bring it back, and say in another one what else was corrected",
            )
