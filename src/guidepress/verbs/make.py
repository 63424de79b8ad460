"""Check and publish: the main job, as consecutive calls."""

from pathlib import Path

from guidepress.bindery import Bindery
from guidepress.check import check
from guidepress.memory import Memory
from guidepress.options import Options
from guidepress.problem import Problem
from guidepress.publish import publish
from guidepress.source import Source
from guidepress.stock import stock_of
from guidepress.verbs.common import MEMORY, Progress


def make(
    source: Source, out: Path, options: Options, jobs: int, progress: Progress
) -> tuple[int | None, tuple[Problem, ...]]:
    """The number of files made anew (`None` if problems forbid a site), and the problems."""
    memory = Memory(MEMORY)
    checked = check(source, memory, jobs, progress)
    stock, problems = stock_of(source, checked, memory)
    if stock is None:
        return None, problems
    bindery = Bindery(stock, source, memory, jobs, options, progress)
    return publish(bindery, out), problems
