"""A consensus statement on a slide: the quotation, then where it is from."""

from collections.abc import Iterator

from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Para, Run, Words
from guidepress.slides.runs import runs, words
from guidepress.view.blocks.statement import StatementView


def content(block: StatementView, context: BlockContext) -> Words:
    quotation = (Para(runs(paragraph), "quote") for paragraph in block.paragraphs)
    return Words((*quotation, Para(tuple(_source(block, context)), "source")))


def _source(block: StatementView, context: BlockContext) -> Iterator[Run]:
    yield from runs(block.source)
    if block.level:
        yield from (*words(f" · {context.words['level_of_evidence']} "), *runs(block.level))
    if block.agreement:
        yield from words(f" · {context.words['agreement']} {block.agreement} %")
    if block.paraphrase:
        yield from words(f" · {context.words['paraphrase']}")
    if block.cites:
        yield from words(f" · {', '.join(cite.label for cite in block.cites)}")
