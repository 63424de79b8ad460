"""guidepress fmt: files in one form."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from guidepress.cli.console import CACHE, writing
from guidepress.cli.problems import show
from guidepress.edit.format import formed
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read.folder import File, Source, scan_folder
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache, digest, software


def run(content: Path, paths: tuple[Path, ...], *, check: bool) -> int:
    source = scan_folder(content)
    files = list(_files(source, paths))
    changed = {file: new for file in files if (new := _new(file, Cache(CACHE))) is not None}
    if check:
        show(tuple(_unformed(file, new) for file, new in changed.items()), len(files), "text")
        return int(bool(changed))
    for file, new in changed.items():
        with writing(file.real):
            put_file(file.real, new)
        click.echo(file.path)
    click.echo(f"{len(changed)} of {len(files)} files were put into their form")
    return 0


def _files(source: Source, paths: tuple[Path, ...]) -> Iterator[File]:
    """The guideline's own files, or those of some paths; what is published stays as it is."""
    own = [file for file in source.common if file.path.startswith(f"{source.path}/")]
    own += [file for folder in source.editions if not folder.lock for file in folder.files]
    if not paths:
        yield from own
        return
    locked = [file for folder in source.editions if folder.lock for file in folder.files]
    for path in paths:
        asked = [file for file in own if _is_in(file, path)]
        if not asked and any(_is_in(file, path) for file in locked):
            raise GuidepressError(f"{path} is published, and stays as it is to the byte")
        if not asked:
            raise GuidepressError(f"{path} is no file of the guideline in {source.path}/")
        yield from asked


def _is_in(file: File, path: Path) -> bool:
    return file.real.resolve().is_relative_to(path.resolve())


def _new(file: File, cache: Cache) -> bytes | None:
    """The file in its form, unless it has it; that it has it is remembered."""
    key = digest("form", software(), file.digest)
    if cache.has(key):
        return None
    content = file.real.read_bytes()
    made = formed(content)
    if made != content:
        return made
    cache.keep(key, True)
    return None


def _unformed(file: File, new: bytes) -> Problem:
    old = file.real.read_bytes().decode("utf-8", "replace").splitlines(keepends=True)
    lines = unified_diff(old, new.decode().splitlines(keepends=True), n=0)
    line = next((int(one.split()[1][1:].split(",")[0]) for one in lines if one.startswith("@@")), 1)
    return Problem(
        where=Location(file.path, max(line, 1)),
        rule="file-form",
        message="the file is not in its form, from here on",
        hint="guidepress fmt mends it",
    )
