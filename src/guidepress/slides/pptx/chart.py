"""A chart as python-pptx's bar chart, with its numbers in a workbook inside the file."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Pt

from guidepress.slides import colours
from guidepress.slides.deck import Box, Chart
from guidepress.slides.pptx.shapes import emu

_TEXT_SIZE = 14
_GAP_WIDTH, _OVERLAP = 40, 100
"""Between bars, and of the series on one another, in percent of the width of a bar."""


def add_chart(page: Any, chart: Chart, box: Box) -> Any:
    """Add a chart to a slide; gives the element of its graphic frame."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call] # the library has no types
    data.categories = chart.names
    for name, values in chart.series:
        data.add_series(name, values)
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *emu(box), data)
    _set_axes(frame.chart)
    _set_bars(frame.chart.plots[0])
    frame.element.nvGraphicFramePr.cNvPr.set("descr", _description(chart))
    return frame.element


def _set_axes(chart: Any) -> None:
    """Quiet axes with the first name on top, and the names of the series below."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.font.size = Pt(_TEXT_SIZE)
    chart.font.color.rgb = _rgb(colours.INK)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False


def _set_bars(plot: Any) -> None:
    plot.gap_width, plot.overlap = _GAP_WIDTH, _OVERLAP
    for series, colour in zip(plot.series, colours.SERIES, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour))  # type: ignore[no-untyped-call] # the library has no types


def _description(chart: Chart) -> str:
    """A chart in words: 'New in 2024. Practice-changing: recommendations 3, tables 1'."""
    sentences = [chart.title]
    for name, values in chart.series:
        pairs = zip(chart.names, values, strict=True)
        counts = ", ".join(f"{bar} {count}" for bar, count in pairs if count)
        sentences.append(f"{name}: {counts}")
    return ". ".join(sentences)
