"""A consensus statement, quoted or paraphrased, with its source."""

from dataclasses import dataclass, field
from typing import ClassVar

from guidepress.model.blocks.block import Block
from guidepress.model.record import role
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Block):
    """A consensus statement; `agreement` is the share of the panel that agreed, in per cent."""

    SUBJECT: ClassVar[str] = "statement"

    text: Text
    paraphrase: bool = field(metadata=role("paraphrase-changed"))
    source: Text = field(metadata=role("statement-source"))
    level: Text | None = field(metadata=role("statement-level"))
    agreement: str = field(metadata=role("statement-agreement"))
