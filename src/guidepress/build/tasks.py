"""Pieces of work that know nothing of each other, done on all cores, each remembered.

A task is small and can be sent to another process; what all tasks need is handed to each process
once. The interface is that of `concurrent.futures`, so another engine can take it over.
"""

import gc
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from guidepress.build.context import Stock
from guidepress.handbook.book import handbook
from guidepress.site.data import recommendation_records
from guidepress.site.histories import LIVES, life_pages
from guidepress.site.pages import chapter_page, page_content
from guidepress.slides.files import FILE_FORMATS, deck_files, deck_of
from guidepress.storage.cache import Cache
from guidepress.view.chapter import chapter_view

SLIDES = "slides/"
HANDBOOK = "handbook.pdf"

FEW = 4
"""Up to this number of tasks, starting other processes costs more than it brings."""


@dataclass(frozen=True, slots=True)
class Task:
    """A chapter in every language (`language` is empty), or another page in one.

    The page 'r/<chapter>' stands for the lives of all recommendations that were last in a chapter,
    'slides/<chapter>' for the forms of its deck, 'slides/<chapter>.pdf' for one of them, and
    'handbook.pdf' for the handbook.
    `key` is the hash of all that the result depends on.
    """

    number: int
    page: str
    language: str
    key: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Made:
    """The HTML of a task by language; of a chapter also the records of its recommendations.

    The lives of recommendations go by id, the `files` of a deck by name.
    """

    html: Mapping[str, str] = field(default_factory=dict)
    records: list[dict[str, Any]] = field(default_factory=list)
    files: Mapping[str, bytes] = field(default_factory=dict)


def make(task: Task, stock: Stock) -> Made:
    if task.page.startswith(SLIDES):
        return Made(files=dict(_slides(task, stock)))
    if task.page == HANDBOOK:
        return Made(files={HANDBOOK: _handbook(task, stock)})
    if task.page.startswith(LIVES):
        volume = stock.volume(task.number, task.language)
        return Made(dict(life_pages(volume, task.page.removeprefix(LIVES))))
    if task.language:
        made = page_content(stock.volume(task.number, task.language), task.page)
        return Made({task.language: made})
    return _chapter(task, stock)


def _chapter(task: Task, stock: Stock) -> Made:
    edition = stock.editions[task.number]
    chapter = next(item for item in edition.chapters if f"{item.id}/" == task.page)
    volumes = {name: stock.volume(task.number, name) for name in stock.guideline.languages}
    views = {name: chapter_view(chapter, each.localizer) for name, each in volumes.items()}
    html = {
        name: chapter_page(views[name], each, past=each.localized.past(task.number, chapter))
        for name, each in volumes.items()
    }
    return Made(html, recommendation_records(views, stock.guideline, edition.id))


def _slides(task: Task, stock: Stock) -> Iterator[tuple[str, bytes]]:
    """The files of a deck, in each form or in one."""
    name, _, form = task.page.removeprefix(SLIDES).partition(".")
    deck = deck_of(stock.localized[task.language], task.number, name, stock.master)
    formats = [each for each in FILE_FORMATS if form in ("", each)]
    yield from deck_files(deck, name, stock.pictures[task.number], stock.master, formats)


def _handbook(task: Task, stock: Stock) -> bytes:
    pictures = stock.pictures[task.number].items()
    seen = {name: file.read_bytes() for name, file in pictures}
    return handbook(stock.volume(task.number, task.language), seen)


def make_all(tasks: Sequence[Task], stock: Stock, cache: Cache, jobs: int) -> dict[Task, Made]:
    """What becomes of each task, in their order; what is remembered is not made again."""
    known: dict[Task, Made | None] = {task: cache.get(task.key) for task in tasks}
    fresh = [task for task, made in known.items() if made is None]
    made = dict(zip(fresh, _each(fresh, stock, jobs), strict=True))
    for task, result in made.items():
        cache.put(task.key, result)
    return {task: known[task] or made[task] for task in tasks}


def _each(tasks: Sequence[Task], stock: Stock, jobs: int) -> Iterator[Made]:
    if jobs == 1 or len(tasks) <= FEW:
        yield from (make(task, stock) for task in tasks)
        return
    _ = stock.localized  # once, before the processes part
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
