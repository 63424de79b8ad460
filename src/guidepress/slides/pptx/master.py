"""The master of slides: an organisation's own PowerPoint file, or the one that is shipped."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any, Literal

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE

from guidepress.model.problem import GuidepressError
from guidepress.slides.deck import Box, Geometry
from guidepress.slides.pptx.shapes import EMU

LayoutType = Literal["title", "obj"]
"""The types of the slide layouts that decks need: for the title, for title and content."""
_NEEDED: dict[LayoutType, tuple[str, tuple[str, ...]]] = {
    "title": ("a layout for the title (type 'title')", ("ctrTitle", "subTitle")),
    "obj": ("a layout for title and content (type 'obj')", ("title", "body")),
}
"""What a problem calls each layout, and the types of the placeholders that it must have."""
_PLACEHOLDER_NAMES = {
    "ctrTitle": "a title",
    "title": "a title",
    "subTitle": "a subtitle",
    "body": "a placeholder for content",
}
_MINOR_FONT = re.compile(rb'<a:minorFont>\s*<a:latin[^>]*typeface="([^"]*)"')
"""The font of texts in a theme: Arial in '<a:minorFont><a:latin typeface="Arial"/>'."""
_LARGEST = 100_000_000
"""Bytes that a master may unfold to."""


@dataclass(frozen=True, slots=True)
class Master:
    """What a master offers: its geometry, the font of its texts, and in words what it lacks."""

    geometry: Geometry
    font: str
    lacks: tuple[str, ...]


def read_master(data: bytes) -> Master:
    """The master in a PowerPoint file.

    Raises `GuidepressError` where it is none.
    """
    presentation = open_master(data)
    lacks = tuple(_lacks(presentation))
    geometry = _any_geometry(presentation) if lacks else _geometry(presentation)
    return Master(geometry, _font(presentation), lacks)


def open_master(data: bytes) -> Any:
    """A presentation on a master, without the slides of its file, to be filled.

    Raises `GuidepressError` where it is no PowerPoint file.
    """
    try:
        _assure_small(data)
        presentation = Presentation(BytesIO(data))
    except (zipfile.BadZipFile, PythonPptxError, XMLSyntaxError, KeyError, ValueError) as error:
        raise GuidepressError(
            "the master of the slides is no PowerPoint file that can be read; save it in "
            "PowerPoint as 'PowerPoint Presentation (*.pptx)'"
        ) from error
    slides = presentation.slides.element
    for entry in list(slides):
        presentation.part.drop_rel(entry.rId)
        slides.remove(entry)
    return presentation


def _assure_small(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
            raise ValueError("too large")


def _font(presentation: Any) -> str:
    """The name of the font that the theme sets texts in."""
    for relation in presentation.slide_master.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME:
            match = _MINOR_FONT.search(relation.target_part.blob)
            return unescape(match[1].decode()) if match else ""
    return ""


def slide_layout(presentation: Any, layout_type: LayoutType) -> Any:
    """The first layout of a type, or nothing."""
    masters = presentation.slide_masters
    layouts = (layout for master in masters for layout in master.slide_layouts)
    return next((each for each in layouts if each.element.get("type") == layout_type), None)


def _lacks(presentation: Any) -> Iterator[str]:
    for layout_type, (name, placeholders) in _NEEDED.items():
        layout = slide_layout(presentation, layout_type)
        if layout is None:
            yield name
            continue
        existing = {_placeholder_type(shape) for shape in layout.placeholders}
        for needed in placeholders:
            if needed not in existing and not (needed == "ctrTitle" and "title" in existing):
                yield f"{_PLACEHOLDER_NAMES[needed]} on the layout '{layout.name}'"


def _placeholder_type(shape: Any) -> str:
    """The type of a placeholder as the file says it; one for any content ('obj') is a 'body'."""
    own = str(shape.element.ph.get("type", "obj"))
    return "body" if own == "obj" else own


def placeholder(shapes: Any, *types: str) -> Any:
    """The first placeholder of one of some types, or nothing."""
    return next((shape for shape in shapes if _placeholder_type(shape) in types), None)


def _geometry(presentation: Any) -> Geometry:
    layout = slide_layout(presentation, "obj")
    shapes = list(layout.placeholders)
    footer = placeholder(shapes, "ftr") or placeholder(layout.slide_master.placeholders, "ftr")
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    return Geometry(
        width=width,
        height=height,
        title=_box(placeholder(shapes, "title")),
        body=_box(placeholder(shapes, "body")),
        footer=_box(footer) if footer else Box(40, height - 40, width - 140, 28),
    )


def _any_geometry(presentation: Any) -> Geometry:
    """A geometry for a master that lacks something, on which no slide will be made."""
    width, height = presentation.slide_width / EMU, presentation.slide_height / EMU
    return Geometry(
        width=width,
        height=height,
        title=Box(40, 24, width - 80, 56),
        body=Box(40, 92, width - 80, height - 148),
        footer=Box(40, height - 40, width - 140, 28),
    )


def _box(shape: Any) -> Box:
    """Where a placeholder stands, as it says itself or its master does."""
    return Box(*(part / EMU for part in (shape.left, shape.top, shape.width, shape.height)))
