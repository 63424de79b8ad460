"""What says changes: diff, review, gate."""

from pathlib import Path
from typing import Any

import click

from guidepress.cli.arguments import assure_diff
from guidepress.cli.commands.options import CONTENT, PROBLEMS, run


@click.command(
    epilog="""\b
Examples:
  guidepress diff 2023 2024
  guidepress diff 2023 2024 --chapter watering --weight practice-changing --lang en
  guidepress diff 2024 --git main                     the edition at main, and now
  guidepress diff 2023 2024 --format json > changes.json
  guidepress diff 2023 --apply changes.json --out /tmp/2024
  guidepress diff --kinds"""
)
@click.argument("editions", nargs=-1, metavar="[OLD NEW | EDITION]")
@CONTENT
@click.option("--git", "revision", metavar="REV", help="Compare with the edition at a revision.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "md", "html", "json"]),
    default="text",
    show_default=True,
    help="How changes are printed; JSON holds every language.",
)
@click.option("--lang", "language", metavar="CODE", help="Default: the guideline's own language.")
@click.option("--chapter", metavar="ID", default="", help="Only the changes in this chapter.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only changes of this kind.")
@click.option(
    "--weight",
    "weights",
    multiple=True,
    type=click.Choice(["practice-changing", "evidence", "editorial"]),
    help="Only changes of this weight.",
)
@click.option(
    "--apply",
    "changes",
    type=click.Path(path_type=Path),
    help="Rebuild the newer edition from OLD and the JSON of its changes.",
)
@click.option("--out", type=click.Path(path_type=Path), help="With --apply: the folder to make.")
@click.option("--kinds", "table", is_flag=True, help="Print the table of kinds of change.")
def diff(editions: tuple[str, ...], table: bool, changes: Path | None, **options: Any) -> None:
    """Say what changed from the edition OLD to NEW, or in an EDITION since a revision."""
    output_format, out = options["output_format"], options.pop("out")
    assure_diff(len(editions), options["revision"], table=table, changes=changes, out=out)
    if table:
        run("diff_kinds", language=options["language"], output_format=output_format)
    elif changes:
        run("diff_apply", content=options["content"], edition=editions[0], changes=changes, out=out)
    else:
        run("diff", editions=editions, **options)


_BASE = click.option(
    "--base",
    "revision",
    metavar="REV",
    required=True,
    help="The revision to compare with: what the change is to come into.",
)


@click.command()
@_BASE
@CONTENT
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="How the review is printed; Markdown is short enough for a comment.",
)
def review(revision: str, content: Path, output_format: str) -> None:
    """Say what a change does to each edition, for those who review it."""
    run("review", content=content, revision=revision, output_format=output_format)


@click.command()
@_BASE
@CONTENT
@PROBLEMS
def gate(revision: str, content: Path, output_format: str) -> None:
    """Fail unless what changes practice is approved, and what is published is kept."""
    run("gate", content=content, revision=revision, output_format=output_format)
