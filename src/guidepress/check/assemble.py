"""Make a guideline and its editions out of the values of their files."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from guidepress.model.chapter import Chapter
from guidepress.model.glossary import Glossary
from guidepress.model.guideline import Edition, Guideline, GuidelineHead, Messages
from guidepress.model.scale import Scale
from guidepress.read.file_kinds import EDITION_FILES
from guidepress.read.folder import EditionFolder
from guidepress.read.reader import ReadResult, Results

T = TypeVar("T")


def guideline_of(common: Sequence[ReadResult]) -> Guideline | None:
    """The guideline with its scales; none if guideline.yaml is not in order."""
    head = next(_values(common, GuidelineHead), None)
    if head is None:
        return None
    scales = {scale.id: scale for scale in _values(common, Scale)}
    return Guideline(
        head=head,
        scales={key: scales[name] for key, name in head.scales.items() if name in scales},
        decimals={messages.language: messages.decimal for messages in _values(common, Messages)},
        all_scales=scales,
        glossary=next(_values(common, Glossary), Glossary()),
    )


def messages_of(common: Sequence[ReadResult]) -> dict[str, Messages]:
    """The interface words by language."""
    return {messages.language: messages for messages in _values(common, Messages)}


def edition_of(folder: EditionFolder, results: Results, guideline: Guideline) -> Edition | None:
    """An edition out of its files, which are all there; none if one of them is not in order."""
    values = {file.path: results[file.path].value for file in folder.files}
    if None in values.values():
        return None
    fields = {file.field: file.empty for file in EDITION_FILES}
    for kind in EDITION_FILES:
        for file in folder.of(kind.kind):
            fields[kind.field] = kind.fill(values[file.path])
    chapters = {value.id: value for value in values.values() if isinstance(value, Chapter)}
    return Edition(
        **fields,
        chapters=tuple(chapters[name] for name in fields["head"].chapters),
        pictures={name: file.digest for name, file in folder.pictures.items()},
        scales=guideline.of(fields["head"]).scales,
    )


def _values(results: Sequence[ReadResult], kind: type[T]) -> Iterator[T]:
    return (result.value for result in results if isinstance(result.value, kind))
