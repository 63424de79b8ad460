"""A picture, and the words that say what it shows."""

from dataclasses import dataclass
from typing import ClassVar

from guidepress.model.blocks.figure import Figure
from guidepress.view.blocks.block import BlockView
from guidepress.view.localizer import open_state
from guidepress.view.section import SectionContext


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView(BlockView):
    """A figure: the name of its picture's file, and the text for who cannot see it."""

    kind: ClassVar[str] = Figure.SUBJECT

    picture: str
    alt: str


def view(block: Figure, context: SectionContext) -> FigureView:
    common = context.common(block, block.alt)
    return FigureView(
        **common,
        translated=open_state(common["originals"]),
        picture=block.file,
        alt=context.localizer.plain(block.alt),
    )
