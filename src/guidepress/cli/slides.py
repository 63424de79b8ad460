"""guidepress slides: the decks of an edition."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from guidepress.build.context import Stock, stock_of
from guidepress.build.keys import Plan
from guidepress.build.options import Options
from guidepress.build.tasks import SLIDES, Made, Task, make_all
from guidepress.check.check import check
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.cli.problems import show
from guidepress.model.problem import Problem, assure_known, has_errors
from guidepress.read.folder import scan_folder
from guidepress.slides.files import NEWS, deck_of
from guidepress.slides.fit_problems import problems
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decks: of a chapter, an edition, in a language and a form; each empty for all of them.

    But an empty edition is the newest.
    """

    name: str
    edition: str
    language: str
    form: str | None


def run(content: Path, out: Path, *, only_check: bool, **wanted: Any) -> int:
    source = scan_folder(content)
    cache, jobs, say = Cache(CACHE), os.cpu_count() or 1, progress()
    checked = check(source, cache, jobs, say)
    stock, found = stock_of(source, checked, cache)
    if stock:
        plan = Plan(stock, source, Options())
        tasks = list(_tasks(plan, Wanted(**wanted)))
        if only_check:
            found += tuple(_misfits(tasks, stock))
    clear_progress()
    if stock is None or only_check or has_errors(found):
        show(found, source.count(), "text", err=not only_check)
        return int(has_errors(found))
    made = make_all(tasks, stock, cache, jobs)
    for file in _written(made, stock, out):
        click.echo(file)
    return 0


def _tasks(plan: Plan, wanted: Wanted) -> Iterator[Task]:
    """A task for each deck that is asked for, in each language."""
    number = _number(plan, wanted.edition)
    chapters = [chapter.id for chapter in plan.stock.editions[number].chapters]
    known = [*chapters, *([NEWS] if number else [])]
    if wanted.name:
        assure_known("chapter", wanted.name, known)
    if wanted.language:
        assure_known("language", wanted.language, plan.languages)
    for name in (wanted.name,) if wanted.name else known:
        for language in (wanted.language,) if wanted.language else plan.languages:
            yield plan.deck_task(number, language, name, wanted.form or "")


def _number(plan: Plan, edition: str) -> int:
    if not edition:
        return len(plan.stock.editions) - 1
    return plan.source.editions.index(plan.source.edition(edition))


def _misfits(tasks: list[Task], stock: Stock) -> Iterator[Problem]:
    """What does not fit on slides."""
    for task in tasks:
        name = task.page.removeprefix(SLIDES).partition(".")[0]
        localized = stock.localized[task.language]
        yield from problems(deck_of(localized, task.number, name, stock.master))


def _written(made: dict[Task, Made], stock: Stock, out: Path) -> Iterator[str]:
    """Write the files, and say of each where it is and how large."""
    for task, result in made.items():
        before = f"{stock.guideline.head.id}-{stock.editions[task.number].id}-{task.language}"
        for name, content in result.files.items():
            target = out / f"{before}-{name}"
            with writing(target):
                put_file(target, content)
            yield f"{target}  {max(round(len(content) / 1000), 1)} kB"
