"""guidepress new-edition: begin an edition as a copy of the one before."""

from collections.abc import Iterator
from dataclasses import replace
from os.path import lexists
from pathlib import Path
from shlex import quote

import click

from guidepress.cli.files import write_folder
from guidepress.cli.options import CONTENT, option
from guidepress.cli.session import open_session
from guidepress.edit.new_edition import (
    assure_later,
    assure_name,
    copied_files,
    last_authors,
    new_files,
)
from guidepress.model.guideline import Edition
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import LOCK, EditionFolder, Source
from guidepress.report.terminal import printable


@click.command(
    epilog="""\b
Examples:
  guidepress new-edition 2025                 from the newest edition
  guidepress new-edition 2025 --from 2024"""
)
@click.argument("edition")
@option("--from", "old", metavar="OLD", help="The edition to copy; by default the newest.")
@CONTENT
def new_edition(edition: str, old: str | None, content: Path) -> int:
    """Begin the EDITION as a draft: a copy of the one before, its comments kept."""
    assure_name(edition)
    session, target = open_session(content), content / edition
    if lexists(target):
        raise GuidepressError(f"{target} is there already, and stays as it is")
    source = session.source
    folder = source.edition(old) if old is not None else _newest(source)
    assure_later(edition, folder.id)
    not_done = f"nothing was begun; mend {source.path}/ first"
    checked, guideline = session.check_or_stop(not_done=not_done)
    if checked.problems:
        session.show(checked.problems, err=True)
    model = next(candidate for candidate in checked.editions if candidate.id == folder.id)
    write_folder(target, new_files(folder, model, edition, guideline.head.source_language))
    click.echo("\n".join(map(printable, _next_steps(folder, model, target))))
    return 0


def _newest(source: Source) -> EditionFolder:
    if not source.editions:
        raise GuidepressError(f"{source.path} has no edition that a new one could begin with")
    return source.editions[-1]


def _next_steps(folder: EditionFolder, model: Edition, target: Path) -> Iterator[str]:
    """What was done, what was left, and what comes next."""
    new = target.as_posix()
    yield f"{new}/ is a draft: a copy of {len(copied_files(folder))} files from {folder.path}/"
    for name in _not_copied(folder):
        yield f"not copied, for no page shows it: {name!r}"
    yield "Next:"
    yield f"- {new}/edition.yaml: see version and date; a comment stands above what is still old"
    for where in last_authors(model):
        path = where.path.replace(folder.path, new, 1)
        yield f"- {replace(where, path=path)}: who writes the edition {target.name}?"
    yield f"- revise {new}/chapters/, and keep the ids: they tell readers what changed"
    yield f"- say in {new}/changes.yaml what became of recommendations that are gone"
    yield f"- when it is final: status: published, then {_command(target)}"
    if folder.lock is None and model.head.status != "draft":
        yield f"- the edition {folder.id} is not locked yet: {_command(Path(folder.path))}"


def _not_copied(folder: EditionFolder) -> list[str]:
    """Files in the old edition's folder that are not part of it."""
    known = {file.path for file in (*copied_files(folder), *folder.files)} | {
        f"{folder.path}/{LOCK}"
    }
    paths = (path for path in Path(folder.path).rglob("*") if not path.is_dir())
    return sorted(path.as_posix() for path in paths if path.as_posix() not in known)


def _command(edition: Path) -> str:
    content = edition.parent.as_posix()
    where = "" if content == "content" else f" --content {quote(content)}"
    return f"guidepress publish {edition.name}{where}"
