"""A chapter: its sections, and what stands in them beside blocks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from guidepress.model.blocks.block import CITES, NOTE, Block
from guidepress.model.blocks.recommendations import Recommendation, Recommendations
from guidepress.model.citation import Citation
from guidepress.model.location import Place
from guidepress.model.record import Nested, Order, role
from guidepress.model.text import Text

_MEMBERS = role(nested=Nested.MEMBER)
_PARTS = role(nested=Nested.PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    SUBJECT: ClassVar[str] = "remark"

    id: str
    title: Text | None
    original: str = field(metadata=role("original-changed"))
    text: Text
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literature:
    """Works under one heading, and the ids of what they support (all of the section if none)."""

    SUBJECT: ClassVar[str] = "literature"

    id: str
    heading: Text | None
    supports: tuple[str, ...] = field(metadata=role("supports-changed", Order.WRITING))
    cites: tuple[Citation, ...] = field(metadata=CITES)
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one slide shows."""

    SUBJECT: ClassVar[str] = "section"

    id: str
    title: Text
    subtitle: Text | None
    blocks: tuple[Block, ...] = field(metadata=_MEMBERS)
    footnotes: Mapping[str, Text] = field(metadata=role(order=Order.NOTHING, nested=Nested.PART))
    remarks: tuple[Aside, ...] = field(metadata=_PARTS)
    literature: tuple[Literature, ...] = field(metadata=_PARTS)
    note: Text | None = field(metadata=NOTE)
    at: Place = field(compare=False, repr=False)

    def recommendations(self) -> Iterator[Recommendation]:
        """Every recommendation, heads and children, in order."""
        for block in self.blocks:
            if isinstance(block, Recommendations):
                yield from block.all()

    def citations(self) -> Iterator[Citation]:
        """Every citation that stands in a list: of blocks and what is in them, of literature."""
        for block in self.blocks:
            yield from block.citations()
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
    SUBJECT: ClassVar[str] = "chapter"

    id: str
    title: Text
    authors: tuple[AuthorLine, ...] = field(metadata=role("authors-changed"))
    topics: tuple[Topic, ...] = field(metadata=role("topics-changed"))
    see_also: tuple[CrossReference, ...] = field(metadata=role("see-also-changed"))
    note: Text | None = field(metadata=NOTE)
    sections: tuple[Section, ...] = field(metadata=_MEMBERS)
    at: Place = field(compare=False, repr=False)

    def recommendations(self) -> Iterator[Recommendation]:
        for section in self.sections:
            yield from section.recommendations()
