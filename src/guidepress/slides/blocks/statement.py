"""A consensus statement on a slide: the quotation, then where it is from."""

from collections.abc import Iterator

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Para, Paragraphs, Run
from guidepress.slides.runs import runs, text_runs
from guidepress.view.blocks.statement import StatementView


def content(block: StatementView, context: BlockContext) -> Paragraphs:
    quotation = (Para(runs(paragraph), "quote") for paragraph in block.paragraphs)
    return Paragraphs((*quotation, Para(tuple(_source(block, context)), "source")))


def _source(block: StatementView, context: BlockContext) -> Iterator[Run]:
    """Source, level of evidence, agreement and works in a line, with ' · ' between them."""
    yield from runs(block.source)
    if block.level:
        yield from (*text_runs(f" · {context.words['level_of_evidence']} "), *runs(block.level))
    if block.agreement:
        yield from text_runs(f" · {context.words['agreement']} {block.agreement} %")
    if block.paraphrase:
        yield from text_runs(f" · {context.words['paraphrase']}")
    if block.cites:
        yield from text_runs(f" · {', '.join(cite.label for cite in block.cites)}")
