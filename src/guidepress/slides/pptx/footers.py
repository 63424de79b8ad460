"""The footer and the number of a slide, where its layout has them."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from guidepress.slides.deck import Deck, Para, Run
from guidepress.slides.pptx.shapes import qn, set_next_id
from guidepress.slides.pptx.text import TextFormat, set_paragraphs

_FOOTER_SIZE = 9.0
_NOTICE_SIZE = 8.0


def add_footers(page: Any, deck: Deck, text_format: TextFormat) -> None:
    """Copy the footer and the number from the layout of a slide, and fill the footer."""
    for shape in page.slide_layout.placeholders:
        kind = shape.element.ph.get("type")
        if kind in ("ftr", "sldNum"):
            body = _add_copy(page, shape.element)
            if kind == "ftr":
                _fill_footer(body, deck, replace(text_format, inherits=True))


def _add_copy(page: Any, placeholder: Any) -> Any:
    """Add a copy of a placeholder to a slide, without place and looks of its own; gives its text.

    So it inherits these, and follows when the layout is changed.
    """
    element = deepcopy(placeholder)
    for part in list(element.spPr):
        element.spPr.remove(part)
    set_next_id(element, page)
    page.shapes.element.append(element)
    for styles in element.txBody.findall(qn("a:lstStyle")):
        styles.clear()
    return element.txBody


def _fill_footer(body: Any, deck: Deck, text_format: TextFormat) -> None:
    """The footer's text, and below it the notice in smaller letters."""
    footer = (Para((Run(deck.footer_text),)),)
    set_paragraphs(body, footer, replace(text_format, size=_FOOTER_SIZE))
    if deck.notice:
        first_line = body.find(qn("a:p"))
        notice = (Para((Run(deck.notice),)),)
        set_paragraphs(body, notice, replace(text_format, size=_NOTICE_SIZE))
        body.find(qn("a:p")).addprevious(first_line)
