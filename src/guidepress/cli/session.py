"""What most commands begin with: a content folder that is opened, and checked."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from guidepress.check.check import CheckResult, check, problems_of
from guidepress.cli.console import Progress
from guidepress.cli.errors import stop
from guidepress.cli.files import CACHE
from guidepress.cli.options import ProblemFormat
from guidepress.cli.problems import show
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, has_errors
from guidepress.read.folder import Source, scan_folder
from guidepress.storage.cache import Cache

JOBS = os.cpu_count() or 1
"""So many processes work at once."""


@contextmanager
def collector_paused(*, freeze: bool = True) -> Iterator[None]:
    """Look for no garbage while records are read: they stay, so that looking only costs time.

    With `freeze` what is there at the end is not looked at later on either.
    """
    gc.disable()
    try:
        yield
    finally:
        if freeze:
            gc.freeze()
        gc.enable()


@dataclass(frozen=True, slots=True)
class Session:
    """A content folder as a command found it, and what the command works with."""

    content: Path
    source: Source
    cache: Cache = field(default_factory=lambda: Cache(CACHE))
    progress: Progress = field(default_factory=Progress)

    def check(self) -> CheckResult:
        """The guideline and its editions, and every problem in them."""
        with self.progress, collector_paused():
            return check(self.source, self.cache, JOBS, self.progress)

    def problems(self) -> Sequence[Problem]:
        """Every problem; where nothing was changed since, as they are remembered."""
        with self.progress, collector_paused():
            return problems_of(self.source, self.cache, JOBS, self.progress)

    def check_or_stop(
        self, output_format: ProblemFormat = "text", *, err: bool = True, not_done: str = ""
    ) -> tuple[CheckResult, Guideline]:
        """The same, and a guideline without errors; errors are printed and end the command.

        `not_done` is the sentence after them.
        """
        checked = self.check()
        if has_errors(checked.problems) or checked.guideline is None:
            self.show(checked.problems, output_format, err=err)
            stop(not_done)
        return checked, checked.guideline

    def show(
        self,
        problems: Sequence[Problem],
        output_format: ProblemFormat = "text",
        *,
        err: bool = False,
    ) -> None:
        """Print problems of this folder."""
        show(problems, self.source.count(), output_format, err=err)


def open_session(content: Path, source: Source | None = None) -> Session:
    """Scan a content folder, unless it was; once the command is done, its cache is trimmed.

    Raises `GuidepressError` where it is none.
    """
    session = Session(content, source or scan_folder(content))
    click.get_current_context().call_on_close(session.cache.trim)
    return session
