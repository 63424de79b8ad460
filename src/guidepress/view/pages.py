"""The pages of an edition beside its chapters: home, grades, references, glossary, about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.model.blocks.table import Table
from guidepress.model.chapter import Chapter, Section
from guidepress.model.citation import Citation
from guidepress.model.scale import Scale
from guidepress.model.text import Text
from guidepress.view.chapter_types import AuthorsView, TopicView
from guidepress.view.localizer import Localizer, OriginalView, Spans
from guidepress.view.reference import ReferenceView, reference_view


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level of a scale; `count` recommendations of the edition have it, `share` in per cent."""

    value: str
    sign: str
    label: str
    meaning: Spans
    tone: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class ScaleView:
    id: str
    key: str
    short: str
    title: str
    about: Spans
    source: Spans
    source_url: str
    look: str
    measures: str
    levels: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True)
class ChapterEntry:
    """A chapter in the list of chapters."""

    id: str
    title: Spans
    topics: tuple[TopicView, ...]
    authors: AuthorsView | None
    recommendations: int
    sections: int
    citations: int


@dataclass(frozen=True, slots=True)
class HomeView:
    introduction: tuple[Spans, ...]
    originals: tuple[OriginalView, ...]
    chapters: tuple[ChapterEntry, ...]
    scales: tuple[ScaleView, ...]
    recommendations: int
    references: int
    citations: int


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A place that cites a work: `address` is the part of the site's address behind the edition."""

    chapter: str
    section: str
    address: str


@dataclass(frozen=True, slots=True)
class Work:
    """A reference with the places that cite it."""

    reference: ReferenceView
    originals: tuple[OriginalView, ...]
    cited_by: tuple[CitedBy, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    id: str
    short: str
    long: Spans
    note: Spans
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True)
class EditorialNoteEntry:
    """An editorial remark and the place that it stands at."""

    place: str
    address: str
    text: Spans


@dataclass(frozen=True, slots=True)
class AboutView:
    provenance: tuple[Spans, ...]
    citation: Spans
    originals: tuple[OriginalView, ...]
    licence: Spans
    publisher: str
    publisher_lines: tuple[str, ...]
    publisher_url: str
    remarks: tuple[EditorialNoteEntry, ...]


def home_view(localizer: Localizer) -> HomeView:
    edition = localizer.edition
    chapters = tuple(_entry(chapter, localizer) for chapter in edition.chapters)
    return HomeView(
        introduction=tuple(localizer.paragraphs(edition.head.introduction)),
        originals=localizer.originals(edition.head.introduction),
        chapters=chapters,
        scales=scale_views(localizer),
        recommendations=sum(chapter.recommendations for chapter in chapters),
        references=len(edition.references),
        citations=sum(chapter.citations for chapter in chapters),
    )


def _entry(chapter: Chapter, localizer: Localizer) -> ChapterEntry:
    authors = chapter.authors[-1:]
    return ChapterEntry(
        id=chapter.id,
        title=localizer.spans(chapter.title),
        topics=tuple(TopicView(localizer.spans(t.text), t.sections) for t in chapter.topics),
        authors=AuthorsView(authors[0].editions, authors[0].names) if authors else None,
        recommendations=sum(1 for item in chapter.recommendations() if item.rating),
        sections=len(chapter.sections),
        citations=citations(chapter),
    )


def citations(chapter: Chapter) -> int:
    """How many citations its lists of literature and its recommendations hold."""
    lists = (item for section in chapter.sections for item in section.literature)
    own = sum(len(item.cites) for item in chapter.recommendations())
    return own + sum(len(item.cites) for item in lists)


def scale_views(localizer: Localizer) -> tuple[ScaleView, ...]:
    """The guideline's scales, with how often the edition uses each level."""
    return tuple(_scale(key, scale, localizer) for key, scale in localizer.guideline.scales.items())


def _scale(key: str, scale: Scale, localizer: Localizer) -> ScaleView:
    counts = Counter(
        item.rating[key]
        for chapter in localizer.edition.chapters
        for item in chapter.recommendations()
        if key in item.rating
    )
    return ScaleView(
        id=scale.id,
        key=key,
        short=localizer.plain(scale.short),
        title=localizer.plain(scale.title),
        about=localizer.spans(scale.about),
        source=localizer.spans(scale.source),
        source_url=scale.source_url,
        look=scale.look,
        measures=scale.measures,
        levels=tuple(_levels(scale, counts, localizer)),
    )


def _levels(scale: Scale, counts: Counter[str], localizer: Localizer) -> Iterator[LevelView]:
    total = sum(counts.values()) or 1
    for level in scale.levels:
        yield LevelView(
            value=level.value,
            sign=level.sign,
            label=localizer.plain(level.label),
            meaning=localizer.spans(level.meaning),
            tone=level.tone,
            count=counts[level.value],
            share=round(100 * counts[level.value] / total, 2),
        )


def references_view(localizer: Localizer) -> tuple[Work, ...]:
    """All works of the edition, in the order of their labels, each with what cites it."""
    places: dict[str, dict[CitedBy, None]] = {}
    for chapter in localizer.edition.chapters:
        for section in chapter.sections:
            for citation in section.citations():
                place = _cited_by(chapter, section, localizer)
                places.setdefault(citation.ref, {})[place] = None
    works = (
        Work(
            reference_view(reference, localizer),
            localizer.originals(reference.note),
            tuple(places.get(reference.id, ())),
        )
        for reference in localizer.edition.references.values()
    )
    return tuple(
        sorted(works, key=lambda work: (work.reference.label.casefold(), work.reference.id))
    )


def _cited_by(chapter: Chapter, section: Section, localizer: Localizer) -> CitedBy:
    return CitedBy(
        chapter=localizer.plain(chapter.title),
        section=localizer.plain(section.title),
        address=f"{chapter.id}/#{section.id}",
    )


def glossary_view(localizer: Localizer) -> tuple[GlossaryEntry, ...]:
    entries = (
        GlossaryEntry(
            record.id,
            localizer.plain(record.short),
            localizer.spans(record.long),
            localizer.spans(record.note),
            localizer.originals(record.long, record.note),
        )
        for record in localizer.edition.abbreviations.values()
    )
    return tuple(sorted(entries, key=lambda entry: (entry.short.casefold(), entry.id)))


def about_view(localizer: Localizer) -> AboutView:
    head, edition = localizer.guideline.head, localizer.edition.head
    return AboutView(
        provenance=tuple(localizer.paragraphs(edition.provenance)),
        citation=localizer.spans(edition.citation),
        originals=localizer.originals(edition.status_note, edition.provenance, edition.citation),
        licence=localizer.spans(head.licence),
        publisher=localizer.plain(head.publisher),
        publisher_lines=tuple(localizer.plain(line) for line in head.publisher_lines),
        publisher_url=head.publisher_url,
        remarks=tuple(_remarks(localizer)),
    )


def _remarks(localizer: Localizer) -> Iterator[EditorialNoteEntry]:
    """Every editorial remark of the edition: of the chapters, then of references and glossary."""
    for chapter in localizer.edition.chapters:
        for place, anchor, note in _notes(chapter):
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


def _notes(chapter: Chapter) -> Iterator[tuple[Text, str, Text]]:
    """The title of what is remarked upon, the anchor where it stands, and the remark."""
    if chapter.note:
        yield chapter.title, "", chapter.note
    for section in chapter.sections:
        yield from _notes_of(section)


def _notes_of(section: Section) -> Iterator[tuple[Text, str, Text]]:
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
