"""The parts of a chapter as templates see them."""

from dataclasses import dataclass

from guidepress.view.blocks.block import BlockView
from guidepress.view.localizer import OriginalView, Spans
from guidepress.view.part_types import FootnoteView
from guidepress.view.reference import ReferenceView


@dataclass(frozen=True, slots=True)
class AsideView:
    id: str
    title: Spans
    paragraphs: tuple[Spans, ...]
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True)
class ListedView:
    """A citation in a list of literature, with the work itself."""

    reference: ReferenceView
    printed: str
    note: Spans


@dataclass(frozen=True, slots=True)
class LiteratureView:
    id: str
    heading: Spans
    items: tuple[ListedView, ...]


@dataclass(frozen=True, slots=True)
class AbbreviationView:
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """What one slide shows; `citations` counts the entries of its literature."""

    id: str
    title: Spans
    plain: str
    subtitle: Spans
    blocks: tuple[BlockView, ...]
    footnotes: tuple[FootnoteView, ...]
    abbreviations: tuple[AbbreviationView, ...]
    remarks: tuple[AsideView, ...]
    literature: tuple[LiteratureView, ...]
    citations: int
    note: Spans
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    text: Spans
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrossReferenceView:
    title: Spans
    chapter: str


@dataclass(frozen=True, slots=True)
class AuthorsView:
    editions: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScaleHeadView:
    """The head of a rating's column."""

    key: str
    short: str
    title: str
    look: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    id: str
    title: Spans
    plain: str
    authors: tuple[AuthorsView, ...]
    topics: tuple[TopicView, ...]
    see_also: tuple[CrossReferenceView, ...]
    scales: tuple[ScaleHeadView, ...]
    sections: tuple[SectionView, ...]
    note: Spans
    originals: tuple[OriginalView, ...]
    translated: bool
