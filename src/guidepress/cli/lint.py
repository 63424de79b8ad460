"""guidepress lint: what a methodologist asks of an edition that is in order."""

import os
from pathlib import Path

import click

from guidepress.check.check import check
from guidepress.check.lint import questions
from guidepress.cli.console import CACHE, clear_progress, progress
from guidepress.cli.problems import show
from guidepress.model.problem import Problem, has_errors
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache


def run(content: Path, edition: str, output_format: str, *, strict: bool) -> int:
    source = scan_folder(content)
    wanted = source.edition(edition).id if edition else source.editions[-1].id
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    if has_errors(checked.problems) or checked.guideline is None:
        show(checked.problems, source.count(), output_format)
        return 1
    found: list[Problem] = []
    answered = 0
    for one in checked.editions:
        if one.id == wanted:
            asked, known = questions(one, checked.guideline.of(one.head))
            found, answered = [*found, *asked], answered + known
    show(tuple(found), source.count(), output_format)
    if answered and output_format == "text":
        click.echo(f"{answered} more are accepted with a reason")
    return int(strict and bool(found))
