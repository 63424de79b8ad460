"""guidepress schema: what an editor needs to complete and explain a guideline's files."""

import os
from pathlib import Path

import click

from guidepress import editor
from guidepress.check import check
from guidepress.memory import Memory
from guidepress.problem import CannotGoOnError
from guidepress.shipped import SCHEMA
from guidepress.source import survey
from guidepress.verbs.common import MEMORY, clear_progress, progress, writing
from guidepress.write import put_file


def run(content: Path, out: Path, *, knowing: bool) -> int:
    if out.resolve() == SCHEMA.resolve():
        raise CannotGoOnError(
            f"{out}/ is guidepress's own, from which it checks; name another folder with --out"
        )
    files = _knowing(content) if knowing else editor.shipped()
    for name, written in files.items():
        with writing(out / name):
            put_file(out / name, written)
    click.echo(f"{len(files)} schemas are in {out}/")
    return 0


def _knowing(content: Path) -> dict[str, bytes]:
    source = survey(content)
    checked = check(source, Memory(MEMORY), os.cpu_count() or 1, progress())
    clear_progress()
    if checked.guideline is None or not checked.editions:
        raise CannotGoOnError(
            f"{source.path} is not in order; mend what `guidepress check` says, then ask again"
        )
    return editor.knowing(checked.guideline, checked.editions)
