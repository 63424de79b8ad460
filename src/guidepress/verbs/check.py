"""guidepress check: every problem of a guideline, at its place."""

import os
from pathlib import Path

from guidepress.check import problems_of
from guidepress.memory import Memory
from guidepress.problem import has_errors
from guidepress.source import survey
from guidepress.verbs.common import MEMORY, clear_progress, progress
from guidepress.verbs.show import show


def run(content: Path, said_as: str, *, strict: bool) -> int:
    source = survey(content)
    problems = problems_of(source, Memory(MEMORY), os.cpu_count() or 1, progress())
    clear_progress()
    show(problems, source.count(), said_as)
    return 1 if has_errors(problems) or (strict and problems) else 0
