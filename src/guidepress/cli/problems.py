"""How problems are printed."""

import os
import sys

import click

from guidepress.cli.console import is_terminal
from guidepress.model.problem import Problem
from guidepress.report.problems import render


def show(
    problems: tuple[Problem, ...], files: int, output_format: str, *, err: bool = False
) -> None:
    """Print problems in a format; in colour where a person reads them."""
    stream = sys.stderr if err else sys.stdout
    colour = output_format == "text" and is_terminal(stream) and not os.environ.get("NO_COLOR")
    text = render(problems, output_format, files, colour=colour)
    click.echo(text, err=err, nl=not text.endswith("\n"))
