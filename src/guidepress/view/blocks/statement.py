"""A consensus statement with its source, level and agreement."""

from dataclasses import dataclass
from typing import ClassVar

from guidepress.model.blocks.statement import Statement
from guidepress.view.blocks.block import BlockView, Paragraphs
from guidepress.view.localizer import Spans, open_state
from guidepress.view.section import SectionContext


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView(BlockView):
    """A statement; `agreement` is a percentage in the language's own form, or empty."""

    kind: ClassVar[str] = Statement.SUBJECT

    paragraphs: Paragraphs
    paraphrase: bool
    source: Spans
    level: Spans
    agreement: str


def view(block: Statement, context: SectionContext) -> StatementView:
    localizer = context.localizer
    common = context.common(block, block.text, block.source, block.level)
    return StatementView(
        **common,
        translated=open_state(common["originals"]),
        paragraphs=tuple(localizer.paragraphs(block.text)),
        paraphrase=block.paraphrase,
        source=localizer.spans(block.source),
        level=localizer.spans(block.level),
        agreement=localizer.number(block.agreement),
    )
