"""guidepress publish: lock an edition, so that from now on it is corrected and never changed."""

import os
from pathlib import Path
from shlex import quote

import click

from guidepress.check import errata, lock
from guidepress.check.check import CheckResult, check
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.cli.problems import show
from guidepress.model.problem import GuidepressError, Problem, has_errors
from guidepress.read.folder import LOCK, EditionFolder, Source, scan_folder
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache


def run(content: Path, edition: str) -> int:
    source = scan_folder(content)
    folder = source.edition(edition)
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    problems = checked.problems
    if not has_errors(problems):
        problems += tuple(_is_draft(checked, edition))
    if problems:
        show(problems, source.count(), "text", err=True)
    if has_errors(problems):
        click.echo(f"nothing was published; {folder.path}/ is as it was", err=True)
        return 1
    if folder.lock:
        click.echo(_locked_before(folder))
        return 0
    hashes = hashes_of_checked(source, folder, content)
    with writing(content / edition / LOCK):
        put_file(content / edition / LOCK, lock.written(hashes))
    click.echo(_published(folder, len(hashes)))
    return 0


def _is_draft(checked: CheckResult, edition: str) -> list[Problem]:
    head = next(one.head for one in checked.editions if one.id == edition)
    return list(errata.check_status(head, locked=False))


def hashes_of_checked(source: Source, folder: EditionFolder, content: Path) -> dict[str, str]:
    """The hashes of what was checked, and of nothing that came in between."""
    unfit = [file.path for file in folder.pictures.values() if not lock.is_fit(file.real.name)]
    if unfit:
        raise GuidepressError(
            f"a lock cannot hold the name of {unfit[0]!r}; rename it with letters and digits"
        )
    hashes = lock.hashes(folder)
    if scan_folder(content).digest != source.digest:
        raise GuidepressError(f"files in {source.path} changed meanwhile; publish once more")
    return hashes


def _published(folder: EditionFolder, files: int) -> str:
    return (
        f"the edition {folder.id} is published: {folder.path}/{LOCK} holds the hashes of its "
        f"{files} files\n"
        f"Commit it: git add {quote(f'{folder.path}/{LOCK}')}\n"
        "From now on `guidepress check` refuses any change of these files that no erratum in "
        f"{folder.path}/errata.yaml declares, and says what to write there."
    )


def _locked_before(folder: EditionFolder) -> str:
    return (
        f"the edition {folder.id} was published before, and {folder.path}/{LOCK} stays as it is\n"
        "To correct something, change the files; `guidepress check` says what to write into "
        f"{folder.path}/errata.yaml."
    )
