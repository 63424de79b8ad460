"""A grid as a table of an office program."""

from dataclasses import replace
from typing import Any

from lxml.etree import Element, SubElement
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from guidepress.slides.columns import sign
from guidepress.slides.deck import Box, Cell, Grid, Para, Row
from guidepress.slides.geometry import CELL_MARGIN, DEPTH, HEAD, PARA_GAP, ROW_MARGIN
from guidepress.slides.pptx.master import EMU
from guidepress.slides.pptx.text import Style, fill
from guidepress.slides.style import DEEP, PAPER, SOFT, TINT, TONES

NO_STYLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style 'No Style, Table Grid', which PowerPoint has by itself."""
_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_GAP = 38_100
"""How thick the white line between coloured cells is."""


def frame(grid: Grid, box: Box, described: str, look: str, style: Style) -> Any:
    """The graphic frame of a table; `look` is the id of its table style."""
    made = parse_xml(
        f"<p:graphicFrame {nsdecls('p', 'a', 'r')}><p:nvGraphicFramePr><p:cNvPr id='0'/>"
        "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp='1'/></p:cNvGraphicFramePr><p:nvPr/>"
        "</p:nvGraphicFramePr><p:xfrm><a:off x='0' y='0'/><a:ext cx='0' cy='0'/></p:xfrm>"
        f"<a:graphic><a:graphicData uri='{_URI}'/></a:graphic></p:graphicFrame>"
    )
    own = made.find(f".//{qn('p:cNvPr')}")
    own.set("name", "Table")
    own.set("descr", described)
    _place(made.find(qn("p:xfrm")), box, grid)
    made.find(f".//{qn('a:graphicData')}").append(_table(grid, look, style))
    return made


def _place(transform: Any, box: Box, grid: Grid) -> None:
    wide = sum(column.width for column in grid.columns)
    high = grid.head_height + sum(grid.heights)
    for element, pair in zip(
        transform, ({"x": box.x, "y": box.y}, {"cx": wide, "cy": high}), strict=True
    ):
        for key, value in pair.items():
            element.set(key, str(round(value * EMU)))


def _table(grid: Grid, look: str, style: Style) -> Any:
    made = Element(qn("a:tbl"))
    properties = SubElement(made, qn("a:tblPr"), firstRow="1")
    SubElement(properties, qn("a:tableStyleId")).text = look
    columns = SubElement(made, qn("a:tblGrid"))
    for column in grid.columns:
        SubElement(columns, qn("a:gridCol"), w=str(round(column.width * EMU)))
    _head(made, grid, style)
    for row, high in zip(grid.rows, grid.heights, strict=True):
        _row(made, row, high, grid, style)
    return made


def _head(table: Any, grid: Grid, style: Style) -> None:
    made = SubElement(table, qn("a:tr"), h=str(round(grid.head_height * EMU)))
    for column in grid.columns:
        head = replace(style, size=HEAD, bold=True, centred=column.centred, colour=DEEP)
        _cell(made, (Para(column.title),), head, "b")


def _row(table: Any, row: Row, high: float, grid: Grid, style: Style) -> None:
    made = SubElement(table, qn("a:tr"), h=str(round(high * EMU)))
    at = 0
    for cell in row.cells:
        _fill(made, row, cell, at, replace(style, size=grid.size))
        for _ in range(1, cell.span):
            _cell(made, (), replace(style, size=grid.size), merged=True)
        at += cell.span


def _fill(made: Any, row: Row, cell: Cell, at: int, style: Style) -> None:
    if cell.badge:
        _badge(made, cell, style)
        return
    style = replace(
        style,
        bold=row.is_head,
        colour=SOFT if row.repeated else "",
        inset=row.depth * DEPTH if at == 0 else 0,
        gap=PARA_GAP,
    )
    _cell(made, cell.paras, style, colour=TINT if row.is_head else "", span=cell.span)


def _badge(made: Any, cell: Cell, style: Style) -> None:
    """A rating: its sign, in its colour where it has one."""
    fill_colour, ink = ("", "")
    if cell.badge and cell.badge.look == "badge":
        fill_colour, ink = TONES[cell.badge.tone]
    style = replace(style, centred=True, bold=bool(fill_colour), colour=ink)
    _cell(made, (Para(sign(cell)),), style, colour=fill_colour, span=cell.span)
    if fill_colour:
        _part(made[-1])


def _part(cell: Any) -> None:
    """White lines above and below a coloured cell."""
    properties = cell.find(qn("a:tcPr"))
    for number, side in enumerate(("a:lnT", "a:lnB")):
        line = Element(qn(side), w=str(_GAP))
        SubElement(SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=PAPER)
        properties.insert(number, line)


def _cell(  # noqa: PLR0913 - what a cell may have
    row: Any,
    paras: tuple[Para, ...],
    style: Style,
    anchor: str = "ctr",
    *,
    colour: str = "",
    span: int = 1,
    merged: bool = False,
) -> None:
    made = SubElement(row, qn("a:tc"))
    if span > 1:
        made.set("gridSpan", str(span))
    if merged:
        made.set("hMerge", "1")
    body = SubElement(made, qn("a:txBody"))
    SubElement(body, qn("a:bodyPr"))
    SubElement(body, qn("a:lstStyle"))
    fill(body, paras, style)
    across, down = str(round(CELL_MARGIN * EMU)), str(round(ROW_MARGIN * EMU))
    properties = SubElement(
        made, qn("a:tcPr"), marL=across, marR=across, marT=down, marB=down, anchor=anchor
    )
    if colour:
        SubElement(SubElement(properties, qn("a:solidFill")), qn("a:srgbClr"), val=colour)
