"""What commands share: options, and the way to their verbs."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="The guideline's folder.",
)

EDITION = click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")

PROBLEMS = click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)


def text_or_json(how: str) -> Callable[[F], F]:
    """The option of a command that people and machines read."""
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=how,
    )


def run(verb: str, **options: Any) -> None:
    # A verb is imported when it is called, so that --help answers at once.
    module = importlib.import_module(f"guidepress.cli.{verb}")
    sys.exit(module.run(**options))
