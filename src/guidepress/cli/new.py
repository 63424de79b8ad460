"""guidepress new: a chapter, something in one, or a work, at its place, to be gone on from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from guidepress.check import errata
from guidepress.check.check import CheckResult
from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, EDITION, option
from guidepress.cli.session import open_session
from guidepress.edit import yaml_edit
from guidepress.edit.scaffold import (
    OPEN,
    FileHead,
    add_block,
    add_recommendation,
    add_section,
    add_work,
    complete_ratings,
    ids_in_use,
    scaffold,
)
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import GuidepressError, assure_known
from guidepress.read.folder import EditionFolder

KINDS = {
    "chapter": "ID",
    "section": "CHAPTER ID",
    "recommendation": "CHAPTER/SECTION ID",
    "table": "CHAPTER/SECTION ID",
    "statement": "CHAPTER/SECTION ID",
    "text": "CHAPTER/SECTION ID",
    "figure": "CHAPTER/SECTION ID",
    "reference": "KEY",
}
"""What can be added, and the words that say where."""
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Addition:
    """What is to be added: its kind, where (chapter, or chapter/section), its id, its words."""

    kind: str
    where: str
    id: str
    words: Mapping[str, str]
    ratings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Home:
    """The edition that something is added to, and its folder as the command was given it."""

    path: Path
    folder: EditionFolder
    guideline: Guideline
    edition: Edition


@click.command(
    epilog="""\b
Examples:
  guidepress new chapter diagnosis --text de=Diagnostik --text en=Diagnosis
  guidepress new section diagnosis imaging --text en=Imaging
  guidepress new recommendation diagnosis/imaging mri-first --rating ago=+ --rating loe=2a
  guidepress new table diagnosis/imaging trials --text de=Studien --text en=Trials
  guidepress new reference smith-2024       to be filled in; add-reference reads a citation"""
)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("place", nargs=-1, metavar="[CHAPTER[/SECTION]] ID")
@CONTENT
@EDITION
@option("--text", "texts", multiple=True, metavar="LANG=WORDS", help="Its title or text.")
@option("--rating", "ratings", multiple=True, metavar="SCALE=VALUE", help="Its rating.")
def new(
    kind: str,
    place: tuple[str, ...],
    content: Path,
    edition: str,
    texts: tuple[str, ...],
    ratings: tuple[str, ...],
) -> int:
    """Add a chapter, something in one, or a work, to be gone on from.

    What is not given is written as a placeholder, which `guidepress check` asks about.
    """
    words, values = _pairs(texts), _pairs(ratings)
    session = open_session(content)
    folder = errata.open_edition(session.source, edition)
    home = _home(session.check(), folder, content)
    addition = _addition(kind, place, words, values, home.guideline)
    _assure_free(addition, home.edition)
    for path, written in _written(addition, home).items():
        write_file(path, written)
        click.echo(_added(path, written, addition))
    return 0


def _pairs(arguments: tuple[str, ...]) -> dict[str, str]:
    """Values by name, from arguments such as 'de=Diagnostik'.

    Raises `click.UsageError` where one has no name.
    """
    for argument in arguments:
        if "=" not in argument:
            raise click.UsageError(f"'{argument}' names nothing: write NAME=VALUE")
    return dict(argument.split("=", 1) for argument in arguments)


def _home(checked: CheckResult, folder: EditionFolder, content: Path) -> _Home:
    """Where something can be added.

    Raises `GuidepressError` where the edition cannot be read.
    """
    edition = next((old for old in checked.editions if old.id == folder.id), None)
    if checked.guideline is None or edition is None:
        raise GuidepressError(
            f"{folder.path} is not in order; mend what `guidepress check` says, then add to it"
        )
    guideline = checked.guideline.of(edition.head)
    return _Home(content / folder.id, folder, guideline, edition)


def _addition(
    kind: str,
    place: tuple[str, ...],
    words: Mapping[str, str],
    ratings: Mapping[str, str],
    guideline: Guideline,
) -> _Addition:
    """What is asked for, with words in every language."""
    if len(place) != len(KINDS[kind].split()):
        raise GuidepressError(f"a {kind} is added by: guidepress new {kind} {KINDS[kind]}")
    *where, name = place
    if not _ID.fullmatch(name):
        raise GuidepressError(
            f"'{name}' is no id: small letters and digits, words joined by hyphens, such as "
            "liver-resection"
        )
    for language in words:
        assure_known("language", language, guideline.languages)
    for scale in ratings:
        assure_known("scale", scale, guideline.scales)
    everywhere = {language: words.get(language, name) for language in guideline.languages}
    values = complete_ratings(guideline.scales, ratings)
    return _Addition(kind, "".join(where), name, everywhere, values)


def _assure_free(addition: _Addition, edition: Edition) -> None:
    if addition.kind == "reference":
        used = dict.fromkeys(edition.references, "work in references.yaml")
    else:
        used = ids_in_use(edition)
    if addition.id in used:
        raise GuidepressError(
            f"the id '{addition.id}' is taken: it is a {used[addition.id]}; choose another"
        )


def _written(addition: _Addition, home: _Home) -> dict[Path, bytes]:
    """The new bytes of each file that changes."""
    if addition.kind == "chapter":
        return _with_chapter(addition, home)
    if addition.kind == "reference":
        return _with_reference(addition, home)
    return _with_part(addition, home)


def _with_reference(addition: _Addition, home: _Home) -> dict[Path, bytes]:
    path = home.path / "references.yaml"
    yaml = scaffold("reference", addition.id, addition.words, {})
    return {path: add_work(path.read_bytes(), home.edition, addition.id, yaml, path.as_posix())}


def _with_part(addition: _Addition, home: _Home) -> dict[Path, bytes]:
    """The file of the chapter that something is added to.

    Raises `GuidepressError` where there is no such chapter.
    """
    name, _, section = addition.where.partition("/")
    chapters = {chapter.id: chapter for chapter in home.edition.chapters}
    assure_known("chapter", name, chapters)
    path = home.path / "chapters" / f"{name}.yaml"
    yaml = scaffold(addition.kind, addition.id, addition.words, addition.ratings)
    old = path.read_bytes()
    if addition.kind == "section":
        return {path: add_section(old, yaml, path.as_posix())}
    add = add_recommendation if addition.kind == "recommendation" else add_block
    return {path: add(old, chapters[name], section, yaml, path.as_posix())}


def _with_chapter(addition: _Addition, home: _Home) -> dict[Path, bytes]:
    """The file of a new chapter, and edition.yaml, which lists it."""
    head = home.path / "edition.yaml"
    file_head = FileHead(home.folder.id, _schema(home.folder))
    yaml = scaffold("chapter", addition.id, addition.words, addition.ratings, file_head)
    listed = yaml_edit.append(head.read_bytes(), ("chapters",), addition.id, head.as_posix())
    return {home.path / "chapters" / f"{addition.id}.yaml": yaml.encode(), head: listed}


def _schema(folder: EditionFolder) -> str:
    """Where the other chapters say that their schema is."""
    for file in folder.of("chapter"):
        first = file.real.read_text(encoding="utf-8").partition("\n")[0]
        if "$schema=" in first:
            return first.partition("$schema=")[2].strip()
    return "../../../schema/chapter.schema.json"


def _added(path: Path, written: bytes, addition: _Addition) -> str:
    """Where the new part stands, and what its author must still say."""
    lines = written.decode().splitlines()
    line = next((n for n, text in enumerate(lines, 1) if f"id: {addition.id}" in text), 1)
    is_open = f'"{OPEN}"' in written.decode()
    hint = f'; put ratings in the place of "{OPEN}"' if is_open else ""
    return f"{path}:{line}: {addition.kind} '{addition.id}' is added{hint}"
