"""guidepress publish: lock an edition, so that from now on it is corrected and never changed."""

from pathlib import Path
from shlex import quote

import click

from guidepress.check import errata, lock
from guidepress.check.check import CheckResult
from guidepress.cli.errors import stop
from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT
from guidepress.cli.session import open_session
from guidepress.model.problem import GuidepressError, Problem, has_errors
from guidepress.read.folder import LOCK, EditionFolder, Source, scan_folder


@click.command(
    epilog="""\b
Examples:
  guidepress publish 2024
  guidepress publish 2024 --content examples/houseplants"""
)
@click.argument("edition")
@CONTENT
def publish(edition: str, content: Path) -> int:
    """Lock the EDITION as it is: from now on it changes by errata only.

    The hash of each of its files is written into edition.lock, which `sha256sum -c` reads too.
    """
    session = open_session(content)
    folder = session.source.edition(edition)
    problems = _problems(session.check(), edition)
    if problems:
        session.show(problems, err=True)
    if has_errors(problems):
        stop(f"nothing was published; {folder.path}/ is as it was")
    if folder.lock:
        click.echo(_locked_before(folder))
        return 0
    hashes = hashes_of_checked(session.source, folder, content)
    write_file(content / edition / LOCK, lock.to_bytes(hashes))
    click.echo(_published(folder, len(hashes)))
    return 0


def _problems(checked: CheckResult, name: str) -> tuple[Problem, ...]:
    """What is wrong in the guideline; where that is nothing serious, also that this is a draft."""
    if has_errors(checked.problems):
        return checked.problems
    head = next(edition.head for edition in checked.editions if edition.id == name)
    return (*checked.problems, *errata.check_status(head, locked=False))


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
