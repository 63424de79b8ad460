"""guidepress gate: whether a change may come in."""

import os
from pathlib import Path

from guidepress.check.check import check
from guidepress.cli.console import CACHE, clear_progress, progress
from guidepress.cli.problems import show
from guidepress.cli.session import read_then
from guidepress.model.problem import has_errors
from guidepress.read.folder import scan_folder
from guidepress.review.gate import gate
from guidepress.storage.cache import Cache


def run(content: Path, revision: str, output_format: str) -> int:
    source = scan_folder(content)
    now = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    base = read_then(content, revision)
    if base is None:
        return 1
    errors = tuple(problem for problem in now.problems if problem.severity == "error")
    problems = tuple(sorted({*errors, *gate(base, source, now)}))
    show(problems, source.count(), output_format)
    return 1 if has_errors(problems) else 0
