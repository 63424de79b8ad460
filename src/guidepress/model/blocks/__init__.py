"""The kinds of block, one module each; its name is the `kind` that authors write.

A new kind is a new module here with one subclass of `Block`; `BLOCKS` finds it. What else it needs
(a view, templates, a slide, words) is found by the same name, and a test names what is missing.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from guidepress.model.blocks.block import Block


def _blocks() -> Mapping[str, type[Block]]:
    """Every kind of block by its `kind`, which is the name of its module."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    classes = (
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Block) and value is not Block
    )
    return {each.SUBJECT: each for each in classes}


BLOCKS = _blocks()
