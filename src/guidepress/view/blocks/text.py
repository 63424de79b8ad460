"""Running text, paragraph by paragraph."""

from dataclasses import dataclass
from typing import ClassVar

from guidepress.model.blocks.text import TextBlock
from guidepress.view.blocks.block import BlockView, Paragraphs
from guidepress.view.localizer import open_state
from guidepress.view.section import SectionContext


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView(BlockView):
    kind: ClassVar[str] = TextBlock.SUBJECT

    paragraphs: Paragraphs


def view(block: TextBlock, context: SectionContext) -> TextView:
    common = context.common(block, block.text)
    return TextView(
        **common,
        translated=open_state(common["originals"]),
        paragraphs=tuple(context.localizer.paragraphs(block.text)),
    )
