"""What all kinds of block have in common."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from guidepress.model.citation import Citation
from guidepress.model.location import Place
from guidepress.model.record import Order, role
from guidepress.model.text import Text

CITES = role("citations-changed", Order.WRITING)
FOOTNOTES = role("footnotes-changed", Order.WRITING)
NOTE = role("note-changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What stands in a section. `original` is the language the source gives it in, if special.

    `SUBJECT` is its `kind` in YAML, and what it is called wherever it is compared.
    """

    SUBJECT: ClassVar[str] = ""

    id: str
    title: Text | None
    original: str = field(metadata=role("original-changed"))
    note: Text | None = field(metadata=NOTE)
    footnotes: tuple[str, ...] = field(metadata=FOOTNOTES)
    cites: tuple[Citation, ...] = field(metadata=CITES)
    at: Place = field(compare=False, repr=False)

    def citations(self) -> Iterator[Citation]:
        """Every citation that stands in a list of the block or of what is in it."""
        yield from self.cites
