"""guidepress report: an edition in numbers, for the guideline's office."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from guidepress.build.context import Context, context_of
from guidepress.check.lint import questions
from guidepress.cli.errors import stop
from guidepress.cli.options import CONTENT, EDITION, TextOrJson, option, text_or_json
from guidepress.cli.session import open_session
from guidepress.model.problem import Problem, assure_known
from guidepress.read.folder import Source
from guidepress.report.terminal import printable
from guidepress.view.statistics import MapView, OverviewView, overview


@click.command(
    epilog="""\b
Examples:
  guidepress report                        the newest edition
  guidepress report --edition 2023 --format json"""
)
@CONTENT
@EDITION
@option("--lang", "language", metavar="CODE", default="", help="Default: the original one.")
@text_or_json("How it is printed.")
def report(content: Path, edition: str, language: str, output_format: TextOrJson) -> int:
    """Say an edition in numbers: grades, evidence, works, changes, reporting, open warnings."""
    session = open_session(content)
    context, problems = context_of(session.source, session.check(), session.cache)
    if context is None:
        session.show(problems, err=True)
        stop()
    number = _number(session.source, edition)
    localized = context.localized[_language(context, language)]
    view = overview(localized, number)
    localizer = localized.localizer(number)
    questions_asked, _ = questions(localizer.edition, localizer.guideline)
    warnings = [problem for problem in problems if problem.severity == "warning"]
    warnings = sorted([*warnings, *questions_asked])
    if output_format == "json":
        click.echo(json.dumps(_data(view, warnings), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(view, warnings, session.source.editions[number].id)))
    return 0


def _number(source: Source, edition: str) -> int:
    if not edition:
        return len(source.editions) - 1
    return source.editions.index(source.edition(edition))


def _language(context: Context, language: str) -> str:
    if language:
        assure_known("language", language, context.guideline.languages)
    return language or context.guideline.head.source_language


def _data(view: OverviewView, warnings: Sequence[Problem]) -> dict[str, object]:
    return {**asdict(view), "warnings": list(map(_warning, warnings))}


def _warning(problem: Problem) -> str:
    return f"{problem.where}: {problem.message} [{problem.rule}]"


def _lines(view: OverviewView, warnings: Sequence[Problem], edition: str) -> Iterator[str]:
    yield f"edition {edition}"
    yield from _chapters(view)
    for table in view.maps:
        yield from _map(table)
    years = "  ".join(f"{year.year} {year.count}" for year in view.years)
    yield f"\nworks by year: {years}"
    yield "translations"
    for language, counts in view.translations:
        yield f"  to {language}: {', '.join(f'{count} {state}' for state, count in counts)}"
    reported = ", ".join(str(item.number) for item in view.items if item.page)
    yield f"RIGHT: of {len(view.items)} items these are reported by a field: {reported}"
    yield f"open warnings: {len(warnings)}"
    yield from (f"  {printable(_warning(warning))}" for warning in warnings)


def _chapters(view: OverviewView) -> Iterator[str]:
    for line in view.chapters:
        pairs = zip((sign for sign, _ in view.signs), line.grades, strict=True)
        grades = "  ".join(f"{sign} {count}" for sign, count in pairs)
        yield f"\n{printable(line.title)}"
        yield f"  {line.recommendations} recommendations: {printable(grades)}"
        yield f"  {line.citations} citations"
        if view.weights:
            weights = zip(view.weights, line.changes, strict=True)
            yield f"  changes: {', '.join(f'{count} {weight}' for weight, count in weights)}"


def _map(view: MapView) -> Iterator[str]:
    """A table of levels and grades."""
    yield f"\n{printable(f'{view.evidence} by {view.strength}')}"
    yield _row(("", *(sign for sign, _, _ in view.grades)))
    for sign, cells in view.levels:
        yield _row((sign, *(cell.count or "·" for cell in cells)))


def _row(cells: Iterable[str | int]) -> str:
    return printable("".join(f"{cell:>6}" for cell in cells))
