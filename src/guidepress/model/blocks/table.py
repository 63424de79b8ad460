"""A table as its author wrote it: definitions, trials, a registry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from guidepress.model.blocks.block import CITES, FOOTNOTES, NOTE, Block
from guidepress.model.citation import Citation
from guidepress.model.location import Place
from guidepress.model.record import Nested, role
from guidepress.model.text import Text

_PARTS = role(nested=Nested.PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    SUBJECT: ClassVar[str] = "column"

    id: str
    title: Text
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: cells by column id; `merge` says how many columns a cell spans."""

    SUBJECT: ClassVar[str] = "row"

    id: str
    cells: Mapping[str, Text] = field(metadata=role("cell-changed"))
    merge: Mapping[str, int] = field(metadata=role("cells-merged"))
    footnotes: tuple[str, ...] = field(metadata=FOOTNOTES)
    cites: tuple[Citation, ...] = field(metadata=CITES)
    note: Text | None = field(metadata=NOTE)
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    SUBJECT: ClassVar[str] = "table"

    columns: tuple[Column, ...] = field(metadata=_PARTS)
    rows: tuple[Row, ...] = field(metadata=_PARTS)

    def citations(self) -> Iterator[Citation]:
        yield from self.cites
        for row in self.rows:
            yield from row.cites
