"""A new edition out of an old one: a copy that says of itself what it is, and asks what is open."""

import re
from collections.abc import Iterator

from guidepress.edit import yaml_edit
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, EditionHead
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError
from guidepress.read import schema, yaml_reader
from guidepress.read.file_kinds import EDITION_FILES
from guidepress.read.folder import EditionFolder, File
from guidepress.translate.status import CURRENT, Confirmed, confirm, state, to_bytes, units

_NOT_COPIED = frozenset(file.kind for file in EDITION_FILES if not file.copied)
_OF_ITSELF = ("edition", "changes")
"""The parts whose texts a new edition has others of."""
_SPEAK_OF_IT = ("introduction", "provenance", "citation")


def assure_name(new: str) -> None:
    """See that an edition may be called so.

    Raises `GuidepressError` where it may not.
    """
    form = schema.schema("common")["$defs"]["edition"]["pattern"]
    if not re.fullmatch(form, new):
        raise GuidepressError(
            f"an edition cannot be called '{new}'; name it by its year, such as 2025, or by a year "
            "and a number, such as 2025.2"
        )


def assure_later(new: str, old: str) -> None:
    """See that an edition comes after the one that it begins with.

    Raises `GuidepressError` where it does not.
    """
    if new <= old:
        raise GuidepressError(
            f"the edition {new} would not come after {old}: editions are ordered by their names"
        )


def begin(folder: EditionFolder, edition: Edition, new: str, source: str) -> dict[str, bytes]:
    """The files of the new edition by their paths in its folder; `source` is its own language."""
    asked = {where.path: where.line for where in open_authors(edition)}
    question = f"This line ends with the edition {edition.id}: who writes {new}?"
    files = {}
    for file in copied(folder):
        content = file.real.read_bytes()
        if file.kind == "edition":
            content = _head(content, edition.head, new, file.path)
        elif file.path in asked:
            content = yaml_edit.remark(content, {asked[file.path]: question})
        files[file.path.removeprefix(f"{folder.path}/")] = content
    confirmed = _confirmed(edition, source)
    return files | ({"translations.yaml": to_bytes(confirmed)} if confirmed else {})


def _confirmed(edition: Edition, source: str) -> Confirmed:
    """What is confirmed in the old edition is so in the new one, until a source is changed."""
    every = [unit for unit in units(edition, source) if unit.part not in _OF_ITSELF]
    languages = dict.fromkeys(language for unit in every for language in unit.text.words)
    asked = (
        (unit, language)
        for unit in every
        for language in languages
        if language != unit.source and state(unit, language, edition) == CURRENT
    )
    return confirm(edition, every, asked)


def copied(folder: EditionFolder) -> list[File]:
    """The files of an edition that a new one begins with."""
    files = (*folder.files, *folder.pictures.values())
    return [file for file in files if file.kind not in _NOT_COPIED]


def open_authors(edition: Edition) -> Iterator[Location]:
    """The last line of authors of each chapter, where it ends with this edition."""
    year = re.escape(edition.id[:4])
    named = re.compile(rf"(?<![0-9])({re.escape(edition.id)}|{year})\s*\Z")
    for chapter in edition.chapters:
        if chapter.authors and named.search(chapter.authors[-1].editions):
            yield _last_line(chapter)


def _last_line(chapter: Chapter) -> Location:
    return chapter.at.value("authors", len(chapter.authors) - 1)


def _head(content: bytes, head: EditionHead, new: str, path: str) -> bytes:
    """The new edition.yaml: what is known is said, and what is not is asked for."""
    values: dict[yaml_edit.Steps, str] = {
        ("id",): new,
        ("date",): new[:4],
        ("status",): "draft",
        ("translations",): "unreviewed",
    }
    for language, printed in head.version.words.items():
        values["version", language] = version(printed, head.id, new)
    content = yaml_edit.drop(yaml_edit.put(content, values, path), "status_note", path)
    place = yaml_reader.parse(content, path).place
    lines = [place.key(field).line for field in _SPEAK_OF_IT if field in place.keys]
    words = f"This was written for the edition {head.id}: say here what holds for {new}."
    return yaml_edit.remark(content, dict.fromkeys(lines, words))


def version(printed: str, old: str, new: str) -> str:
    """The printed version with the new edition's number in the place of the old one's.

    >>> version("2024.1D", "2024", "2025"), version("2024.1D", "2024", "2024.2")
    ('2025.1D', '2024.2D')
    """
    number = re.compile(rf"(?<![0-9]){re.escape(old)}([.-][0-9]+)?(?![0-9])")
    if not number.search(printed):
        return new
    exact = not new.isdigit()
    return number.sub(lambda found: new if exact else new + (found[1] or ""), printed)
