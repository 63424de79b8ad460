"""What verbs share: how they speak."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import click

from guidepress import report
from guidepress.problem import Problem

MEMORY = Path(".guidepress/memory")

Progress = Callable[[str], None]


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads a stream; one that was closed is none."""
    return stream is not None and stream.isatty()


def progress() -> Progress:
    """Says on a terminal what goes on, once it takes longer than a second; elsewhere in lines."""
    began = time.monotonic()
    on_terminal = _is_terminal(sys.stderr) and not os.environ.get("CI")

    def say(what: str) -> None:
        if not on_terminal:
            click.echo(f"guidepress: {what}", err=True)
        elif time.monotonic() - began > 1:
            click.echo(f"\r\x1b[K{what} …", err=True, nl=False)

    return say


def clear_progress() -> None:
    if _is_terminal(sys.stderr) and not os.environ.get("CI"):
        click.echo("\r\x1b[K", err=True, nl=False)


def show(problems: tuple[Problem, ...], files: int, said_as: str, *, err: bool = False) -> None:
    """Print problems in a format; in colour where a person reads them."""
    stream = sys.stderr if err else sys.stdout
    colour = said_as == "text" and _is_terminal(stream) and not os.environ.get("NO_COLOR")
    text = report.render(problems, said_as, files, colour=colour)
    click.echo(text, err=err, nl=not text.endswith("\n"))
