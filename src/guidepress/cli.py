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
  guidepress rules                      what is required, with examples""",
)
@click.version_option(__version__, prog_name="guidepress")
def cli() -> None:
    """Check and publish medical guidelines: YAML in, a bilingual site out."""


@cli.command()
@_CONTENT
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
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
