"""The pages of an edition beside its chapters: home, grades, references, glossary, about."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.model.chapter import Chapter, Section
from guidepress.model.scale import Scale
from guidepress.view.chapter_types import AuthorsView, TopicView
from guidepress.view.editorial_notes import EditorialNoteEntry, editorial_notes
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
        remarks=tuple(editorial_notes(localizer)),
    )
