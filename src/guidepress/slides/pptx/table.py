"""A grid as a table in DrawingML."""

import re
from dataclasses import replace
from typing import Any, assert_never

from lxml.etree import Element, SubElement
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from guidepress.slides import colours
from guidepress.slides.badge import badge_runs
from guidepress.slides.deck import Badge, Box, Cell, Grid, Para, Row
from guidepress.slides.layout import (
    CELL_MARGIN,
    CHILD_INDENT,
    HEAD_SIZE,
    PARAGRAPH_GAP,
    ROW_MARGIN,
)
from guidepress.slides.pptx.shapes import EMU, qn
from guidepress.slides.pptx.text import TextFormat, set_paragraphs

_NO_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style 'No Style, Table Grid', which PowerPoint has by itself."""
_STYLE_ID = re.compile(rb'styleId="(\{[0-9A-Fa-f-]+\})"')
"""The id of a table style, with its braces: in '<a:tblStyle styleId="{5940675A-…}">'."""
_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_WHITE_LINE = 38_100
"""How thick the line between coloured cells is, in English Metric Units: 3 points."""


def table_style(presentation: Any) -> str:
    """The id of the master's own table style; PowerPoint's plain one if it has none."""
    for relation in presentation.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.TABLE_STYLES:
            match = _STYLE_ID.search(relation.target_part.blob)
            return match[1].decode() if match else _NO_STYLE
    return _NO_STYLE


def table_frame(grid: Grid, box: Box, description: str, style: str, text_format: TextFormat) -> Any:
    """The graphic frame of a table; `style` is the id of its table style."""
    frame = parse_xml(
        f"<p:graphicFrame {nsdecls('p', 'a', 'r')}><p:nvGraphicFramePr><p:cNvPr id='0'/>"
        "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp='1'/></p:cNvGraphicFramePr><p:nvPr/>"
        "</p:nvGraphicFramePr><p:xfrm><a:off x='0' y='0'/><a:ext cx='0' cy='0'/></p:xfrm>"
        f"<a:graphic><a:graphicData uri='{_URI}'/></a:graphic></p:graphicFrame>"
    )
    properties = frame.find(f".//{qn('p:cNvPr')}")
    properties.set("name", "Table")
    properties.set("descr", description)
    _place(frame.find(qn("p:xfrm")), box, grid)
    frame.find(f".//{qn('a:graphicData')}").append(_table(grid, style, text_format))
    return frame


def _place(transform: Any, box: Box, grid: Grid) -> None:
    width = sum(column.width for column in grid.columns)
    height = grid.head_height + sum(grid.heights)
    offset, extent = transform
    for element, name, length in (
        (offset, "x", box.x),
        (offset, "y", box.y),
        (extent, "cx", width),
        (extent, "cy", height),
    ):
        element.set(name, str(round(length * EMU)))


def _table(grid: Grid, style: str, text_format: TextFormat) -> Any:
    table = Element(qn("a:tbl"))
    properties = SubElement(table, qn("a:tblPr"), firstRow="1")
    SubElement(properties, qn("a:tableStyleId")).text = style
    columns = SubElement(table, qn("a:tblGrid"))
    for column in grid.columns:
        SubElement(columns, qn("a:gridCol"), w=str(round(column.width * EMU)))
    _add_heads(table, grid, text_format)
    for row, height in zip(grid.rows, grid.heights, strict=True):
        _add_row(table, row, height, replace(text_format, size=grid.size))
    return table


def _add_heads(table: Any, grid: Grid, text_format: TextFormat) -> None:
    element = SubElement(table, qn("a:tr"), h=str(round(grid.head_height * EMU)))
    head = replace(text_format, size=HEAD_SIZE, bold=True, colour=colours.DEEP)
    for column in grid.columns:
        own = replace(head, centred=column.centred)
        _add_cell(element, (Para(column.title),), own, anchor="b")


def _add_row(table: Any, row: Row, height: float, text_format: TextFormat) -> None:
    element = SubElement(table, qn("a:tr"), h=str(round(height * EMU)))
    start = 0
    for cell in row.cells:
        if cell.badge:
            _add_badge(element, cell.badge, cell.span, text_format)
        else:
            _add_text(element, row, cell, start, text_format)
        for _ in range(1, cell.span):
            _add_cell(element, (), text_format, merged=True)
        start += cell.span


def _add_text(element: Any, row: Row, cell: Cell, start: int, text_format: TextFormat) -> None:
    """A cell of paragraphs, which begins in the column of a number."""
    own = replace(
        text_format,
        bold=row.is_head,
        colour=colours.SOFT if row.repeated else "",
        indent=row.depth * CHILD_INDENT if start == 0 else 0,
        gap=PARAGRAPH_GAP,
    )
    background = colours.TINT if row.is_head else ""
    _add_cell(element, cell.paras, own, background=background, span=cell.span)


def _add_badge(element: Any, badge: Badge, span: int, text_format: TextFormat) -> None:
    """A rating: its sign, in its colour where it has one."""
    match badge.style:
        case "badge":
            background, ink = colours.TONES[badge.tone]
        case "plain":
            background, ink = "", ""
        case _:
            assert_never(badge.style)
    own = replace(text_format, centred=True, bold=bool(background), colour=ink)
    _add_cell(element, (Para(badge_runs(badge)),), own, background=background, span=span)
    if background:
        _add_white_lines(element[-1])


def _add_white_lines(cell: Any) -> None:
    """White lines above and below a coloured cell."""
    properties = cell.find(qn("a:tcPr"))
    for number, side in enumerate(("a:lnT", "a:lnB")):
        line = Element(qn(side), w=str(_WHITE_LINE))
        SubElement(SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=colours.PAPER)
        properties.insert(number, line)


def _add_cell(  # noqa: PLR0913 - what a cell may have
    row: Any,
    paras: tuple[Para, ...],
    text_format: TextFormat,
    *,
    anchor: str = "ctr",
    background: str = "",
    span: int = 1,
    merged: bool = False,
) -> None:
    cell = SubElement(row, qn("a:tc"))
    if span > 1:
        cell.set("gridSpan", str(span))
    if merged:
        cell.set("hMerge", "1")
    body = SubElement(cell, qn("a:txBody"))
    SubElement(body, qn("a:bodyPr"))
    SubElement(body, qn("a:lstStyle"))
    set_paragraphs(body, paras, text_format)
    across, down = str(round(CELL_MARGIN * EMU)), str(round(ROW_MARGIN * EMU))
    properties = SubElement(
        cell, qn("a:tcPr"), marL=across, marR=across, marT=down, marB=down, anchor=anchor
    )
    if background:
        SubElement(SubElement(properties, qn("a:solidFill")), qn("a:srgbClr"), val=background)
