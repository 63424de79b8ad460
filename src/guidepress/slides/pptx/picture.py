"""A picture on a slide."""

from io import BytesIO
from typing import Any

from guidepress.slides.deck import Box
from guidepress.slides.pptx.shapes import EMU


def add_picture(page: Any, content: bytes, alt: str, box: Box) -> Any:
    """Add a picture to a slide, as large as a box allows and centred in it; gives its element."""
    picture = page.shapes.add_picture(BytesIO(content), 0, 0)
    scale = min(box.width * EMU / picture.width, box.height * EMU / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    picture.left = round(box.x * EMU + (box.width * EMU - picture.width) / 2)
    picture.top = round(box.y * EMU)
    picture.element.nvPicPr.cNvPr.set("descr", alt)
    return picture.element
