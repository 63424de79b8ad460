"""What verbs share that need editions in order: now, and at a revision."""

import os
from pathlib import Path

from guidepress.check.check import CheckResult, check
from guidepress.cli.console import CACHE, clear_progress, progress
from guidepress.cli.problems import show
from guidepress.model.problem import has_errors
from guidepress.read.folder import scan_folder
from guidepress.review.revision import Revision, read_revision
from guidepress.storage.cache import Cache


def read_now(content: Path) -> CheckResult | None:
    """The guideline as it is; nothing if there are errors, which are then printed."""
    source = scan_folder(content)
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    if not has_errors(checked.problems):
        return checked
    show(checked.problems, source.count(), "text", err=True)
    return None


def read_then(content: Path, revision: str) -> Revision | None:
    """The guideline at a revision; nothing if an edition there cannot be read, as is then said."""
    read = read_revision(content, revision, Cache(CACHE), os.cpu_count() or 1)
    if not read.unread:
        return read
    show(read.unread, read.source.count(), "text", err=True)
    return None
