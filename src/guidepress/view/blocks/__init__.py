"""The view of each kind of block, in a module of the kind's name."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.block import Block
from guidepress.view.blocks.block import BlockView
from guidepress.view.section import SectionContext

_VIEWS: Mapping[str, Callable[[Any, SectionContext], BlockView]] = {
    kind: import_module(f"{__name__}.{kind}").view for kind in BLOCKS
}


def block_view(block: Block, context: SectionContext) -> BlockView:
    """The view of a block of any kind."""
    return _VIEWS[block.SUBJECT](block, context)
