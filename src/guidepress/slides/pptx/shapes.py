"""What all shapes on a slide need: names of tags, lengths in the file's unit, and ids."""

from functools import cache
from typing import Any

from pptx.oxml import ns
from pptx.util import Emu

from guidepress.slides.deck import Box

EMU = 12_700
"""English Metric Units, in which the file format measures, in a point."""


@cache
def qn(tag: str) -> str:
    """The name of a tag with its namespace, as lxml has it; a table asks for some a thousand times.

    >>> qn("a:p")
    '{http://schemas.openxmlformats.org/drawingml/2006/main}p'
    """
    return str(ns.qn(tag))


def emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """Left, top, width and height of a box in English Metric Units."""
    x, y, width, height = (
        Emu(round(value * EMU)) for value in (box.x, box.y, box.width, box.height)
    )
    return x, y, width, height


def next_id(page: Any) -> int:
    """An id that no shape on a slide has yet."""
    properties = page.shapes.element.iter(qn("p:cNvPr"))
    return max(int(element.get("id")) for element in properties) + 1


def set_next_id(element: Any, page: Any) -> None:
    element.find(f".//{qn('p:cNvPr')}").set("id", str(next_id(page)))
