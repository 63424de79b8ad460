"""Runs, paragraphs and grids as the plain data that the template of a handbook takes."""

from collections.abc import Iterable
from dataclasses import asdict

from guidepress.slides.columns import column_widths
from guidepress.slides.deck import Grid, Para, Run, Runs
from guidepress.slides.runs import CITED, clean, runs
from guidepress.view.localizer import Spans

Data = dict[str, object]
_PAGE_WIDTH, _SIZE = 453.0, 9.0
"""The width of a page's text and the size of letters in tables, in points."""


def runs_data(runs: Runs) -> list[Data]:
    return [asdict(run) for run in runs]


def spans_data(spans: Spans) -> list[Data]:
    return runs_data(runs(spans))


def paras_data(paragraphs: Iterable[Spans]) -> list[Data]:
    return [asdict(Para(runs(paragraph))) for paragraph in paragraphs]


def cite_data(ref: str, label: str) -> Data:
    """A citation: a run that leads to the work."""
    return asdict(Run(clean(label), link=f"#{CITED}{ref}"))


def grid_data(grid: Grid) -> Data:
    """A grid with the width of each column, which the template takes as its share."""
    return asdict(grid) | {"shares": column_widths(grid, _PAGE_WIDTH, _SIZE)}
