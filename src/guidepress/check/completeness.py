"""Whether all files of a guideline are there, and each is called as it calls itself."""

from collections.abc import Iterator, Sequence

from guidepress.check import guideline_refs
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import EditionHead, Guideline, GuidelineHead, Messages
from guidepress.model.location import Location
from guidepress.model.problem import Problem, did_you_mean
from guidepress.model.scale import Scale
from guidepress.read.file_kinds import EDITION_FILES
from guidepress.read.folder import EditionFolder, Source
from guidepress.read.reader import ReadResult, Results, value_of


def check_common(common: Sequence[ReadResult]) -> Iterator[Problem]:
    """What is wrong with the guideline's common files as a whole."""
    for result in common:
        yield from _misnamed(result)
    for result in common:
        if isinstance(result.value, GuidelineHead):
            yield from guideline_refs.check(result.value, common)


def check_editions(source: Source) -> Iterator[Problem]:
    if not source.editions:
        yield Problem(
            where=Location(source.path),
            rule="edition-complete",
            message="there is no edition here",
            hint="make a folder that is called by its year, such as 2024, with an edition.yaml",
        )


def check_edition(
    folder: EditionFolder, results: Results, guideline: Guideline
) -> Iterator[Problem]:
    """What keeps the files of a folder from being an edition."""
    for file in folder.files:
        yield from _misnamed(results[file.path])
    yield from _absent(folder)
    head: EditionHead | None = value_of("edition", folder, results)
    if head:
        yield from _chapters_listed(folder, head)
        yield from guideline_refs.check_scales(head.scales, head.at, guideline.all_scales)
        if head.id != folder.id:
            yield _name_differs(head.at.value("id"), head.id, folder.id)


def _misnamed(result: ReadResult) -> Iterator[Problem]:
    """A file whose id or language is not its name."""
    match result.value:
        case Chapter(id=name) | Scale(id=name) | Messages(language=name):
            if name != result.file.stem:
                yield _name_differs(Location(result.file.path), name, result.file.stem)


def _name_differs(where: Location, name: str, stem: str) -> Problem:
    return Problem(
        where=where,
        rule="file-named",
        message=f"this calls itself '{name}', but its name is '{stem}'",
        hint="rename one of the two",
    )


def _absent(folder: EditionFolder) -> Iterator[Problem]:
    for kind in EDITION_FILES:
        if kind.required and not folder.of(kind.kind):
            yield Problem(
                where=Location(folder.path),
                rule="edition-complete",
                message=f"the edition {folder.id} has no {kind.name}",
                hint=f"add {folder.path}/{kind.name}",
            )


def _chapters_listed(folder: EditionFolder, head: EditionHead) -> Iterator[Problem]:
    files = {file.stem: file for file in folder.of("chapter")}
    for index, name in enumerate(head.chapters):
        if name not in files:
            yield Problem(
                where=head.at.value("chapters", index),
                rule="edition-complete",
                message=f"there is no file chapters/{name}.yaml{did_you_mean(name, files)}",
                hint="add the file, or take the chapter out of the list",
            )
    for name, file in files.items():
        if name not in head.chapters:
            yield Problem(
                where=Location(file.path),
                rule="edition-complete",
                message=f"the chapter '{name}' is not in the list of edition.yaml",
                hint="add it under 'chapters', or remove the file",
            )
