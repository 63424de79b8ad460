"""The slide content of each kind of block, in a module of the kind's name."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from guidepress.model.blocks import BLOCKS
from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Content
from guidepress.view.blocks.block import BlockView

_CONTENTS: Mapping[str, Callable[[Any, BlockContext], Content]] = {
    kind: import_module(f"{__name__}.{kind}").content for kind in BLOCKS
}


def block_content(block: BlockView, context: BlockContext) -> Content:
    """The slide content of a block of any kind."""
    return _CONTENTS[block.kind](block, context)
