"""Pieces of work that know nothing of each other, done on all cores, each remembered.

A task is small and can be sent to another process; what all tasks need is handed to each process
once. The interface is that of `concurrent.futures`, so another engine can take it over.
"""

import gc
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Self

from guidepress.memory import Memory
from guidepress.model import Edition, Guideline, Words
from guidepress.render.data import recommendation_records
from guidepress.render.site import Volume, chapter_page, page_content, volume
from guidepress.view.chapter import chapter_view

FEW = 4
"""Up to this number of tasks, starting other processes costs more than it brings."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What every task needs. `editions` are the oldest first."""

    guideline: Guideline
    editions: tuple[Edition, ...]
    words: Mapping[str, Words]

    def volume(self, number: int, language: str) -> Volume:
        return volume(self.guideline, self.editions, number, self.words, language)


@dataclass(frozen=True, slots=True)
class Task:
    """A chapter in every language (`language` is empty), or another page in one.

    `key` is the hash of all that the result depends on.
    """

    number: int
    page: str
    language: str
    key: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """The HTML of a task by language; of a chapter also the records of its recommendations."""

    html: Mapping[str, str]
    records: list[dict[str, Any]]


def make(task: Task, stock: Stock) -> Made:
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
        name: chapter_page(views[name], each.frame(task.page)) for name, each in volumes.items()
    }
    return Made(html, recommendation_records(views, stock.guideline, edition.id))


class Press:
    """Does tasks in several processes, while its caller does something else.

    Processes are begun at once, before the caller begins any thread.
    """

    def __init__(self, stock: Stock, memory: Memory, jobs: int, tasks: Sequence[Task]) -> None:
        self._stock = stock
        self._memory = memory
        self._known = {task: memory.look_up(task.key) for task in tasks}
        fresh = [task for task, (found, _) in self._known.items() if not found]
        parallel = jobs > 1 and len(fresh) > FEW
        self._pool = _pool(stock, jobs) if parallel else None
        self._ordered = {task: self._pool.submit(_make_here, task) for task in fresh if self._pool}

    def results(self) -> dict[Task, Made]:
        """What became of each task, in their order; the other processes end."""
        results = {
            task: made if found else self._made(task) for task, (found, made) in self._known.items()
        }
        self._end()
        return results

    def _made(self, task: Task) -> Made:
        ordered = self._ordered.get(task)
        made = ordered.result() if ordered else make(task, self._stock)
        self._memory.keep(task.key, made)
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def _pool(stock: Stock, jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_begin, initargs=(stock,))


_here: list[Stock] = []


def _begin(stock: Stock) -> None:
    """Hand a new process what all its tasks need; an interrupt is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what there is stays; looking through it again and again takes half of the time
    _here[:] = [stock]


def _make_here(task: Task) -> Made:
    return make(task, _here[0])
