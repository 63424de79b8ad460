"""What a person at a terminal is shown: colours, and what goes on meanwhile."""

import os
import sys
import time
from types import TracebackType
from typing import Self, TextIO

import click


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads a stream; one that was closed is none."""
    return stream is not None and stream.isatty()


def wants_colour(stream: TextIO | None) -> bool:
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


class Progress:
    """Says on a terminal what goes on, once it takes longer than a second; elsewhere in lines.

    As a context manager it leaves an empty line, for what is printed next.
    """

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._in_one_line = is_terminal(sys.stderr) and not os.environ.get("CI")

    def __call__(self, what: str) -> None:
        if not self._in_one_line:
            click.echo(f"guidepress: {what}", err=True)
        elif time.monotonic() - self._began > 1:
            click.echo(f"\r\x1b[K{what} …", err=True, nl=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._in_one_line:
            click.echo("\r\x1b[K", err=True, nl=False)
