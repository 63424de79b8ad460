"""A block of recommendations, each with its ratings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from guidepress.model.blocks.block import CITES, NOTE, Block
from guidepress.model.citation import Citation
from guidepress.model.location import Place
from guidepress.model.record import Nested, Order, role
from guidepress.model.text import Text

_FOOTNOTES = role("recommendation-footnotes", Order.WRITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    SUBJECT: ClassVar[str] = "condition"

    id: str
    text: Text
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Says what to do, and carries ratings: level by scale key, empty for an ungraded head."""

    SUBJECT: ClassVar[str] = "recommendation"

    id: str
    text: Text
    rating: Mapping[str, str]
    conditions: tuple[Condition, ...] = field(default=(), metadata=role(nested=Nested.PART))
    footnotes: tuple[str, ...] = field(default=(), metadata=_FOOTNOTES)
    rating_footnotes: Mapping[str, tuple[str, ...]] = field(metadata=_FOOTNOTES)
    cites: tuple[Citation, ...] = field(default=(), metadata=CITES)
    note: Text | None = field(default=None, metadata=NOTE)
    children: "tuple[Recommendation, ...]" = field(default=(), metadata=role(nested=Nested.MEMBER))
    at: Place = field(compare=False, repr=False)

    def family(self) -> "Iterator[Recommendation]":
        """The recommendation itself, then everything under it, in order."""
        yield self
        for child in self.children:
            yield from child.family()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendations(Block):
    SUBJECT: ClassVar[str] = "recommendations"

    items: tuple[Recommendation, ...] = field(metadata=role(nested=Nested.MEMBER))

    def all(self) -> Iterator[Recommendation]:
        for item in self.items:
            yield from item.family()

    def citations(self) -> Iterator[Citation]:
        yield from self.cites
        for item in self.all():
            yield from item.cites
