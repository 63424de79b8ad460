"""Running text."""

from dataclasses import dataclass
from typing import ClassVar

from guidepress.model.blocks.block import Block
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock(Block):
    SUBJECT: ClassVar[str] = "text"

    text: Text
