"""guidepress slides: the decks of an edition."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from guidepress.build.context import Stock, stock_of
from guidepress.build.keys import Plan
from guidepress.build.options import Options
from guidepress.build.tasks import SLIDES, Made, Task, make_all
from guidepress.cli.errors import stop
from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, EDITION, LANGUAGE, option
from guidepress.cli.session import JOBS, open_session
from guidepress.model.problem import Problem, assure_known, has_errors
from guidepress.slides.files import FILE_FORMATS, WHATS_NEW, deck_of
from guidepress.slides.fit_problems import problems as misfits


@click.command(
    epilog="""\b
Examples:
  guidepress slides                               every deck of the newest edition, into slides/
  guidepress slides metastasis-sites --format pptx --lang de
  guidepress slides changes                       the deck of what is new
  guidepress slides --check                       what does not fit on one slide, and where"""
)
@click.argument("chapter", required=False, default="")
@CONTENT
@EDITION
@LANGUAGE
@option(
    "--format",
    "file_format",
    type=click.Choice(FILE_FORMATS),
    help="PowerPoint, HTML or PDF; by default all three.",
)
@option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="slides",
    show_default=True,
    help="The folder for the files.",
)
@option("--check", "only_check", is_flag=True, help="Say what does not fit; write nothing.")
def slides(
    chapter: str,
    content: Path,
    edition: str,
    language: str,
    file_format: str | None,
    out: Path,
    only_check: bool,
) -> int:
    """Make the slide decks of an edition, or that of one CHAPTER.

    The CHAPTER 'changes' is the deck of what is new.
    """
    session = open_session(content)
    stock, problems = stock_of(session.source, session.check(), session.cache)
    if stock is None:
        session.show(problems, err=not only_check)
        stop()
    plan = Plan(stock, session.source, Options())
    tasks = list(_tasks(plan, edition, chapter, language, file_format or ""))
    if only_check:
        problems += tuple(_misfits(tasks, stock))
        session.show(problems)
        return int(has_errors(problems))
    files = _files(make_all(tasks, stock, session.cache, JOBS), stock)
    for name, deck in files:
        write_file(out / name, deck)
        click.echo(f"{out / name}  {max(round(len(deck) / 1000), 1)} kB")
    return 0


def _tasks(plan: Plan, edition: str, deck: str, language: str, file_format: str) -> Iterator[Task]:
    """A task for each deck that is asked for, in each language; what is empty asks for all."""
    number = _number(plan, edition)
    chapters = [chapter.id for chapter in plan.stock.editions[number].chapters]
    names = [*chapters, *([WHATS_NEW] if number else [])]
    if deck:
        assure_known("chapter", deck, names)
    if language:
        assure_known("language", language, plan.languages)
    for name in (deck,) if deck else names:
        for code in (language,) if language else plan.languages:
            yield plan.deck_task(number, code, name, file_format)


def _number(plan: Plan, edition: str) -> int:
    if not edition:
        return len(plan.stock.editions) - 1
    return plan.source.editions.index(plan.source.edition(edition))


def _misfits(tasks: list[Task], stock: Stock) -> Iterator[Problem]:
    """What does not fit on slides."""
    for task in tasks:
        name = task.page.removeprefix(SLIDES).partition(".")[0]
        localized = stock.localized[task.language]
        yield from misfits(deck_of(localized, task.number, name, stock.master))


def _files(results: Mapping[Task, Made], stock: Stock) -> Iterator[tuple[str, bytes]]:
    """The files of the decks, each by its name."""
    for task, result in results.items():
        edition = stock.editions[task.number].id
        before = f"{stock.guideline.head.id}-{edition}-{task.language}"
        yield from ((f"{before}-{name}", deck) for name, deck in result.files.items())
