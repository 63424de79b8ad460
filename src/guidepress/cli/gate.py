"""guidepress gate: whether a change may come in."""

from pathlib import Path

import click

from guidepress.cli.options import CONTENT, PROBLEM_FORMAT, ProblemFormat
from guidepress.cli.revision import BASE, revision_or_stop
from guidepress.cli.session import open_session
from guidepress.model.problem import has_errors
from guidepress.review import gate as review_gate


@click.command()
@BASE
@CONTENT
@PROBLEM_FORMAT
def gate(revision: str, content: Path, output_format: ProblemFormat) -> int:
    """Fail unless what changes practice is approved, and what is published is kept."""
    session = open_session(content)
    now = session.check()
    base = revision_or_stop(session, revision)
    errors = (problem for problem in now.problems if problem.severity == "error")
    problems = sorted({*errors, *review_gate.gate(base, session.source, now)})
    session.show(problems, output_format)
    return int(has_errors(problems))
