"""guidepress lint: what a methodologist asks of an edition that is in order."""

from pathlib import Path

import click

from guidepress.check.lint import questions
from guidepress.cli.options import CONTENT, EDITION, PROBLEM_FORMAT, ProblemFormat, option
from guidepress.cli.session import open_session


@click.command(
    epilog="""\b
Examples:
  guidepress lint                       what the newest edition has to give reasons for
  guidepress lint --strict              the same, and fail if anything is open"""
)
@CONTENT
@PROBLEM_FORMAT
@EDITION
@option("--strict", is_flag=True, help="Fail if a question is open.")
def lint(content: Path, output_format: ProblemFormat, edition: str, strict: bool) -> int:
    """Ask what a methodologist would: strong grades on weak evidence, wording, citations.

    An answer is an entry in accepted.yaml; if what it is about changes, the question comes back.
    """
    session = open_session(content)
    if edition:
        session.source.edition(edition)  # to say so before anything is read, if there is none
    checked, guideline = session.check_or_stop(output_format, err=False)
    name = edition or checked.editions[-1].id
    subject = next(candidate for candidate in checked.editions if candidate.id == name)
    problems, accepted = questions(subject, guideline.of(subject.head))
    session.show(problems, output_format)
    if accepted and output_format == "text":
        click.echo(f"{accepted} more are accepted with a reason")
    return int(strict and bool(problems))
