"""What a guideline is, as frozen values.

Every record carries `at`, the place of its YAML mapping, left out of comparison: two editions
compare by meaning, and every later stage can still point at the line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from guidepress.model.declarations import Acceptance, Approval, Declaration, Erratum
from guidepress.model.glossary import Glossary
from guidepress.model.location import Location, Place
from guidepress.model.scale import Scale
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place that points at a reference; `printed` is how it prints the work, if otherwise."""

    ref: str
    printed: str = ""
    note: Text | None = None
    where: Location = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    id: str
    text: Text
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Says what to do, and carries ratings: level by scale key, empty for an ungraded head."""

    id: str
    text: Text
    rating: Mapping[str, str]
    conditions: tuple[Condition, ...] = ()
    footnotes: tuple[str, ...] = ()
    rating_footnotes: Mapping[str, tuple[str, ...]]
    cites: tuple[Citation, ...] = ()
    note: Text | None = None
    children: "tuple[Recommendation, ...]" = ()
    at: Place = field(compare=False, repr=False)

    def family(self) -> "Iterator[Recommendation]":
        """The recommendation itself, then everything under it, in order."""
        yield self
        for child in self.children:
            yield from child.family()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What all blocks have. `original` is the language the source gives it in, if special."""

    id: str
    title: Text | None
    original: str
    note: Text | None
    footnotes: tuple[str, ...]
    cites: tuple[Citation, ...]
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendations(Block):
    items: tuple[Recommendation, ...]

    def all(self) -> Iterator[Recommendation]:
        for item in self.items:
            yield from item.family()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    id: str
    title: Text
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: cells by column id; `merge` says how many columns a cell spans."""

    id: str
    cells: Mapping[str, Text]
    merge: Mapping[str, int]
    footnotes: tuple[str, ...]
    cites: tuple[Citation, ...]
    note: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Block):
    """A consensus statement; `agreement` is the share of the panel that agreed, in per cent."""

    text: Text
    paraphrase: bool
    source: Text
    level: Text | None
    agreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock(Block):
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    file: str
    alt: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    id: str
    title: Text | None
    original: str
    text: Text
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literature:
    """Works under one heading, and the ids of what they support (all of the section if none)."""

    id: str
    heading: Text | None
    supports: tuple[str, ...]
    cites: tuple[Citation, ...]
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one slide shows."""

    id: str
    title: Text
    subtitle: Text | None
    blocks: tuple[Block, ...]
    footnotes: Mapping[str, Text]
    remarks: tuple[Aside, ...]
    literature: tuple[Literature, ...]
    note: Text | None
    at: Place = field(compare=False, repr=False)

    def recommendations(self) -> Iterator[Recommendation]:
        """Every recommendation, heads and children, in order."""
        for block in self.blocks:
            if isinstance(block, Recommendations):
                yield from block.all()

    def citations(self) -> Iterator[Citation]:
        """Every citation that stands in a list: literature, blocks, rows, recommendations."""
        for block in self.blocks:
            yield from block.cites
            if isinstance(block, Table):
                for row in block.rows:
                    yield from row.cites
        for recommendation in self.recommendations():
            yield from recommendation.cites
        for literature in self.literature:
            yield from literature.cites


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorLine:
    editions: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    text: Text
    sections: tuple[str, ...]
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    title: Text
    chapter: str
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    id: str
    title: Text
    authors: tuple[AuthorLine, ...]
    topics: tuple[Topic, ...]
    see_also: tuple[CrossReference, ...]
    note: Text | None
    sections: tuple[Section, ...]
    at: Place = field(compare=False, repr=False)

    def recommendations(self) -> Iterator[Recommendation]:
        for section in self.sections:
            yield from section.recommendations()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work. `csl` holds its CSL variables; `literal`, if given, is shown instead of them."""

    id: str
    csl: Mapping[str, object]
    nct: str
    literal: str
    note: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    id: str
    short: Text
    long: Text
    note: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    """What edition.yaml says: everything about an edition but its content.

    `scales` are those of its own, if it is rated on others than guideline.yaml says.
    """

    id: str
    version: Text
    date: str
    status: str
    status_note: Text | None
    introduction: Text | None
    provenance: Text | None
    citation: Text | None
    translations: str
    scales: Mapping[str, str]
    chapters: tuple[str, ...]
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one year's guideline says. `references` and `abbreviations` go by id.

    `pictures` are the files in its folder figures/: the hash of each by name. `scales` go by the
    key that ratings use. `confirmed` are fingerprints of translations by language and key. Neither
    what is declared of an edition nor its place is its content.
    """

    head: EditionHead
    chapters: tuple[Chapter, ...]
    references: Mapping[str, Reference]
    abbreviations: Mapping[str, Abbreviation]
    pictures: Mapping[str, str] = field(default_factory=dict, compare=False)
    scales: Mapping[str, Scale] = field(default_factory=dict, compare=False)
    declarations: tuple[Declaration, ...] = field(default=(), compare=False)
    errata: tuple[Erratum, ...] = field(default=(), compare=False)
    approvals: tuple[Approval, ...] = field(default=(), compare=False)
    accepted: tuple[Acceptance, ...] = field(default=(), compare=False)
    confirmed: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        return self.head.id


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineHead:
    """What guideline.yaml says. `scales` are scale ids by the key that ratings use."""

    id: str
    title: Text
    short_title: Text
    publisher: Text
    publisher_lines: tuple[Text, ...]
    publisher_url: str
    languages: tuple[str, ...]
    source_language: str
    scales: Mapping[str, str]
    address: str
    guides: bool
    notice: Text | None
    licence: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The interface words of one language, from templates/words/<language>.yaml.

    `changes` says each kind of change in a sentence; `spelling` are spellings that mean the same.
    """

    language: str
    name: str
    decimal: str
    words: Mapping[str, str]
    changes: Mapping[str, str]
    spelling: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """What holds for every edition.

    `scales` go by the key that ratings use, in column order; `all_scales` has every scale
    that there are, by id; `decimals` is the sign before a decimal fraction, by language.
    """

    head: GuidelineHead
    scales: Mapping[str, Scale]
    decimals: Mapping[str, str]
    all_scales: Mapping[str, Scale] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)

    def of(self, edition: EditionHead) -> "Guideline":
        """The guideline with the scales that an edition is rated on."""
        if not edition.scales:
            return self
        scales = {
            key: self.all_scales[name]
            for key, name in edition.scales.items()
            if name in self.all_scales
        }
        return replace(self, head=replace(self.head, scales=edition.scales), scales=scales)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.head.languages
