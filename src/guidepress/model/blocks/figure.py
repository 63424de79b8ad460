"""A picture of the edition."""

from dataclasses import dataclass, field
from typing import ClassVar

from guidepress.model.blocks.block import Block
from guidepress.model.record import role
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    """A picture: the name of its `file` in the edition's figures/, and what it shows."""

    SUBJECT: ClassVar[str] = "figure"

    file: str = field(metadata=role("picture-changed"))
    alt: Text
