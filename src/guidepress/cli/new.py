"""guidepress new: a chapter, something in one, or a work, at its place, to be gone on from."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from guidepress.check import errata
from guidepress.check.check import CheckResult, check
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.edit import yaml_edit
from guidepress.edit.scaffold import (
    OPEN,
    add_block,
    add_recommendation,
    add_section,
    add_work,
    sketch,
    taken,
)
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import GuidepressError, assure_known
from guidepress.read.folder import EditionFolder, scan_folder
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache

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
class Wanted:
    """What is to be added: its kind, where (chapter, or chapter/section), its id, what it says."""

    kind: str
    where: str
    name: str
    words: Mapping[str, str]
    ratings: Mapping[str, str]


def run(  # noqa: PLR0913 - the options of the command
    content: Path,
    *,
    kind: str,
    place: tuple[str, ...],
    edition: str,
    words: Mapping[str, str],
    ratings: Mapping[str, str],
) -> int:
    source = scan_folder(content)
    folder = errata.open_edition(source, edition)
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    guideline, old = _known(checked, folder)
    wanted = _wanted(kind, place, words, ratings, guideline)
    _assure_free(wanted, old)
    for path, written in _written(wanted, folder, content, guideline, old).items():
        with writing(path):
            put_file(path, written)
        click.echo(_told(path, written, wanted))
    return 0


def _known(checked: CheckResult, folder: EditionFolder) -> tuple[Guideline, Edition]:
    edition = next((one for one in checked.editions if one.id == folder.id), None)
    if checked.guideline is None or edition is None:
        raise GuidepressError(
            f"{folder.path} is not in order; mend what `guidepress check` says, then add to it"
        )
    return checked.guideline.of(edition.head), edition


def _wanted(
    kind: str,
    place: tuple[str, ...],
    words: Mapping[str, str],
    ratings: Mapping[str, str],
    guideline: Guideline,
) -> Wanted:
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
    said = {language: words.get(language, name) for language in guideline.languages}
    return Wanted(kind, "".join(where), name, said, ratings)


def _assure_free(wanted: Wanted, edition: Edition) -> None:
    if wanted.kind == "reference":
        known = dict.fromkeys(edition.references, "work in references.yaml")
    else:
        known = taken(edition)
    name = wanted.name
    if name in known:
        raise GuidepressError(f"the id '{name}' is taken: it is a {known[name]}; choose another")


def _written(
    wanted: Wanted, folder: EditionFolder, content: Path, guideline: Guideline, edition: Edition
) -> dict[Path, bytes]:
    """The new bytes of each file that changes."""
    if wanted.kind == "chapter":
        return _chapter(wanted, folder, content, guideline)
    if wanted.kind == "reference":
        return _reference(wanted, folder, content, guideline, edition)
    return _inside(wanted, folder, content, guideline, edition)


def _reference(
    wanted: Wanted, folder: EditionFolder, content: Path, guideline: Guideline, edition: Edition
) -> dict[Path, bytes]:
    path = content / folder.id / "references.yaml"
    said = sketch("reference", wanted.name, wanted.words, guideline)
    return {path: add_work(path.read_bytes(), edition, wanted.name, said, path.as_posix())}


def _inside(
    wanted: Wanted, folder: EditionFolder, content: Path, guideline: Guideline, edition: Edition
) -> dict[Path, bytes]:
    """The file of the chapter that something is added to.

    Raises `GuidepressError` where there is no such chapter.
    """
    chapter, _, section = wanted.where.partition("/")
    known = {one.id: one for one in edition.chapters}
    assure_known("chapter", chapter, known)
    path = content / folder.id / "chapters" / f"{chapter}.yaml"
    said = sketch(wanted.kind, wanted.name, wanted.words, guideline, **wanted.ratings)
    old = path.read_bytes()
    if wanted.kind == "section":
        return {path: add_section(old, said, path.as_posix())}
    add = add_recommendation if wanted.kind == "recommendation" else add_block
    return {path: add(old, known[chapter], section, said, path.as_posix())}


def _chapter(
    wanted: Wanted, folder: EditionFolder, content: Path, guideline: Guideline
) -> dict[Path, bytes]:
    """The file of a new chapter, and edition.yaml, which lists it."""
    head = content / folder.id / "edition.yaml"
    chapters = content / folder.id / "chapters"
    more = {"edition": folder.id, "schema": _schema(folder), **wanted.ratings}
    said = sketch("chapter", wanted.name, wanted.words, guideline, **more)
    listed = yaml_edit.append(head.read_bytes(), ("chapters",), wanted.name, head.as_posix())
    return {chapters / f"{wanted.name}.yaml": said.encode(), head: listed}


def _schema(folder: EditionFolder) -> str:
    """Where the other chapters say that their schema is."""
    for file in folder.of("chapter"):
        first = file.real.read_text(encoding="utf-8").partition("\n")[0]
        if "$schema=" in first:
            return first.partition("$schema=")[2].strip()
    return "../../../schema/chapter.schema.json"


def _told(path: Path, written: bytes, wanted: Wanted) -> str:
    """Where the new thing stands, and what its author must still say."""
    lines = written.decode().splitlines()
    line = next((n for n, text in enumerate(lines, 1) if f"id: {wanted.name}" in text), 1)
    asked = f'; put ratings in the place of "{OPEN}"' if f'"{OPEN}"' in written.decode() else ""
    return f"{path}:{line}: {wanted.kind} '{wanted.name}' is added{asked}"
