"""One slide: its placeholders filled, its table, picture or chart put in their place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE

from guidepress.slides import colours
from guidepress.slides.deck import (
    Box,
    Chart,
    Deck,
    Grid,
    Para,
    Paragraphs,
    Picture,
    Slide,
    plain_text,
)
from guidepress.slides.footer_notes import footer_notes_height
from guidepress.slides.layout import (
    FOOTER_NOTE_SIZE,
    FOOTER_NOTES_GAP,
    PARAGRAPH_GAP,
    SUBTITLE_HEIGHT,
    SUBTITLE_SIZE,
    TITLE_SIZE,
)
from guidepress.slides.pptx.chart import add_chart
from guidepress.slides.pptx.footers import add_footers
from guidepress.slides.pptx.master import placeholder
from guidepress.slides.pptx.picture import add_picture
from guidepress.slides.pptx.shapes import emu, qn, set_next_id
from guidepress.slides.pptx.table import table_frame
from guidepress.slides.pptx.text import TextFormat, set_paragraphs

_JUMP = "ppaction://hlinksldjump"
"""The action of a link to another slide."""
_SPEAKER_NOTE_SIZE = 11.0


@dataclass(frozen=True)
class Page:
    """Fills one slide of the file (`page`) with one of the deck (`slide`).

    `pictures` are those of the deck by name, `first_slides` the slides of the file that sections
    begin on. `table_style` is the id of the table style that the master has.
    """

    deck: Deck
    slide: Slide
    page: Any
    pictures: Mapping[str, bytes]
    first_slides: Mapping[str, Any]
    table_style: str

    def fill(self) -> None:
        slide = self.slide
        self._fill_title()
        content_placeholder = placeholder(self.page.placeholders, "body", "subTitle")
        if slide.subtitle:
            subtitle = (Para(slide.subtitle),)
            self._add_textbox("Subtitle", self._subtitle_box(), subtitle, SUBTITLE_SIZE)
        self._fill_content(content_placeholder)
        if slide.footer_notes:
            box = self._footer_notes_box()
            self._add_textbox("Notes on this slide", box, slide.footer_notes, FOOTER_NOTE_SIZE)
        add_footers(self.page, self.deck, self._format)
        if slide.speaker_notes:
            self._fill_speaker_notes()

    @cached_property
    def _format(self) -> TextFormat:
        return TextFormat(self.deck.language, self._link)

    def _link(self, address: str) -> tuple[str, str]:
        """The relation and the action of a link; none to a section that is not there."""
        if not address.startswith("#"):
            kind = RELATIONSHIP_TYPE.HYPERLINK
            return self.page.part.relate_to(address, kind, is_external=True), ""
        target = self.first_slides.get(address[1:])
        if target is None:
            return "", ""
        return self.page.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE), _JUMP

    def _fill_title(self) -> None:
        size = self.slide.title_size
        is_own_size = self.slide.kind == "title" or size == TITLE_SIZE
        text_format = replace(self._format, size=0 if is_own_size else size, inherits=True)
        body = self.page.shapes.title.element.txBody
        set_paragraphs(body, (Para(self.slide.title),), text_format)

    # ---- where things stand ----

    @property
    def _content_box(self) -> Box:
        """The box for content: below the subtitle and above the footer notes."""
        body = self.deck.geometry.body
        subtitle_height = SUBTITLE_HEIGHT if self.slide.subtitle else 0
        notes_height = footer_notes_height(self.slide.footer_notes, body.width)
        height = body.height - subtitle_height - notes_height
        return Box(body.x, body.y + subtitle_height, body.width, height)

    def _subtitle_box(self) -> Box:
        body = self.deck.geometry.body
        return Box(body.x, body.y, body.width, SUBTITLE_HEIGHT)

    def _footer_notes_box(self) -> Box:
        body = self.deck.geometry.body
        height = footer_notes_height(self.slide.footer_notes, body.width) - FOOTER_NOTES_GAP
        return Box(body.x, body.y + body.height - height, body.width, height)

    def _add_textbox(self, name: str, box: Box, paras: tuple[Para, ...], size: float) -> None:
        """Add a box of text beside the placeholders."""
        textbox = self.page.shapes.add_textbox(*emu(box))
        textbox.name = name
        textbox.text_frame.word_wrap = True
        for side in ("left", "right", "top", "bottom"):
            setattr(textbox.text_frame, f"margin_{side}", 0)
        text_format = replace(self._format, size=size, colour=colours.SOFT, gap=PARAGRAPH_GAP)
        set_paragraphs(textbox.element.txBody, paras, text_format)

    # ---- content ----

    def _fill_content(self, content_placeholder: Any) -> None:
        match self.slide.content:
            case Paragraphs():
                self._fill_paragraphs(content_placeholder, self.slide.content)
            case Grid() | Picture() | Chart():
                self._replace(content_placeholder, self.slide.content)
            case _:
                assert_never(self.slide.content)

    def _fill_paragraphs(self, content_placeholder: Any, content: Paragraphs) -> None:
        """Fill the placeholder, and put it behind the subtitle in the order of reading."""
        shape, element = content_placeholder, content_placeholder.element
        if content.style != "title":
            shape.left, shape.top, shape.width, shape.height = emu(self._content_box)
        shapes = element.getparent()
        shapes.remove(element)
        shapes.append(element)
        text_format = replace(self._format, size=content.size, gap=PARAGRAPH_GAP)
        set_paragraphs(element.txBody, content.paras, text_format)

    def _replace(self, content_placeholder: Any, content: Grid | Picture | Chart) -> None:
        """Put a table, picture or chart in the place of the placeholder, so that it counts as it.

        A slide with an empty placeholder would show a prompt to fill it.
        """
        old = content_placeholder.element
        index = old.ph.get("idx")
        old.getparent().remove(old)
        element = self._add_element(content)
        properties = element.find(f".//{qn('p:nvPr')}")
        properties.insert(0, properties.makeelement(qn("p:ph"), {"idx": index}))
        set_next_id(element, self.page)

    def _add_element(self, content: Grid | Picture | Chart) -> Any:
        match content:
            case Grid():
                return self._add_table(content)
            case Picture():
                picture = self.pictures[content.file]
                return add_picture(self.page, picture, content.alt, self._content_box)
            case Chart():
                return add_chart(self.page, content, self._content_box)
            case _:
                assert_never(content)

    def _add_table(self, grid: Grid) -> Any:
        size = f"{len(grid.rows)} × {len(grid.columns)}"
        parts = (plain_text(self.slide.title), plain_text(self.slide.subtitle), size)
        description = " · ".join(part for part in parts if part)
        box = self._content_box
        frame = table_frame(grid, box, description, self.table_style, self._format)
        self.page.shapes.element.append(frame)
        return frame

    def _fill_speaker_notes(self) -> None:
        body = self.page.notes_slide.notes_placeholder.element.get_or_add_txBody()
        text_format = replace(self._format, size=_SPEAKER_NOTE_SIZE, gap=PARAGRAPH_GAP)
        set_paragraphs(body, self.slide.speaker_notes, text_format)
