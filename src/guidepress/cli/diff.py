"""guidepress diff: what changed from one edition to another, or since a revision.

Each of the three things that the command can do is imported when it is asked for.
"""

from pathlib import Path
from typing import get_args

import click

from guidepress.cli.options import CONTENT, DiffFormat, option
from guidepress.compare.kinds import WEIGHTS
from guidepress.compare.selection import Selection


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
@option("--git", "revision", metavar="REV", help="Compare with the edition at a revision.")
@option(
    "--format",
    "output_format",
    type=click.Choice(get_args(DiffFormat)),
    default="text",
    show_default=True,
    help="How changes are printed; JSON holds every language.",
)
@option("--lang", "language", metavar="CODE", help="Default: the guideline's own language.")
@option("--chapter", metavar="ID", default="", help="Only the changes in this chapter.")
@option("--kind", "kinds", multiple=True, metavar="KIND", help="Only changes of this kind.")
@option(
    "--weight",
    "weights",
    multiple=True,
    type=click.Choice(WEIGHTS),
    help="Only changes of this weight.",
)
@option(
    "--apply",
    "changes",
    type=click.Path(path_type=Path),
    help="Rebuild the newer edition from OLD and the JSON of its changes.",
)
@option("--out", type=click.Path(path_type=Path), help="With --apply: the folder to make.")
@option("--kinds", "lists_kinds", is_flag=True, help="Print the table of kinds of change.")
def diff(
    editions: tuple[str, ...],
    content: Path,
    revision: str | None,
    output_format: DiffFormat,
    language: str | None,
    chapter: str,
    kinds: tuple[str, ...],
    weights: tuple[str, ...],
    changes: Path | None,
    out: Path | None,
    lists_kinds: bool,
) -> int:
    """Say what changed from the edition OLD to NEW, or in an EDITION since a revision."""
    _assure_usage(len(editions), revision, lists_kinds=lists_kinds, changes=changes, out=out)
    if lists_kinds:
        from guidepress.cli.diff_kinds import print_kinds  # noqa: PLC0415

        return print_kinds(language, output_format)
    if changes and out:
        from guidepress.cli.diff_apply import rebuild  # noqa: PLC0415

        return rebuild(content, editions[0], changes, out)
    from guidepress.cli.diff_editions import print_changes  # noqa: PLC0415

    selection = Selection(chapter=chapter, kinds=kinds, weights=weights)
    return print_changes(content, editions, revision, selection, language, output_format)


def _assure_usage(
    editions: int,
    revision: str | None,
    *,
    lists_kinds: bool,
    changes: Path | None,
    out: Path | None,
) -> None:
    """See that arguments fit together that each fit alone.

    Raises `click.UsageError` where they do not.
    """
    if lists_kinds:
        misuse = "" if editions == 0 else "--kinds needs no edition"
    elif changes:
        misuse = "" if editions == 1 and out else "--apply needs one edition, OLD, and --out DIR"
    elif out:
        misuse = "--out goes with --apply; what changed is printed"
    elif revision is not None:
        misuse = "" if editions <= 1 else "--git needs one EDITION, or none for the newest"
    else:
        misuse = "" if editions == 2 else "name two editions, OLD and NEW, or one with --git REV"  # noqa: PLR2004 - a pair
    if misuse:
        raise click.UsageError(misuse, click.get_current_context())
