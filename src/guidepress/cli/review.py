"""guidepress review: what a change does, for the comment on it."""

from collections.abc import Iterator
from pathlib import Path

import click

from guidepress.check.check import CheckResult
from guidepress.cli.session import read_now, read_then
from guidepress.review.comment import review_json, review_markdown
from guidepress.review.pairs import first_of_all, gone, since
from guidepress.review.revision import Revision


def run(content: Path, revision: str, output_format: str) -> int:
    now = read_now(content)
    base = read_then(content, revision) if now else None
    if now is None or base is None:
        return 1
    pairs = tuple(since(base, now))
    if output_format == "json":
        said = review_json(revision, pairs)
    else:
        said = review_markdown(revision, pairs, tuple(_notes(base, now)), now.words)
    click.echo(said, nl=False)
    return 0


def _notes(base: Revision, now: CheckResult) -> Iterator[str]:
    for name in gone(base, now):
        yield f"The edition {name} is gone."
    for name in first_of_all(base, now):
        yield f"The edition {name} is new, and there is none before it to compare it with."
