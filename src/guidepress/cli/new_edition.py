"""guidepress new-edition: begin an edition as a copy of the one before."""

import os
from collections.abc import Iterator
from dataclasses import replace
from os.path import lexists
from pathlib import Path
from shlex import quote

import click

from guidepress.check.check import check
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.cli.problems import show
from guidepress.edit.new_edition import assure_later, assure_name, begin, copied, open_authors
from guidepress.model.guideline import Edition
from guidepress.model.problem import GuidepressError, has_errors
from guidepress.read.folder import LOCK, EditionFolder, Source, scan_folder
from guidepress.storage.atomic import put_folder
from guidepress.storage.cache import Cache


def run(content: Path, edition: str, old: str | None) -> int:
    assure_name(edition)
    source, target = scan_folder(content), content / edition
    if lexists(target):
        raise GuidepressError(f"{target} is there already, and stays as it is")
    folder = source.edition(old) if old is not None else _newest(source)
    assure_later(edition, folder.id)
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    if checked.problems:
        show(checked.problems, source.count(), "text", err=True)
    if has_errors(checked.problems) or checked.guideline is None:
        click.echo(f"nothing was begun; mend {source.path}/ first", err=True)
        return 1
    model = next(one for one in checked.editions if one.id == folder.id)
    files = begin(folder, model, edition, checked.guideline.head.source_language)
    with writing(target):
        put_folder(target, files)
    click.echo("\n".join(_said(folder, model, target, len(copied(folder)))))
    return 0


def _newest(source: Source) -> EditionFolder:
    if not source.editions:
        raise GuidepressError(f"{source.path} has no edition that a new one could begin with")
    return source.editions[-1]


def _said(folder: EditionFolder, model: Edition, target: Path, files: int) -> Iterator[str]:
    """What was done, what was left, and what comes next."""
    new = target.as_posix()
    yield f"{new}/ is a draft: a copy of {files} files from {folder.path}/"
    for name in _left(folder):
        yield f"not copied, for no page shows it: {name!r}"
    yield "Next:"
    yield f"- {new}/edition.yaml: see version and date; a comment stands above what is still old"
    for where in open_authors(model):
        path = where.path.replace(folder.path, new, 1)
        yield f"- {replace(where, path=path)}: who writes the edition {target.name}?"
    yield f"- revise {new}/chapters/, and keep the ids: they tell readers what changed"
    yield f"- say in {new}/changes.yaml what became of recommendations that are gone"
    yield f"- when it is final: status: published, then {_command(target)}"
    if folder.lock is None and model.head.status != "draft":
        yield f"- the edition {folder.id} is not locked yet: {_command(Path(folder.path))}"


def _left(folder: EditionFolder) -> list[str]:
    """Files in the old edition's folder that are not part of it."""
    here = Path(folder.path)
    known = {file.path for file in (*copied(folder), *folder.files)} | {f"{folder.path}/{LOCK}"}
    found = (path.as_posix() for path in here.rglob("*") if not path.is_dir())
    return sorted(path for path in found if path not in known)


def _command(edition: Path) -> str:
    content = edition.parent.as_posix()
    option = "" if content == "content" else f" --content {quote(content)}"
    return f"guidepress publish {edition.name}{option}"
