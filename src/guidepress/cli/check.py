"""guidepress check: every problem of a guideline, at its place."""

import os
from pathlib import Path

from guidepress.check.check import problems_of
from guidepress.cli.console import CACHE, clear_progress, progress
from guidepress.cli.problems import show
from guidepress.model.problem import has_errors
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache


def run(content: Path, output_format: str, *, strict: bool) -> int:
    source = scan_folder(content)
    problems = problems_of(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    show(problems, source.count(), output_format)
    return 1 if has_errors(problems) or (strict and problems) else 0
