"""A deck as a PowerPoint file: real tables in the layouts of a master, to be edited further."""

import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any, assert_never

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from guidepress.slides.deck import (
    Box,
    Chart,
    Deck,
    Grid,
    Para,
    Picture,
    Run,
    Slide,
    Words,
    words_of,
)
from guidepress.slides.footer_notes import foot_height
from guidepress.slides.geometry import FOOT, FOOT_GAP, PARA_GAP, SUBTITLE, SUBTITLE_HEIGHT, TITLE
from guidepress.slides.pptx import table
from guidepress.slides.pptx.master import EMU, layout, placeholder, presentation
from guidepress.slides.pptx.text import Style, fill
from guidepress.slides.style import INK, SERIES, SOFT

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_JUMP = "ppaction://hlinksldjump"
_NOTICE = 8.0
_MARK = 9.0
_CHART_TEXT = 14


def powerpoint(deck: Deck, pictures: Mapping[str, bytes], master: bytes) -> bytes:
    """The PowerPoint file of a deck; `pictures` are those of its slides by name.

    Raises `GuidepressError` where the master cannot be read.
    """
    opened = presentation(master)
    made = [opened.slides.add_slide(layout(opened, _layout(slide))) for slide in deck.slides]
    starts = {
        slide.section: page
        for slide, page in zip(deck.slides, made, strict=True)
        if slide.part == 1 and slide.section
    }
    look = _table_look(opened)
    for slide, page in zip(deck.slides, made, strict=True):
        _Page(deck, slide, page, pictures, starts, look).fill()
    _describe(opened.core_properties, deck)
    written = BytesIO()
    opened.save(written)
    return _settled(written.getvalue())


def _layout(slide: Slide) -> str:
    return "title" if slide.kind == "title" else "obj"


def _table_look(opened: Any) -> str:
    """The id of the master's own table style; PowerPoint's plain one if it has none."""
    for relation in opened.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.TABLE_STYLES:
            found = re.search(rb'styleId="(\{[0-9A-Fa-f-]+\})"', relation.target_part.blob)
            return found[1].decode() if found else table.NO_STYLE
    return table.NO_STYLE


@dataclass(frozen=True)
class _Page:
    """One slide that is being filled."""

    deck: Deck
    slide: Slide
    page: Any
    pictures: Mapping[str, bytes]
    starts: Mapping[str, Any]
    look: str

    def fill(self) -> None:
        self._title()
        holder = placeholder(self.page.placeholders, "body", "subTitle")
        if self.slide.subtitle:
            self._box("Subtitle", self._subtitle_box(), (Para(self.slide.subtitle),), SUBTITLE)
        self._content(holder)
        if self.slide.foot:
            self._box("Notes on this slide", self._foot_box(), self.slide.foot, FOOT)
        self._footers()
        if self.slide.notes:
            self._notes()

    def _style(self, **fields: Any) -> Style:
        return Style(self.deck.language, self._link, **fields)

    def _link(self, address: str) -> tuple[str, str]:
        """The relation and the action of a link; none to a section that is not there."""
        if not address.startswith("#"):
            kind = RELATIONSHIP_TYPE.HYPERLINK
            return self.page.part.relate_to(address, kind, is_external=True), ""
        target = self.starts.get(address[1:])
        if target is None:
            return "", ""
        return self.page.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE), _JUMP

    def _title(self) -> None:
        size = self.slide.title_size
        own = self.slide.kind == "title" or size == TITLE
        style = self._style(size=0 if own else size, plain=True)
        fill(self.page.shapes.title._element.txBody, (Para(self.slide.title),), style)  # noqa: SLF001 - its text body

    # ---- where things stand ----

    @property
    def _body(self) -> Box:
        """The room for content below the subtitle."""
        body = self.deck.room.body
        taken = SUBTITLE_HEIGHT if self.slide.subtitle else 0
        foot = foot_height(self.slide.foot, body.width)
        return Box(body.x, body.y + taken, body.width, body.height - taken - foot)

    def _subtitle_box(self) -> Box:
        body = self.deck.room.body
        return Box(body.x, body.y, body.width, SUBTITLE_HEIGHT)

    def _foot_box(self) -> Box:
        body = self.deck.room.body
        high = foot_height(self.slide.foot, body.width) - FOOT_GAP
        return Box(body.x, body.y + body.height - high, body.width, high)

    def _box(self, name: str, box: Box, paras: tuple[Para, ...], size: float) -> None:
        """A box of text beside the placeholders."""
        made = self.page.shapes.add_textbox(*_emu(box))
        made.name = name
        made.text_frame.word_wrap = True
        for side in ("left", "right", "top", "bottom"):
            setattr(made.text_frame, f"margin_{side}", 0)
        style = self._style(size=size, colour=SOFT, gap=PARA_GAP)
        fill(made._element.txBody, paras, style)  # noqa: SLF001 - its text body

    # ---- content ----

    def _content(self, holder: Any) -> None:
        if isinstance(self.slide.content, Words):
            self._paras(holder, self.slide.content)
            return
        element = holder._element  # noqa: SLF001 - taken out
        number = element.ph.get("idx")
        element.getparent().remove(element)
        frame = self._frame(self.slide.content)
        properties = frame.find(f".//{qn('p:nvPr')}")
        properties.insert(0, properties.makeelement(qn("p:ph"), {"idx": number}))
        frame.find(f".//{qn('p:cNvPr')}").set("id", str(self._next_id()))

    def _paras(self, holder: Any, content: Words) -> None:
        element = holder._element  # noqa: SLF001 - its place and its text body
        if content.style != "title":
            holder.left, holder.top, holder.width, holder.height = _emu(self._body)
        shapes = element.getparent()
        shapes.remove(element)
        shapes.append(element)
        looks = [self._looked(para) for para in content.paras]
        fill(element.txBody, looks, self._style(size=content.size, gap=PARA_GAP))

    def _looked(self, para: Para) -> Para:
        """A paragraph whose look is told by its letters."""
        if para.look == "quote":
            return replace(para, runs=tuple(replace(run, italic=True) for run in para.runs))
        if para.look == "heading":
            return replace(para, runs=tuple(replace(run, bold=True) for run in para.runs))
        return para

    def _frame(self, content: Grid | Picture | Chart) -> Any:
        match content:
            case Grid():
                return self._table(content)
            case Picture():
                return self._picture(content.file, content.alt)
            case Chart():
                return self._chart(content)
            case _:
                assert_never(content)

    def _table(self, grid: Grid) -> Any:
        description = self._described(grid)
        frame = table.frame(grid, self._body, description, self.look, self._style())
        self.page.shapes._spTree.append(frame)  # noqa: SLF001 - there is no other way to add one
        return frame

    def _described(self, grid: Grid) -> str:
        size = f"{len(grid.rows)} × {len(grid.columns)}"
        said = [words_of(self.slide.title), words_of(self.slide.subtitle), size]
        return " · ".join(part for part in said if part)

    def _picture(self, file: str, alt: str) -> Any:
        made = self.page.shapes.add_picture(BytesIO(self.pictures[file]), 0, 0)
        box = self._body
        scale = min(box.width * EMU / made.width, box.height * EMU / made.height)
        made.width, made.height = round(made.width * scale), round(made.height * scale)
        made.left = round(box.x * EMU + (box.width * EMU - made.width) / 2)
        made.top = round(box.y * EMU)
        element = made._element  # noqa: SLF001 - its description
        element.nvPicPr.cNvPr.set("descr", alt)
        return element

    def _chart(self, chart: Chart) -> Any:
        data: Any = CategoryChartData()  # type: ignore[no-untyped-call] # the library has no types
        data.categories = chart.names
        for name, values in chart.series:
            data.add_series(name, values)
        kind = XL_CHART_TYPE.BAR_STACKED
        frame = self.page.shapes.add_chart(kind, *_emu(self._body), data)
        _set_chart(frame.chart)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", self._told(chart))  # noqa: SLF001 - its description
        return frame._element  # noqa: SLF001 - to be made the placeholder's

    def _told(self, chart: Chart) -> str:
        """A chart in words."""
        said = [chart.title]
        for name, values in chart.series:
            pairs = zip(chart.names, values, strict=True)
            said.append(f"{name}: {', '.join(f'{what} {count}' for what, count in pairs if count)}")
        return ". ".join(said)

    def _next_id(self) -> int:
        every = self.page.shapes._spTree.iter(qn("p:cNvPr"))  # noqa: SLF001 - ids are of the whole tree
        return max(int(element.get("id")) for element in every) + 1

    # ---- footer and notes ----

    def _footers(self) -> None:
        """The footer and the number, as the layout has them."""
        for holder in self.page.slide_layout.placeholders:
            kind = holder._element.ph.get("type")  # noqa: SLF001 - as the file says it
            if kind in ("ftr", "sldNum"):
                self._footer(deepcopy(holder._element), kind)  # noqa: SLF001 - a copy of it

    def _footer(self, element: Any, kind: str) -> None:
        properties = element.spPr
        for part in list(properties):
            properties.remove(part)
        element.find(f".//{qn('p:cNvPr')}").set("id", str(self._next_id()))
        self.page.shapes._spTree.append(element)  # noqa: SLF001 - there is no other way to add one
        body = element.txBody
        for styles in body.findall(qn("a:lstStyle")):
            styles.clear()
        if kind == "ftr":
            lines = [Para((Run(self.deck.mark),))]
            fill(body, lines, self._style(size=_MARK, plain=True))
            if self.deck.notice:
                self._second_line(body)

    def _second_line(self, body: Any) -> None:
        first = body.findall(qn("a:p"))
        fill(body, (Para((Run(self.deck.notice),)),), self._style(size=_NOTICE, plain=True))
        for paragraph in reversed(first):
            body.insert(list(body).index(body.find(qn("a:p"))), paragraph)

    def _notes(self) -> None:
        body = self.page.notes_slide.notes_text_frame._element  # noqa: SLF001 - its text body
        looks = [self._looked(para) for para in self.slide.notes]
        fill(body, looks, self._style(size=FOOT + 1, gap=PARA_GAP))


def _emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    x, y, wide, high = (Emu(round(value * EMU)) for value in (box.x, box.y, box.width, box.height))
    return x, y, wide, high


def _set_chart(chart: Any) -> None:
    """The look of bars: quiet lines, the first name on top, numbers in the bars."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.font.size = Pt(_CHART_TEXT)
    chart.font.color.rgb = _rgb(INK)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for series, colour in zip(plot.series, SERIES, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call] # the library has no types


def _describe(properties: Any, deck: Deck) -> None:
    """What the file says of itself; nothing of when and by whom it was made."""
    moment = datetime(*_EPOCH)  # noqa: DTZ001 - no moment at all
    for name, value in {
        "title": f"{deck.title} · {deck.version}",
        "subject": deck.subject,
        "author": deck.author,
        "last_modified_by": "",
        "language": deck.language,
        "version": deck.version,
        "created": moment,
        "modified": moment,
        "revision": 1,
    }.items():
        setattr(properties, name, value)


def _settled(data: bytes) -> bytes:
    """The same file with fixed dates, so that the same deck has the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xlsx"):
                content = _settled(content)
            if entry.filename == "docProps/core.xml":
                content = _MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, content)
    return made.getvalue()
