"""Check and publish: the main job, as consecutive calls."""

from pathlib import Path

from guidepress.bindery import Bindery
from guidepress.check import check
from guidepress.chronicle import chronicle
from guidepress.memory import Memory
from guidepress.press import Stock
from guidepress.problem import CannotGoOnError, Problem, has_errors
from guidepress.publish import publish
from guidepress.source import Source
from guidepress.verbs.common import MEMORY, Progress


def make(
    source: Source, out: Path, offline: bool, jobs: int, progress: Progress
) -> tuple[int | None, tuple[Problem, ...]]:
    """The number of files made anew (`None` if problems forbid a site), and the problems."""
    memory = Memory(MEMORY)
    checked = check(source, memory, jobs, progress)
    if has_errors(checked.problems) or checked.guideline is None:
        return None, checked.problems
    if not checked.editions:
        raise CannotGoOnError(f"{source.path} holds no edition, such as {source.path}/2024/")
    progress("comparing editions")
    known = (checked.guideline, checked.editions, checked.words)
    stock = Stock(*known, chronicle(source, *known, memory))
    bindery = Bindery(stock, source, memory, jobs, offline, progress)
    return publish(bindery, out), checked.problems
