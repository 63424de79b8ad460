"""The master of slides: an organisation's own PowerPoint file, or the one that is shipped."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE

from guidepress.model.problem import GuidepressError
from guidepress.slides.deck import Box, Room

EMU = 12_700
"""Units of the file format in a point."""
NEEDED = {
    "title": ("a layout for the title (type 'title')", ("ctrTitle", "subTitle")),
    "obj": ("a layout for title and content (type 'obj')", ("title", "body")),
}
"""The layouts that slides need, by their type, with the placeholders of each."""
_SAID = {
    "ctrTitle": "a title",
    "title": "a title",
    "subTitle": "a subtitle",
    "body": "a placeholder for content",
}
_AS = {"obj": "body", None: "body", "title": "title"}
_MINOR = re.compile(rb'<a:minorFont>\s*<a:latin[^>]*typeface="([^"]*)"')
_LARGEST = 100_000_000
"""Bytes that a master may unfold to."""


@dataclass(frozen=True, slots=True)
class Master:
    """What a master offers: its room, the font of its texts, and in words what it lacks."""

    room: Room
    font: str
    lacks: tuple[str, ...]


def read(data: bytes) -> Master:
    """The master in a PowerPoint file.

    Raises `GuidepressError` where it is none.
    """
    opened = presentation(data)
    lacks = tuple(_lacks(opened))
    room = _somewhere(opened) if lacks else _room(opened)
    return Master(room, _font(opened), lacks)


def _font(opened: Any) -> str:
    """The name of the font that the theme sets texts in."""
    for relation in opened.slide_master.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME:
            found = _MINOR.search(relation.target_part.blob)
            return unescape(found[1].decode()) if found else ""
    return ""


def presentation(data: bytes) -> Any:
    """A PowerPoint file without its slides, to be filled.

    Raises `GuidepressError` where it is none.
    """
    try:
        _assure_small(data)
        opened = Presentation(BytesIO(data))
    except (zipfile.BadZipFile, PythonPptxError, XMLSyntaxError, KeyError, ValueError) as error:
        raise GuidepressError(
            "the master of the slides is no PowerPoint file that can be read; save it in "
            "PowerPoint as 'PowerPoint Presentation (*.pptx)'"
        ) from error
    slides = opened.slides._sldIdLst  # noqa: SLF001 - there is no other way to drop slides
    for entry in list(slides):
        opened.part.drop_rel(entry.rId)
        slides.remove(entry)
    return opened


def _assure_small(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
            raise ValueError("too large")


def layout(opened: Any, kind: str) -> Any:
    """The first layout of a type, or nothing."""
    layouts = (each for master in opened.slide_masters for each in master.slide_layouts)
    return next((each for each in layouts if each._element.get("type") == kind), None)  # noqa: SLF001 - the type has no name in the library


def _lacks(opened: Any) -> Iterator[str]:
    for kind, (said, placeholders) in NEEDED.items():
        found = layout(opened, kind)
        if found is None:
            yield said
            continue
        there = {_kind(shape) for shape in found.placeholders}
        for name in placeholders:
            if name not in there and not (name == "ctrTitle" and "title" in there):
                yield f"{_SAID[name]} on the layout '{found.name}'"


def _kind(shape: Any) -> str:
    found = shape._element.ph.get("type")  # noqa: SLF001 - as the file says it
    return _AS.get(found, found) or "body"


def placeholder(shapes: Any, *kinds: str) -> Any:
    """The first placeholder of one of some kinds, or nothing."""
    return next((shape for shape in shapes if _kind(shape) in kinds), None)


def _room(opened: Any) -> Room:
    found = layout(opened, "obj")
    holders = list(found.placeholders)
    footer = placeholder(holders, "ftr") or placeholder(found.slide_master.placeholders, "ftr")
    wide, high = opened.slide_width / EMU, opened.slide_height / EMU
    return Room(
        width=wide,
        height=high,
        title=_box(placeholder(holders, "title")),
        body=_box(placeholder(holders, "body")),
        footer=_box(footer) if footer else Box(40, high - 40, wide - 140, 28),
    )


def _somewhere(opened: Any) -> Room:
    """A room on a master that lacks something: nothing will be put there."""
    wide, high = opened.slide_width / EMU, opened.slide_height / EMU
    box = Box(40, 92, wide - 80, high - 148)
    return Room(wide, high, Box(40, 24, wide - 80, 56), box, Box(40, high - 40, wide - 140, 28))


def _box(shape: Any) -> Box:
    """Where a placeholder stands, as it says itself or its master does."""
    return Box(*(part / EMU for part in (shape.left, shape.top, shape.width, shape.height)))
