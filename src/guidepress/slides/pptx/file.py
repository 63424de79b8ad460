"""A deck as a PowerPoint file: real tables in the layouts of a master, to be edited further."""

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from guidepress.slides.deck import Deck, Slide
from guidepress.slides.pptx.master import LayoutType, open_master, slide_layout
from guidepress.slides.pptx.page import Page
from guidepress.slides.pptx.table import table_style

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can name."""
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
"""When a file was made, after the tag that says so: '<dcterms:created …>2024-05-01T12:00:00Z'."""


def pptx_deck(deck: Deck, pictures: Mapping[str, bytes], master: bytes) -> bytes:
    """The PowerPoint file of a deck; `pictures` are those of its slides by name.

    Raises `GuidepressError` where the master cannot be read.
    """
    presentation = open_master(master)
    pages = [
        presentation.slides.add_slide(slide_layout(presentation, _layout_type(slide)))
        for slide in deck.slides
    ]
    first_slides = {
        slide.section: page
        for slide, page in zip(deck.slides, pages, strict=True)
        if slide.part == 1 and slide.section
    }
    style = table_style(presentation)
    for slide, page in zip(deck.slides, pages, strict=True):
        Page(deck, slide, page, pictures, first_slides, style).fill()
    _set_properties(presentation.core_properties, deck)
    file = BytesIO()
    presentation.save(file)
    return _with_fixed_dates(file.getvalue())


def _layout_type(slide: Slide) -> LayoutType:
    return "title" if slide.kind == "title" else "obj"


def _set_properties(properties: Any, deck: Deck) -> None:
    """What the file says of itself; nothing of when and by whom it was made."""
    moment = datetime(*_EPOCH)  # noqa: DTZ001 - no moment at all
    properties.title = f"{deck.title} · {deck.version}"
    properties.subject = deck.subject
    properties.author = deck.author
    properties.last_modified_by = ""
    properties.language = deck.language
    properties.version = deck.version
    properties.created = moment
    properties.modified = moment
    properties.revision = 1


def _with_fixed_dates(data: bytes) -> bytes:
    """The same file with fixed dates, so that the same deck has the same bytes.

    A chart's workbook is a file within the file, and has dates too.
    """
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xlsx"):
                content = _with_fixed_dates(content)
            if entry.filename == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return target.getvalue()
