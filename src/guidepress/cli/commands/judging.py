"""What judges a guideline: check, fmt, lint, report, rules."""

from pathlib import Path
from typing import Any

import click

from guidepress.cli.commands.options import CONTENT, EDITION, PROBLEMS, run, text_or_json


@click.command()
@CONTENT
@PROBLEMS
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(content: Path, output_format: str, strict: bool) -> None:
    """Check a guideline; print every problem at its file, line and column."""
    run("check", content=content, output_format=output_format, strict=strict)


@click.command(
    epilog="""\b
Examples:
  guidepress fmt                                  every file that is not published
  guidepress fmt content/2024/chapters/liver.yaml
  guidepress fmt --check                          say which are not in their form; change nothing"""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@CONTENT
@click.option("--check", is_flag=True, help="Change nothing; fail if a file is not in its form.")
def fmt(paths: tuple[Path, ...], content: Path, check: bool) -> None:
    """Put files into their form: line ends, white space, indentation, quotes around ratings.

    Comments, order and line breaks stay the author's; what a file says stays the same.
    """
    run("fmt", content=content, paths=paths, check=check)


@click.command(
    epilog="""\b
Examples:
  guidepress lint                       what the newest edition has to give reasons for
  guidepress lint --strict              the same, and fail if anything is open"""
)
@CONTENT
@PROBLEMS
@EDITION
@click.option("--strict", is_flag=True, help="Fail if a question is open.")
def lint(content: Path, output_format: str, edition: str, strict: bool) -> None:
    """Ask what a methodologist would: strong grades on weak evidence, wording, citations.

    An answer is an entry in accepted.yaml; if what it is about changes, the question comes back.
    """
    run("lint", content=content, output_format=output_format, edition=edition, strict=strict)


@click.command(
    epilog="""\b
Examples:
  guidepress report                        the newest edition
  guidepress report --edition 2023 --format json"""
)
@CONTENT
@EDITION
@click.option("--lang", "language", metavar="CODE", default="", help="Default: the original one.")
@text_or_json("How it is printed.")
def report(**options: Any) -> None:
    """Say an edition in numbers: grades, evidence, works, changes, reporting, open warnings."""
    run("report", **options)


@click.command()
@text_or_json("How the table is printed.")
def rules(output_format: str) -> None:
    """Print the table of rules, each with an example that passes and one that fails."""
    run("rules", output_format=output_format)
