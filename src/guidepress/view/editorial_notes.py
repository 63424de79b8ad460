"""The editorial remarks of an edition, gathered from every place that has one."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.model.blocks.table import Table
from guidepress.model.chapter import Chapter, Section
from guidepress.model.citation import Citation
from guidepress.model.text import Text
from guidepress.view.localizer import Localizer, Spans
from guidepress.view.reference import reference_view


@dataclass(frozen=True, slots=True)
class EditorialNoteEntry:
    """An editorial remark and the place that it stands at."""

    place: str
    address: str
    text: Spans


def editorial_notes(localizer: Localizer) -> Iterator[EditorialNoteEntry]:
    """Every editorial remark of an edition: of its chapters, then of references and glossary."""
    for chapter in localizer.edition.chapters:
        for place, anchor, note in _in_chapter(chapter):
            title = localizer.plain(place)
            yield EditorialNoteEntry(title, f"{chapter.id}/#{anchor}", localizer.spans(note))
    for reference in localizer.edition.references.values():
        if reference.note:
            view = reference_view(reference, localizer)
            yield EditorialNoteEntry(view.label, f"references/#{reference.id}", view.note)
    for record in localizer.edition.abbreviations.values():
        if record.note:
            short = localizer.plain(record.short)
            yield EditorialNoteEntry(short, f"glossary/#{record.id}", localizer.spans(record.note))


def _in_chapter(chapter: Chapter) -> Iterator[tuple[Text, str, Text]]:
    """The title of what is remarked upon, the anchor where it stands, and the remark."""
    if chapter.note:
        yield chapter.title, "", chapter.note
    for section in chapter.sections:
        yield from _in_section(section)


def _in_section(section: Section) -> Iterator[tuple[Text, str, Text]]:
    if section.note:
        yield section.title, section.id, section.note
    for block in section.blocks:
        if block.note:
            yield block.title or section.title, block.id, block.note
        if isinstance(block, Table):
            first = block.columns[0].id
            yield from (
                (row.cells[first], f"{block.id}--{row.id}", row.note)
                for row in block.rows
                if row.note
            )
    for item in section.recommendations():
        if item.note:
            yield item.text, item.id, item.note
    for title, anchor, cites in _citing(section):
        yield from ((title, anchor, citation.note) for citation in cites if citation.note)


def _citing(section: Section) -> Iterator[tuple[Text, str, tuple[Citation, ...]]]:
    """The title and the anchor of each place that cites, and its citations."""
    for block in section.blocks:
        title = block.title or section.title
        yield title, block.id, block.cites
        if isinstance(block, Table):
            yield from ((title, f"{block.id}--{row.id}", row.cites) for row in block.rows)
    for item in section.recommendations():
        yield item.text, item.id, item.cites
    for literature in section.literature:
        heading = literature.heading or section.title
        yield heading, f"{section.id}--{literature.id}", literature.cites
