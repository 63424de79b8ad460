"""guidepress check: every problem of a guideline, at its place."""

from pathlib import Path

import click

from guidepress.cli.options import CONTENT, PROBLEM_FORMAT, ProblemFormat, option
from guidepress.cli.session import open_session
from guidepress.model.problem import has_errors


@click.command()
@CONTENT
@PROBLEM_FORMAT
@option("--strict", is_flag=True, help="Fail on warnings too.")
def check(content: Path, output_format: ProblemFormat, strict: bool) -> int:
    """Check a guideline; print every problem at its file, line and column."""
    session = open_session(content)
    problems = session.problems()
    session.show(problems, output_format)
    return int(has_errors(problems) or (strict and bool(problems)))
