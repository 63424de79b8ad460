"""The command line. Exit codes: 0 fine, 1 problems, 2 usage or a tool is missing, 3 our bug."""

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

import click

from guidepress import __version__

_BUG = 3
_INTERRUPTED = 130

_CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="The guideline's folder.",
)

_PROBLEMS = click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)


def _run(verb: str, **options: Any) -> None:
    # A verb is imported when it is called, so that --help answers at once.
    module = importlib.import_module(f"guidepress.verbs.{verb}")
    sys.exit(module.run(**options))


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  guidepress check                      check content/
  guidepress check --format github      the same, as annotations of a pull request
  guidepress build                      check content/, then make site/
  guidepress build --content examples/houseplants --out /tmp/plants
  guidepress publish 2024               lock an edition; then only errata change it
  guidepress new-edition 2025           begin the next one as a copy of the newest
  guidepress diff 2023 2024             what changed from one edition to another
  guidepress diff --git main            what changed in the newest edition since main
  guidepress review --base main         the same for each edition, as a comment on a change
  guidepress gate --base main           whether a change is approved
  guidepress rules                      what is required, with examples""",
)
@click.version_option(__version__, prog_name="guidepress")
def cli() -> None:
    """Check and publish medical guidelines: YAML in, a bilingual site out."""


@cli.command()
@_CONTENT
@_PROBLEMS
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(content: Path, said_as: str, strict: bool) -> None:
    """Check a guideline; print every problem at its file, line and column."""
    _run("check", content=content, said_as=said_as, strict=strict)


@cli.command()
@_CONTENT
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The folder of the site. It is replaced as a whole, and only if all went well; what a "
    "build remembers is beside it, in .guidepress/.",
)
@click.option("--offline", is_flag=True, help="Make a site that works from a memory stick.")
def build(content: Path, out: Path, offline: bool) -> None:
    """Check a guideline, then make its site."""
    _run("build", content=content, out=out, offline=offline)


@cli.command(
    epilog="""\b
Examples:
  guidepress publish 2024
  guidepress publish 2024 --content examples/houseplants"""
)
@click.argument("edition")
@_CONTENT
def publish(edition: str, content: Path) -> None:
    """Lock the EDITION as it is: from now on it changes by errata only.

    The hash of each of its files is written into edition.lock, which `sha256sum -c` reads too.
    """
    _run("publish", content=content, edition=edition)


@cli.command(
    epilog="""\b
Examples:
  guidepress new-edition 2025                 from the newest edition
  guidepress new-edition 2025 --from 2024"""
)
@click.argument("edition")
@click.option("--from", "old", metavar="OLD", help="The edition to copy; by default the newest.")
@_CONTENT
def new_edition(edition: str, old: str | None, content: Path) -> None:
    """Begin the EDITION as a draft: a copy of the one before, its comments kept."""
    _run("new_edition", content=content, edition=edition, old=old)


@cli.command(
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
@_CONTENT
@click.option("--git", "revision", metavar="REV", help="Compare with the edition at a revision.")
@click.option(
    "--format",
    "said_as",
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
    said_as, out = options["said_as"], options.pop("out")
    _assure_diff(len(editions), options["revision"], table=table, changes=changes, out=out)
    if table:
        _run("kinds", language=options["language"], said_as=said_as)
    elif changes:
        _run("apply", content=options["content"], edition=editions[0], changes=changes, out=out)
    else:
        _run("diff", editions=editions, **options)


def _assure_diff(
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


_BASE = click.option(
    "--base",
    "revision",
    metavar="REV",
    required=True,
    help="The revision to compare with: what the change is to come into.",
)


@cli.command()
@_BASE
@_CONTENT
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="How the review is printed; Markdown is short enough for a comment.",
)
def review(revision: str, content: Path, said_as: str) -> None:
    """Say what a change does to each edition, for those who review it."""
    _run("review", content=content, revision=revision, said_as=said_as)


@cli.command()
@_BASE
@_CONTENT
@_PROBLEMS
def gate(revision: str, content: Path, said_as: str) -> None:
    """Fail unless what changes practice is approved, and what is published is kept."""
    _run("gate", content=content, revision=revision, said_as=said_as)


@cli.command()
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the table is printed.",
)
def rules(said_as: str) -> None:
    """Print the table of rules, each with an example that passes and one that fails."""
    _run("rules", said_as=said_as)


def main() -> None:
    """Run the command line, and say everything that goes wrong in one sentence."""
    interrupts: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: _interrupt(interrupts, number))
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door: no traceback
        sys.exit(_excuse(error, interrupts))


def _interrupt(interrupts: list[int], number: int) -> None:
    interrupts.append(number)
    raise KeyboardInterrupt


def _excuse(error: BaseException, interrupts: list[int]) -> int:
    # An interrupt reaches other processes too: what breaks because of it is the same interrupt.
    if interrupts or isinstance(error, click.Abort):
        click.echo("guidepress: interrupted; the site is as it was", err=True)
        return _INTERRUPTED
    from guidepress.problem import CannotGoOnError  # noqa: PLC0415 - only needed when it went wrong

    if isinstance(error, CannotGoOnError | OSError):
        click.echo(f"guidepress: {_said(error)}", err=True)
        return 2
    click.echo(
        f"guidepress: this is a fault of ours, not of your content: {error!r}\n"
        "  Set GUIDEPRESS_DEBUG=1 to see where, and report it with that.",
        err=True,
    )
    if os.environ.get("GUIDEPRESS_DEBUG"):
        raise error
    return _BUG


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        place = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{place}; the site is as it was"
    return str(error)


if __name__ == "__main__":
    main()
