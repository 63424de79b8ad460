"""A picture on a slide."""

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Picture
from guidepress.view.blocks.figure import FigureView


def content(block: FigureView, _context: BlockContext) -> Picture:
    return Picture(block.picture, block.alt)
