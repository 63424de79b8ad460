"""guidepress diff --apply: rebuild an edition from the one before and from what changed."""

from collections.abc import Sequence
from os.path import lexists
from pathlib import Path
from typing import Any, NoReturn

import click

from guidepress.cli.errors import stop
from guidepress.cli.files import write_folder
from guidepress.cli.problems import show
from guidepress.cli.session import open_session
from guidepress.compare.apply import apply
from guidepress.edit.edition_files import assure_whole, pictures, serialize_edition
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read import schema, yaml_reader
from guidepress.report.terminal import printable


def rebuild(content: Path, edition: str, changes: Path, out: Path) -> int:
    """Make the folder of the newer edition out of the older one and the JSON of a comparison."""
    session = open_session(content)
    folder = session.source.edition(edition)
    if lexists(out):
        raise GuidepressError(f"{out} is there already, and stays as it is")
    record = _read(changes, out)
    now, _ = session.check_or_stop(not_done=_not_done(out))
    rebuilt = apply(next(old for old in now.editions if old.id == edition), record)
    assure_whole(rebuilt)
    files, problems = serialize_edition(rebuilt, out.as_posix())
    if problems:
        _stop(problems, out)
    shown = pictures(rebuilt, folder)
    files |= {path: picture for path, picture in shown.items() if picture is not None}
    write_folder(out, files)
    click.echo(f"{out}/ is the edition {rebuilt.id}, in {len(files)} files")
    for path in (path for path in shown if path not in files):
        missing = printable(f"{out}/{path}")
        click.echo(f"not there, for changes hold no pictures: {missing}", err=True)
    return 0


def _read(changes: Path, out: Path) -> Any:
    """The record of a comparison; what is wrong with it is printed and ends the command."""
    try:
        content = changes.read_bytes()
    except OSError as error:
        raise GuidepressError(f"{changes} cannot be read: {error.strerror}") from error
    tree = yaml_reader.parse(content, changes.as_posix())
    if problems := sorted(schema.check(tree, "api/changes")):
        _stop(problems, out)
    if "only" in tree.data:
        raise GuidepressError(
            f"{changes} holds only some of the changes, and no edition can be rebuilt from them; "
            "write all of them, without --chapter, --kind and --weight"
        )
    return tree.data


def _stop(problems: Sequence[Problem], out: Path) -> NoReturn:
    show(problems, 1, err=True)
    stop(_not_done(out))


def _not_done(out: Path) -> str:
    return f"nothing was rebuilt; there is no {out}/"
