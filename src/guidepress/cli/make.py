"""Check and publish: the main job, as consecutive calls."""

from pathlib import Path

from guidepress.build.context import stock_of
from guidepress.build.incremental import publish
from guidepress.build.options import Options
from guidepress.build.outputs import Bindery
from guidepress.check.check import check
from guidepress.cli.console import CACHE, Progress
from guidepress.model.problem import Problem
from guidepress.read.folder import Source
from guidepress.storage.cache import Cache


def make(
    source: Source, out: Path, options: Options, jobs: int, progress: Progress
) -> tuple[int | None, tuple[Problem, ...]]:
    """The number of files made anew (`None` if problems forbid a site), and the problems."""
    cache = Cache(CACHE)
    checked = check(source, cache, jobs, progress)
    stock, problems = stock_of(source, checked, cache)
    if stock is None:
        return None, problems
    bindery = Bindery(stock, source, cache, jobs, options, progress)
    return publish(bindery, out), problems
