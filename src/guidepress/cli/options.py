"""Options that commands share, and how the environment sets an option."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import click

ProblemFormat = Literal["text", "json", "github", "sarif"]
TextOrJson = Literal["text", "json"]
DiffFormat = Literal["text", "md", "html", "json"]
F = TypeVar("F", bound=Callable[..., Any])


class Option(click.Option):
    """An option that the environment sets by its own name: GUIDEPRESS_CHECK_FORMAT for `--format`.

    click would take the name of the parameter, which is another word where the option's is one of
    Python's own, such as `format` and `from`.
    """

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        if ctx.auto_envvar_prefix is None:
            return None
        name = max(self.opts, key=len).lstrip("-").replace("-", "_").upper()
        return os.environ.get(f"{ctx.auto_envvar_prefix}_{name}") or None


option = partial(click.option, cls=Option)
"""What every option of a command is declared by."""

CONTENT = option(
    "--content",
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="The guideline's folder.",
)

EDITION = option("--edition", metavar="ID", default="", help="Default: the newest edition.")

LANGUAGE = option("--lang", "language", metavar="CODE", default="", help="Default: every language.")

PROBLEM_FORMAT = option(
    "--format",
    "output_format",
    type=click.Choice(get_args(ProblemFormat)),
    default="text",
    show_default=True,
    help="How problems are printed.",
)


def text_or_json(help: str) -> Callable[[F], F]:  # noqa: A002 - as click calls it
    """The format of a command that people and machines read."""
    return option(
        "--format",
        "output_format",
        type=click.Choice(get_args(TextOrJson)),
        default="text",
        show_default=True,
        help=help,
    )
