"""guidepress add-reference: one clean record out of what an author pastes or exports."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from os.path import realpath
from pathlib import Path
from typing import IO

import click

from guidepress.check import errata
from guidepress.check.check import check, judge
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.cli.problems import show
from guidepress.model.guideline import Reference
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem, has_errors
from guidepress.read import schema, yaml_reader
from guidepress.read.folder import EditionFolder, File, Source, scan_folder
from guidepress.references.add import Added, Library, add
from guidepress.references.clean import Record
from guidepress.references.lookup import Services, looked_up
from guidepress.references.recognise import LARGEST, Asked, read
from guidepress.references.to_yaml import written
from guidepress.report.terminal import printable
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache


def run(  # noqa: PLR0913 - the options of the command
    content: Path,
    *,
    text: str,
    file: IO[bytes] | None,
    edition: str,
    key: str,
    look_up: bool,
    service: str,
    output_format: str,
    dry_run: bool,
) -> int:
    said = _said(text, file)
    source = scan_folder(content)
    folder = errata.open_edition(source, edition)
    target = _target(folder)
    library, problems = _library(source, folder, target)
    if library is None:
        return _nothing(problems, output_format)
    works = _works(said, library, _services(service) if look_up else None)
    _assure_key(key, works)
    added = add(library, works, key)
    if added.problems:
        return _nothing(added.problems, output_format)
    if not dry_run:
        _put(target, added.content)
    _tell(added, output_format, dry=dry_run)
    return 0


def _said(text: str, file: IO[bytes] | None) -> str:
    """What is to be read.

    Raises `GuidepressError` where it cannot be, or is too much.
    """
    if bool(text) == bool(file):
        raise GuidepressError("give a citation, or a file of them with --file; --help has examples")
    content = file.read(LARGEST + 1) if file else text.encode("utf-8", "surrogateescape")
    if len(content) > LARGEST:
        raise GuidepressError(f"this is more than {LARGEST // 2**20} MB; give it in smaller parts")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = f"the byte 0x{content[error.start]:02x}"
        raise GuidepressError(f"the citation is not UTF-8 text: {wrong}; save it as such") from None


def _target(folder: EditionFolder) -> File:
    files = folder.of("references")
    if not files:
        raise GuidepressError(
            f"the edition {folder.id} has no references.yaml; write its first record by hand"
        )
    return files[0]


def _library(
    source: Source, folder: EditionFolder, target: File
) -> tuple[Library | None, tuple[Problem, ...]]:
    """What is there; or what must be mended first."""
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    content = target.real.read_bytes()
    here, problems = judge(yaml_reader.parse(content, target.path), target.kind, checked.guideline)
    if checked.guideline is None or has_errors(problems):
        return None, problems or checked.problems
    others = tuple(_elsewhere(source, folder))
    return Library(target.path, content, here, others, checked.guideline), ()


def _elsewhere(source: Source, folder: EditionFolder) -> Iterator[Reference]:
    """The references of the other editions, the newest first, as far as they can be read."""
    for other in reversed(source.editions):
        for file in other.of("references") if other is not folder else ():
            yield from judge(yaml_reader.read(file.real, file.path), file.kind, None)[0] or ()


def _works(said: str, library: Library, services: Services | None) -> Sequence[Record]:
    """The works that are given, or the one that is asked for."""
    found = read(said)
    if not isinstance(found, Asked):
        if services:
            raise GuidepressError("--look-up asks for a DOI or a PMID alone, and here is more")
        return found
    named = {found.name: found.value}
    if library.knows(named):
        return (named,)
    if services is None:
        raise GuidepressError(
            f"a {found.name} alone says nothing of the work: paste the citation, give a file with "
            f"--file, or let {'doi.org' if found.name == 'DOI' else 'PubMed'} be asked over the "
            "network with --look-up"
        )
    return (looked_up(found, services),)


def _services(address: str) -> Services:
    """The public services, or one at another address that answers like both."""
    return Services(address, address) if address else Services()


def _assure_key(key: str, works: Sequence[Record]) -> None:
    """See that a key that is wanted fits.

    Raises `GuidepressError` where it does not.
    """
    if key and len(works) > 1:
        raise GuidepressError(f"--id names one work, and here are {len(works)}")
    form = schema.schema("common")["$defs"]["id"]
    if key and not (re.fullmatch(form["pattern"], key) and len(key) <= form["maxLength"]):
        raise GuidepressError(
            f"'{printable(key)}' cannot be a key; write small letters, digits and hyphens, such as "
            "golse-2017"
        )


def _nothing(problems: Sequence[Problem], output_format: str) -> int:
    show(tuple(sorted(problems)), 1, output_format, err=output_format == "text")
    click.echo("nothing was added", err=True)
    return 1


def _put(target: File, content: bytes) -> None:
    real = Path(realpath(target.real))
    with writing(real):
        put_file(real, content)


def _tell(added: Added, output_format: str, *, dry: bool) -> None:
    if output_format == "json":
        told = {"added": [_record(*one) for one in added.works], "dry_run": dry}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for work, where in added.works:
        click.echo(f"{where}: {'this would be' if dry else 'this is'} {work['id']}:")
        click.echo(written(work), nl=False)
        if "literal" in work:
            click.echo("It could not be told apart into fields, so it is shown as it was pasted.")
            click.echo("See whether you can fill in author, title and journal, and drop 'literal'.")
    keys = ", ".join(work["id"] for work, _ in added.works)
    click.echo(f"Cite {'it' if len(added.works) == 1 else 'them'}: cites: [{keys}]")


def _record(work: Record, where: Location) -> dict[str, object]:
    return {"key": work["id"], "path": where.path, "line": where.line, "record": work}
