"""guidepress check: every problem of a guideline, at its place."""

import os
from pathlib import Path

from guidepress.check.check import problems_of
from guidepress.cli.verbs.common import MEMORY, clear_progress, progress
from guidepress.cli.verbs.show import show
from guidepress.model.problem import has_errors
from guidepress.read.folder import survey
from guidepress.storage.cache import Memory


def run(content: Path, said_as: str, *, strict: bool) -> int:
    source = survey(content)
    problems = problems_of(source, Memory(MEMORY), os.cpu_count() or 1, progress())
    clear_progress()
    show(problems, source.count(), said_as)
    return 1 if has_errors(problems) or (strict and problems) else 0
