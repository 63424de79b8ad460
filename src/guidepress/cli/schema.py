"""guidepress schema: what an editor needs to complete and explain a guideline's files."""

import os
from pathlib import Path

import click

from guidepress.check.check import check
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.edit import editor_schemas
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import scan_folder
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache
from guidepress.storage.resources import SCHEMA


def run(content: Path, out: Path, *, knowing: bool) -> int:
    if out.resolve() == SCHEMA.resolve():
        raise GuidepressError(
            f"{out}/ is guidepress's own, from which it checks; name another folder with --out"
        )
    files = _knowing(content) if knowing else editor_schemas.shipped()
    for name, written in files.items():
        with writing(out / name):
            put_file(out / name, written)
    click.echo(f"{len(files)} schemas are in {out}/")
    return 0


def _knowing(content: Path) -> dict[str, bytes]:
    source = scan_folder(content)
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    if checked.guideline is None or not checked.editions:
        raise GuidepressError(
            f"{source.path} is not in order; mend what `guidepress check` says, then ask again"
        )
    return editor_schemas.knowing(checked.guideline, checked.editions)
