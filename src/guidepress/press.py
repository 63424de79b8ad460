"""Pieces of work that know nothing of each other, done on all cores, each remembered.

A task is small and can be sent to another process; what all tasks need is handed to each process
once. The interface is that of `concurrent.futures`, so another engine can take it over.
"""

import gc
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guidepress.change import Comparison
from guidepress.history import Lives, lives
from guidepress.memory import Memory
from guidepress.model import Edition, Guideline, Words
from guidepress.render.data import recommendation_records
from guidepress.render.lives import LIVES, life_pages
from guidepress.render.site import Volume, chapter_page, page_content
from guidepress.view.chapter import chapter_view
from guidepress.view.past import Teller

FEW = 4
"""Up to this number of tasks, starting other processes costs more than it brings."""


@dataclass(frozen=True)
class Stock:
    """What every task needs. `editions` are the oldest first, `comparisons` those of neighbours."""

    guideline: Guideline
    editions: tuple[Edition, ...]
    words: Mapping[str, Words]
    comparisons: tuple[Comparison, ...]

    @cached_property
    def lives(self) -> Lives:
        return lives(self.editions, self.comparisons)

    @cached_property
    def tellers(self) -> Mapping[str, Teller]:
        """Who tells of the editions, by language."""
        known = (self.guideline, self.editions, self.comparisons, self.words)
        return {name: Teller(*known, name, self.lives) for name in self.guideline.languages}

    def volume(self, number: int, language: str) -> Volume:
        return Volume(self.tellers[language], number)


@dataclass(frozen=True, slots=True)
class Task:
    """A chapter in every language (`language` is empty), or another page in one.

    The page 'r/<chapter>' stands for the lives of all recommendations that were last in a chapter.
    `key` is the hash of all that the result depends on.
    """

    number: int
    page: str
    language: str
    key: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """The HTML of a task by language; of a chapter also the records of its recommendations.

    The lives of recommendations go by id.
    """

    html: Mapping[str, str]
    records: list[dict[str, Any]]


def make(task: Task, stock: Stock) -> Made:
    if task.page.startswith(LIVES):
        volume = stock.volume(task.number, task.language)
        return Made(dict(life_pages(volume, task.page.removeprefix(LIVES))), [])
    if task.language:
        made = page_content(stock.volume(task.number, task.language), task.page)
        return Made({task.language: made}, [])
    return _chapter(task, stock)


def _chapter(task: Task, stock: Stock) -> Made:
    edition = stock.editions[task.number]
    chapter = next(item for item in edition.chapters if f"{item.id}/" == task.page)
    volumes = {name: stock.volume(task.number, name) for name in stock.guideline.languages}
    views = {name: chapter_view(chapter, each.speaker) for name, each in volumes.items()}
    html = {
        name: chapter_page(views[name], each, past=each.teller.past(task.number, chapter))
        for name, each in volumes.items()
    }
    return Made(html, recommendation_records(views, stock.guideline, edition.id))


def make_all(tasks: Sequence[Task], stock: Stock, memory: Memory, jobs: int) -> dict[Task, Made]:
    """What becomes of each task, in their order; what is remembered is not made again."""
    known = {task: memory.look_up(task.key) for task in tasks}
    fresh = [task for task, (found, _) in known.items() if not found]
    made = dict(zip(fresh, _each(fresh, stock, jobs), strict=True))
    for task, result in made.items():
        memory.keep(task.key, result)
    return {task: made.get(task) or known[task][1] for task in tasks}


def _each(tasks: Sequence[Task], stock: Stock, jobs: int) -> Iterator[Made]:
    if jobs == 1 or len(tasks) <= FEW:
        yield from (make(task, stock) for task in tasks)
        return
    _ = stock.tellers  # once, before the processes part
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(stock,)) as pool:
        yield from pool.map(_make_here, tasks)


_here: list[Stock] = []


def _begin(stock: Stock) -> None:
    """Hand a new process what all its tasks need; an interrupt is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what there is stays; looking through it again and again takes half of the time
    _here[:] = [stock]


def _make_here(task: Task) -> Made:
    return make(task, _here[0])
