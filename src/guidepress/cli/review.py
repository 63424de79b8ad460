"""guidepress review: what a change does, for the comment on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

import click

from guidepress.check.check import CheckResult
from guidepress.cli.options import CONTENT, option
from guidepress.cli.revision import BASE, revision_or_stop
from guidepress.cli.session import open_session
from guidepress.review.comment import review_markdown
from guidepress.review.data import review_json
from guidepress.review.pairs import incomparable_editions, pairs_since, removed_editions
from guidepress.review.revision import Revision

ReviewFormat = Literal["md", "json"]


@click.command()
@BASE
@CONTENT
@option(
    "--format",
    "output_format",
    type=click.Choice(get_args(ReviewFormat)),
    default="md",
    show_default=True,
    help="How the review is printed; Markdown is short enough for a comment.",
)
def review(revision: str, content: Path, output_format: ReviewFormat) -> int:
    """Say what a change does to each edition, for those who review it."""
    session = open_session(content)
    now, _ = session.check_or_stop()
    base = revision_or_stop(session, revision)
    pairs = tuple(pairs_since(base, now))
    if output_format == "json":
        text = review_json(revision, pairs)
    else:
        text = review_markdown(revision, pairs, tuple(_notes(base, now)), now.words)
    click.echo(text, nl=False)
    return 0


def _notes(base: Revision, now: CheckResult) -> Iterator[str]:
    for name in removed_editions(base, now):
        yield f"The edition {name} is gone."
    for name in incomparable_editions(base, now):
        yield f"The edition {name} is new, and there is none before it to compare it with."
