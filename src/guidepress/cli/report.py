"""guidepress report: an edition in numbers, for the guideline's office."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from guidepress.build.context import Stock, stock_of
from guidepress.check.check import check
from guidepress.check.lint import questions
from guidepress.cli.console import CACHE, clear_progress, progress
from guidepress.cli.problems import show
from guidepress.model.problem import Problem, assure_known
from guidepress.read.folder import Source, scan_folder
from guidepress.storage.cache import Cache
from guidepress.view.statistics import MapView, OverviewView, overview


def run(content: Path, edition: str, language: str, output_format: str) -> int:
    source = scan_folder(content)
    cache = Cache(CACHE)
    checked = check(source, cache, os.cpu_count() or 1, progress())
    stock, problems = stock_of(source, checked, cache)
    clear_progress()
    if stock is None:
        show(problems, source.count(), "text", err=True)
        return 1
    number = _number(source, edition)
    view = overview(stock.localized[_language(stock, language)], number)
    localizer = stock.localized[_language(stock, language)].localizer(number)
    asked, _ = questions(localizer.edition, localizer.guideline)
    warnings = sorted([*(one for one in problems if one.severity == "warning"), *asked])
    if output_format == "json":
        click.echo(json.dumps(_data(view, warnings), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(view, warnings, source.editions[number].id)))
    return 0


def _number(source: Source, edition: str) -> int:
    if not edition:
        return len(source.editions) - 1
    return source.editions.index(source.edition(edition))


def _language(stock: Stock, language: str) -> str:
    if language:
        assure_known("language", language, stock.guideline.languages)
    return language or stock.guideline.head.source_language


def _data(view: OverviewView, warnings: list[Problem]) -> dict[str, object]:
    said = [f"{one.where}: {one.message} [{one.rule}]" for one in warnings]
    return {**asdict(view), "warnings": said}


def _lines(view: OverviewView, warnings: list[Problem], edition: str) -> Iterator[str]:
    yield f"edition {edition}"
    for line in view.chapters:
        pairs = zip((sign for sign, _ in view.signs), line.grades, strict=True)
        grades = "  ".join(f"{sign} {count}" for sign, count in pairs)
        yield f"\n{line.title}"
        yield f"  {line.recommendations} recommendations: {grades}"
        yield f"  {line.citations} citations"
        if view.weights:
            weighed = zip(view.weights, line.changes, strict=True)
            yield f"  changes: {', '.join(f'{count} {said}' for said, count in weighed)}"
    for one in view.maps:
        yield from _map(one)
    years = "  ".join(f"{year.year} {year.count}" for year in view.years)
    yield f"\nworks by year: {years}"
    yield "translations"
    for language, counts in view.translations:
        yield f"  to {language}: {', '.join(f'{count} {state}' for state, count in counts)}"
    told = ", ".join(str(item.number) for item in view.items if item.page)
    yield f"RIGHT: of {len(view.items)} items these are reported by a field: {told}"
    yield f"open warnings: {len(warnings)}"
    yield from (f"  {one.where}: {one.message} [{one.rule}]" for one in warnings)


def _map(view: MapView) -> Iterator[str]:
    """A table of levels and grades."""
    yield f"\n{view.evidence} by {view.strength}"
    yield "".join(f"{cell:>6}" for cell in ("", *(sign for sign, _, _ in view.grades)))
    for sign, cells in view.levels:
        yield "".join(f"{cell:>6}" for cell in (sign, *(cell.count or "·" for cell in cells)))
