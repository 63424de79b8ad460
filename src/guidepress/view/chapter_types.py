"""The parts of a chapter as templates see them."""

from dataclasses import dataclass

from guidepress.view.localizer import OriginalView, Spans
from guidepress.view.reference import ReferenceView


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote; `anchor` is its id on the page, `mark` the sign that points at it."""

    id: str
    anchor: str
    mark: str
    text: Spans
    plain: str


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating: the column's short head, the sign, and the words that a screen reader says."""

    key: str
    scale: str
    value: str
    sign: str
    label: str
    look: str
    tone: str
    footnotes: tuple[FootnoteView, ...]


@dataclass(frozen=True, slots=True)
class CiteView:
    """A citation by its label, such as 'Golse 2017'; `printed` is how the place prints the work."""

    ref: str
    label: str
    printed: str = ""
    note: Spans = ()


@dataclass(frozen=True, slots=True)
class ConditionView:
    id: str
    text: Spans
    plain: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One row: `depth` counts the heads above it; a head has no `ratings`.

    `cites` are the works cited for it: those in its words, `own_cites`, and those of the literature
    that supports it.
    """

    id: str
    parent: str
    depth: int
    text: Spans
    plain: str
    ratings: tuple[RatingView, ...]
    conditions: tuple[ConditionView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    own_cites: tuple[CiteView, ...]
    note: Spans
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell; `span` counts the columns that it takes."""

    text: Spans
    span: int


@dataclass(frozen=True, slots=True)
class RowView:
    id: str
    cells: tuple[CellView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    note: Spans
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block; `kind` says which of the other fields hold something.

    `translated` is 'stale' or 'unreviewed' where a translation in it is; `originals` are the
    sources of its own texts.
    """

    kind: str
    id: str
    title: Spans
    translated: str
    originals: tuple[OriginalView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    note: Spans
    recommendations: tuple[RecommendationView, ...] = ()
    columns: tuple[Spans, ...] = ()
    rows: tuple[RowView, ...] = ()
    paragraphs: tuple[Spans, ...] = ()
    paraphrase: bool = False
    source: Spans = ()
    level: Spans = ()
    agreement: str = ""
    picture: str = ""
    alt: str = ""


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
