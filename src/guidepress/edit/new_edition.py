"""A new edition as a copy of an old one, with comments where something is to be said anew."""

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
_WRITTEN_ANEW = ("edition", "changes")
"""The parts whose texts a new edition has others of; see `translate.status.Unit`."""
_ABOUT_EDITION = ("introduction", "provenance", "citation")
"""The fields of edition.yaml whose texts are about the edition that they were written for."""


def assure_name(new: str) -> None:
    """See that an edition may be called so.

    Raises `GuidepressError` where it may not.
    """
    pattern = schema.schema("common")["$defs"]["edition"]["pattern"]
    if not re.fullmatch(pattern, new):
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


def new_files(folder: EditionFolder, edition: Edition, new: str, source: str) -> dict[str, bytes]:
    """The files of the edition `new` by their paths in its folder.

    `folder` and `edition` are the old one, `source` is the guideline's own language.
    """
    authors = {where.path: where.line for where in last_authors(edition)}
    question = f"This line ends with the edition {edition.id}: who writes {new}?"
    files = {}
    for file in copied_files(folder):
        content = file.real.read_bytes()
        if file.kind == "edition":
            content = _new_head(content, edition.head, new, file.path)
        elif file.path in authors:
            content = yaml_edit.add_comments(content, {authors[file.path]: question})
        files[file.path.removeprefix(f"{folder.path}/")] = content
    confirmed = _confirmed(edition, source)
    return files | ({"translations.yaml": to_bytes(confirmed)} if confirmed else {})


def _confirmed(edition: Edition, source: str) -> Confirmed:
    """What is confirmed in the old edition is so in the new one, until a source is changed."""
    copied = [unit for unit in units(edition, source) if unit.part not in _WRITTEN_ANEW]
    languages = dict.fromkeys(language for unit in copied for language in unit.text.words)
    current = (
        (unit, language)
        for unit in copied
        for language in languages
        if language != unit.source and state(unit, language, edition) == CURRENT
    )
    return confirm(edition, copied, current)


def copied_files(folder: EditionFolder) -> list[File]:
    """The files of an edition that a new one begins with."""
    files = (*folder.files, *folder.pictures.values())
    return [file for file in files if file.kind not in _NOT_COPIED]


def last_authors(edition: Edition) -> Iterator[Location]:
    """The last line of authors of each chapter, where it ends with this edition."""
    year = re.escape(edition.id[:4])
    ends_here = re.compile(rf"(?<![0-9])({re.escape(edition.id)}|{year})\s*\Z")
    for chapter in edition.chapters:
        if chapter.authors and ends_here.search(chapter.authors[-1].editions):
            yield _last_line(chapter)


def _last_line(chapter: Chapter) -> Location:
    return chapter.at.value("authors", len(chapter.authors) - 1)


def _new_head(content: bytes, head: EditionHead, new: str, path: str) -> bytes:
    """The edition.yaml of the edition `new`: what is known is put in, all else is asked for."""
    texts: dict[yaml_edit.Steps, str] = {
        ("id",): new,
        ("date",): new[:4],
        ("status",): "draft",
        ("translations",): "unreviewed",
    }
    for language, printed in head.version.words.items():
        texts["version", language] = version(printed, head.id, new)
    content = yaml_edit.drop(yaml_edit.put(content, texts, path), "status_note", path)
    place = yaml_reader.parse(content, path).place
    lines = [place.key(field).line for field in _ABOUT_EDITION if field in place.keys]
    comment = f"This was written for the edition {head.id}: say here what holds for {new}."
    return yaml_edit.add_comments(content, dict.fromkeys(lines, comment))


def version(printed: str, old: str, new: str) -> str:
    """The printed version with the new edition's number in the place of the old one's.

    >>> version("2024.1D", "2024", "2025"), version("2024.1D", "2024", "2024.2")
    ('2025.1D', '2024.2D')
    """
    number = re.compile(rf"(?<![0-9]){re.escape(old)}([.-][0-9]+)?(?![0-9])")
    if not number.search(printed):
        return new
    has_own_number = not new.isdigit()
    return number.sub(lambda old_one: new if has_own_number else new + (old_one[1] or ""), printed)
