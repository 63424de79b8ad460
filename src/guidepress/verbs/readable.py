"""What verbs share that need editions in order: now, and at a revision."""

import os
from pathlib import Path

from guidepress.check import Checked, check
from guidepress.memory import Memory
from guidepress.problem import has_errors
from guidepress.revision import Revision, read_revision
from guidepress.source import survey
from guidepress.verbs.common import MEMORY, clear_progress, progress
from guidepress.verbs.show import show


def read_now(content: Path) -> Checked | None:
    """The guideline as it is; nothing if there are errors, which are then printed."""
    source = survey(content)
    checked = check(source, Memory(MEMORY), os.cpu_count() or 1, progress())
    clear_progress()
    if not has_errors(checked.problems):
        return checked
    show(checked.problems, source.count(), "text", err=True)
    return None


def read_then(content: Path, revision: str) -> Revision | None:
    """The guideline at a revision; nothing if an edition there cannot be read, as is then said."""
    read = read_revision(content, revision, Memory(MEMORY), os.cpu_count() or 1)
    if not read.unread:
        return read
    show(read.unread, read.source.count(), "text", err=True)
    return None
