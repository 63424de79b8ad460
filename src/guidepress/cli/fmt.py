"""guidepress fmt: files in one form."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from guidepress.cli.files import CACHE, write_file
from guidepress.cli.options import CONTENT, option
from guidepress.cli.problems import show
from guidepress.edit.format import canonical
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read.folder import File, Source, scan_folder
from guidepress.report.terminal import printable
from guidepress.storage.cache import Cache, digest, software


@click.command(
    epilog="""\b
Examples:
  guidepress fmt                                  every file that is not published
  guidepress fmt content/2024/chapters/liver.yaml
  guidepress fmt --check                          say which are not in their form; change nothing"""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@option("--check", is_flag=True, help="Change nothing; fail if a file is not in its form.")
def fmt(paths: tuple[Path, ...], content: Path, check: bool) -> int:
    """Put files into their form: line ends, white space, indentation, quotes around ratings.

    Comments, order and line breaks stay the author's; what a file says stays the same.
    """
    source, cache = scan_folder(content), Cache(CACHE)
    files = list(_files(source, paths))
    changed = {file: new for file in files if (new := _new_content(file, cache)) is not None}
    if check:
        show([_not_formed(file, new) for file, new in changed.items()], len(files))
        return int(bool(changed))
    for file, new in changed.items():
        write_file(file.real, new)
        click.echo(printable(file.path))
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
        named = [file for file in own if _is_in(file, path)]
        if not named and any(_is_in(file, path) for file in locked):
            raise GuidepressError(f"{path} is published, and stays as it is to the byte")
        if not named:
            raise GuidepressError(f"{path} is no file of the guideline in {source.path}/")
        yield from named


def _is_in(file: File, path: Path) -> bool:
    return file.real.resolve().is_relative_to(path.resolve())


def _new_content(file: File, cache: Cache) -> bytes | None:
    """The file in its form, unless it has it; that it has it is remembered."""
    key = digest("form", software(), file.digest)
    if key in cache:
        return None
    content = file.real.read_bytes()
    new = canonical(content)
    if new != content:
        return new
    cache.put(key, True)
    return None


def _not_formed(file: File, new: bytes) -> Problem:
    old = file.real.read_bytes().decode("utf-8", "replace")
    return Problem(
        where=Location(file.path, _first_difference(old, new.decode())),
        rule="file-form",
        message="the file is not in its form, from here on",
        hint="guidepress fmt mends it",
    )


def _first_difference(old: str, new: str) -> int:
    r"""The line of the old text from which on the new one is another; at least 1.

    >>> _first_difference("a\nb\nc\n", "a\nB\nc\n")
    2
    """
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), n=0)
    # The head of a part that differs: "@@ -2 +2 @@", or with numbers of lines, "@@ -2,3 +2,4 @@".
    heads = (int(line.split()[1][1:].split(",")[0]) for line in lines if line.startswith("@@"))
    return max(next(heads, 1), 1)
