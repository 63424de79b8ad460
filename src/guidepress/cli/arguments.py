"""Whether arguments of the command line fit together that each fit alone."""

from pathlib import Path

import click


def assure_diff(
    editions: int, revision: str | None, *, table: bool, changes: Path | None, out: Path | None
) -> None:
    """See that arguments fit together that each fit alone."""
    if table:
        wanted = "" if editions == 0 else "--kinds needs no edition"
    elif changes:
        wanted = "" if editions == 1 and out else "--apply needs one edition, OLD, and --out DIR"
    elif out:
        wanted = "--out goes with --apply; what changed is printed"
    elif revision is not None:
        wanted = "" if editions <= 1 else "--git needs one EDITION, or none for the newest"
    else:
        wanted = "" if editions == 2 else "name two editions, OLD and NEW, or one with --git REV"  # noqa: PLR2004 - a pair
    if wanted:
        raise click.UsageError(wanted, click.get_current_context())


def pairs(given: tuple[str, ...]) -> dict[str, str]:
    """Values by name, from arguments such as 'de=Diagnostik'."""
    for one in given:
        if "=" not in one:
            raise click.UsageError(f"'{one}' names nothing: write NAME=VALUE")
    return dict(one.split("=", 1) for one in given)
