"""guidepress diff --apply: rebuild an edition from the one before and from what changed."""

from os.path import lexists
from pathlib import Path
from typing import Any

import click

from guidepress.cli.console import writing
from guidepress.cli.problems import show
from guidepress.cli.session import read_now
from guidepress.compare.apply import apply
from guidepress.edit.edition_files import assure_whole, pictures, written
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read import schema, yaml_reader
from guidepress.read.folder import scan_folder
from guidepress.storage.atomic import put_folder


def run(content: Path, edition: str, changes: Path, out: Path) -> int:
    folder = scan_folder(content).edition(edition)
    if lexists(out):
        raise GuidepressError(f"{out} is there already, and stays as it is")
    record, problems = _read(changes)
    now = read_now(content) if not problems else None
    if now is None:
        return _nothing(problems, out)
    made = apply(next(one for one in now.editions if one.id == edition), record)
    assure_whole(made)
    files, problems = written(made, out.as_posix())
    if problems:
        return _nothing(problems, out)
    shown = pictures(made, folder)
    files |= {path: content for path, content in shown.items() if content is not None}
    with writing(out):
        put_folder(out, files)
    click.echo(f"{out}/ is the edition {made.id}, in {len(files)} files")
    for path in (path for path in shown if path not in files):
        click.echo(f"not there, for changes hold no pictures: {out}/{path}", err=True)
    return 0


def _read(changes: Path) -> tuple[Any, tuple[Problem, ...]]:
    """The record of a comparison, and what is wrong with it."""
    try:
        content = changes.read_bytes()
    except OSError as error:
        raise GuidepressError(f"{changes} cannot be read: {error.strerror}") from error
    read = yaml_reader.parse(content, changes.as_posix())
    problems = tuple(sorted(schema.check(read, "api/changes")))
    if not problems and "only" in read.data:
        raise GuidepressError(
            f"{changes} holds only some of the changes, and no edition can be rebuilt from them; "
            "write all of them, without --chapter, --kind and --weight"
        )
    return read.data, problems


def _nothing(problems: tuple[Problem, ...], out: Path) -> int:
    if problems:
        show(problems, 1, "text", err=True)
    click.echo(f"nothing was rebuilt; there is no {out}/", err=True)
    return 1
