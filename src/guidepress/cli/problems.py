"""How problems are printed."""

import sys
from collections.abc import Sequence

import click

from guidepress.cli.console import wants_colour
from guidepress.cli.options import ProblemFormat
from guidepress.model.problem import Problem
from guidepress.report.problems import render


def show(
    problems: Sequence[Problem],
    files: int,
    output_format: ProblemFormat = "text",
    *,
    err: bool = False,
) -> None:
    """Print problems of so many files; in colour where a person reads them."""
    colour = output_format == "text" and wants_colour(sys.stderr if err else sys.stdout)
    text = render(problems, output_format, files, colour=colour)
    click.echo(text, err=err, nl=not text.endswith("\n"))
