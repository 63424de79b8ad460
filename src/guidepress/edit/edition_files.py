"""The files of an edition that was rebuilt from changes, and so has none yet."""

from collections.abc import Iterator
from typing import Any

from guidepress.edit import yaml_edit
from guidepress.model.blocks.figure import Figure
from guidepress.model.dump import dump
from guidepress.model.guideline import Edition
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read import schema, yaml_reader
from guidepress.read.file_kinds import EDITION_FILES
from guidepress.read.folder import EditionFolder


def serialize_edition(
    edition: Edition, folder: str
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The YAML files of an edition by their paths in its folder, and where they break the schema.

    `folder` is what problems call the edition's folder.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path, kind, data in _data(edition):
        files[path] = yaml_edit.serialize(data)
        problems += schema.check(yaml_reader.parse(files[path], f"{folder}/{path}"), kind)
    return files, tuple(sorted(problems))


def _data(edition: Edition) -> Iterator[tuple[str, str, Any]]:
    """The path, the kind and the plain data of each file."""
    yield "edition.yaml", "edition", dump(edition.head)
    for file in EDITION_FILES:
        if file.copied and file.kind != "edition":
            records = [dump(record) for record in getattr(edition, file.field).values()]
            if records:
                yield file.name, file.kind, {file.kind: records}
    for chapter in edition.chapters:
        yield f"chapters/{chapter.id}.yaml", "chapter", dump(chapter)


def assure_whole(edition: Edition) -> None:
    """See that an edition has the chapters that it names.

    Raises `GuidepressError` where it has others.
    """
    chapters = [chapter.id for chapter in edition.chapters]
    if sorted(chapters) != sorted(edition.head.chapters):
        raise GuidepressError(
            f"these changes lead to the chapters {', '.join(chapters)}, but name "
            f"{', '.join(edition.head.chapters)}"
        )


def pictures(edition: Edition, folder: EditionFolder) -> dict[str, bytes | None]:
    """The pictures that an edition shows, by their paths; `None` for those not in `folder`."""
    names = {
        block.file
        for chapter in edition.chapters
        for section in chapter.sections
        for block in section.blocks
        if isinstance(block, Figure)
    }
    return {f"figures/{name}": _picture(name, edition, folder) for name in sorted(names)}


def _picture(name: str, edition: Edition, folder: EditionFolder) -> bytes | None:
    """The bytes of a picture, if the one in the folder is the one that the edition means."""
    file = folder.pictures.get(name)
    is_same = file and edition.pictures.get(name) == file.digest
    return file.real.read_bytes() if file and is_same else None
