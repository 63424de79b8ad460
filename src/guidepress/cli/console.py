"""What verbs share: how they speak."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from guidepress.model.problem import GuidepressError

CACHE = Path(".guidepress/memory")

Progress = Callable[[str], None]


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads a stream; one that was closed is none."""
    return stream is not None and stream.isatty()


def progress() -> Progress:
    """Says on a terminal what goes on, once it takes longer than a second; elsewhere in lines."""
    began = time.monotonic()
    on_terminal = is_terminal(sys.stderr) and not os.environ.get("CI")

    def say(what: str) -> None:
        if not on_terminal:
            click.echo(f"guidepress: {what}", err=True)
        elif time.monotonic() - began > 1:
            click.echo(f"\r\x1b[K{what} …", err=True, nl=False)

    return say


def clear_progress() -> None:
    if is_terminal(sys.stderr) and not os.environ.get("CI"):
        click.echo("\r\x1b[K", err=True, nl=False)


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Say in one sentence what could not be written."""
    try:
        yield
    except OSError as error:
        raise GuidepressError(
            f"{target} cannot be written: {error.strerror}; nothing was changed"
        ) from error
