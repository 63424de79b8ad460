"""guidepress add-reference: one clean record out of what an author pastes or exports."""

import json
import re
from collections.abc import Iterator, Sequence
from os.path import realpath
from pathlib import Path
from typing import IO, NoReturn

import click

from guidepress.check import errata
from guidepress.check.file import check_file
from guidepress.cli.errors import stop
from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, EDITION, TextOrJson, option, text_or_json
from guidepress.cli.problems import show
from guidepress.cli.session import Session, open_session
from guidepress.model.guideline import Reference
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem, has_errors
from guidepress.read import schema, yaml_reader
from guidepress.read.folder import EditionFolder, File, Source
from guidepress.references import lookup
from guidepress.references.add import AddedWorks, Library, add
from guidepress.references.recognise import LARGEST, Identifier, read_works
from guidepress.references.record import Record
from guidepress.references.to_yaml import to_yaml
from guidepress.report.terminal import printable, printable_lines


@click.command(
    epilog="""\b
Examples:
  guidepress add-reference "Golse N, Adam R. Liver Metastases … 2017 Jul;17(4):256-265."
  guidepress add-reference --file export.ris      RIS, BibTeX, CSL-JSON, or nbib from PubMed
  pbpaste | guidepress add-reference --file - --dry-run
  guidepress add-reference 10.1200/JCO.23.00911 --look-up      asks doi.org
  guidepress add-reference "PMID: 37607325" --look-up          asks PubMed"""
)
@click.argument("text", required=False, default="")
@option("--file", type=click.File("rb"), help="A file of citations; - is standard input.")
@EDITION
@CONTENT
@option("--id", "key", metavar="KEY", default="", help="Default: author-year.")
@option("--look-up", is_flag=True, help="Ask doi.org or PubMed for a DOI or PMID alone.")
@option("--service", default="", hidden=True)
@text_or_json("How it is told what was added.")
@option("--dry-run", is_flag=True, help="Show what would be added; write nothing.")
def add_reference(
    text: str,
    file: IO[bytes] | None,
    edition: str,
    content: Path,
    key: str,
    look_up: bool,
    service: str,
    output_format: TextOrJson,
    dry_run: bool,
) -> int:
    """Add a work to references.yaml: a pasted citation, an export, a DOI or a PMID.

    What a citation cannot be read from stays as it was pasted, and is told.
    """
    citations = _citations(text, file)
    session = open_session(content)
    folder = errata.open_edition(session.source, edition)
    target = _target(folder)
    library = _library(session, folder, target, output_format)
    works = _works(citations, library, _services(service) if look_up else None)
    _assure_key(key, works)
    added = add(library, works, key)
    if added.problems:
        _stop(added.problems, output_format)
    if not dry_run:
        write_file(Path(realpath(target.real)), added.content)
    click.echo(_report(added, output_format, dry_run=dry_run))
    return 0


def _citations(text: str, file: IO[bytes] | None) -> str:
    """The text that is to be read.

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
    session: Session, folder: EditionFolder, target: File, output_format: TextOrJson
) -> Library:
    """The references that are there; what must be mended first is printed and ends the command."""
    checked = session.check()
    content = target.real.read_bytes()
    tree = yaml_reader.parse(content, target.path)
    references, problems = check_file(tree, target.kind, checked.guideline)
    if checked.guideline is None or has_errors(problems):
        _stop(problems or checked.problems, output_format)
    others = tuple(_elsewhere(session.source, folder))
    return Library(target.path, content, references, others, checked.guideline)


def _elsewhere(source: Source, folder: EditionFolder) -> Iterator[Reference]:
    """The references of the other editions, the newest first, as far as they can be read."""
    for other in reversed(source.editions):
        for file in other.of("references") if other is not folder else ():
            yield from check_file(yaml_reader.read(file.real, file.path), file.kind)[0] or ()


def _works(text: str, library: Library, services: lookup.Services | None) -> Sequence[Record]:
    """The works that are given, or the one that is asked for.

    Raises `GuidepressError` where a work is only named, and no service may be asked for it.
    """
    works = read_works(text)
    if not isinstance(works, Identifier):
        if services:
            raise GuidepressError("--look-up asks for a DOI or a PMID alone, and here is more")
        return works
    if library.has(works.record()):
        return (works.record(),)
    if services is None:
        raise GuidepressError(
            f"a {works.name} alone says nothing of the work: paste the citation, give a file with "
            f"--file, or let {'doi.org' if works.name == 'DOI' else 'PubMed'} be asked over the "
            "network with --look-up"
        )
    return (lookup.look_up(works, services),)


def _services(address: str) -> lookup.Services:
    """The public services, or one at another address that answers like both."""
    return lookup.Services(address, address) if address else lookup.Services()


def _assure_key(key: str, works: Sequence[Record]) -> None:
    """See that the key of --id can be one.

    Raises `GuidepressError` where it cannot, or is for several works.
    """
    if key and len(works) > 1:
        raise GuidepressError(f"--id names one work, and here are {len(works)}")
    rule = schema.schema("common")["$defs"]["id"]
    if key and not (re.fullmatch(rule["pattern"], key) and len(key) <= rule["maxLength"]):
        raise GuidepressError(
            f"'{printable(key)}' cannot be a key; write small letters, digits and hyphens, such as "
            "golse-2017"
        )


def _stop(problems: Sequence[Problem], output_format: TextOrJson) -> NoReturn:
    show(sorted(problems), 1, output_format, err=output_format == "text")
    stop("nothing was added")


def _report(added: AddedWorks, output_format: TextOrJson, *, dry_run: bool) -> str:
    if output_format == "json":
        works = [_record(work, where) for work, where in added.works]
        return json.dumps({"added": works, "dry_run": dry_run}, ensure_ascii=False, indent=2)
    return printable_lines("\n".join(_lines(added, dry_run=dry_run)))


def _record(work: Record, where: Location) -> dict[str, object]:
    return {"key": work["id"], "path": where.path, "line": where.line, "record": work}


def _lines(added: AddedWorks, *, dry_run: bool) -> Iterator[str]:
    for work, where in added.works:
        yield f"{where}: {'this would be' if dry_run else 'this is'} {work['id']}:"
        yield to_yaml(work).removesuffix("\n")
        if "literal" in work:
            yield "It could not be told apart into fields, so it is shown as it was pasted."
            yield "See whether you can fill in author, title and journal, and drop 'literal'."
    keys = ", ".join(work["id"] for work, _ in added.works)
    yield f"Cite {'it' if len(added.works) == 1 else 'them'}: cites: [{keys}]"
