"""Running text on a slide."""

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Para, Paragraphs
from guidepress.slides.runs import runs
from guidepress.view.blocks.text import TextView


def content(block: TextView, _context: BlockContext) -> Paragraphs:
    return Paragraphs(tuple(Para(runs(paragraph)) for paragraph in block.paragraphs))
