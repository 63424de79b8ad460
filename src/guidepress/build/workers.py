"""Jobs are done on all cores, and what is remembered is not done again.

A job is small and can be sent to another process; what all jobs need is handed to each process
once.
"""

import gc
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import chain
from typing import Any

from guidepress.build.context import Context
from guidepress.build.output import Job, Results
from guidepress.site.html import load_templates
from guidepress.slides.typeset import has_threads

FEW = 4
"""Up to this number of groups, starting other processes costs more than it brings."""

AnyJob = Job[Any]
_MISSING = object()
Row = Sequence[tuple[AnyJob, Results]]
"""Jobs that are done in a row, each with the results that it takes."""


def make_all(
    jobs: Iterable[AnyJob],
    context: Context,
    processes: int,
    progress: Callable[[str], None] = lambda _: None,
) -> Results:
    """The results of jobs: first of those that take no other's result, then of the others."""
    results = Results()
    missing = _recall(jobs, context, results)
    needs = {job: tuple(job.needs(context)) for job in missing}
    needed = _recall(chain.from_iterable(needs.values()), context, results)
    first = dict.fromkeys([*needed, *(job for job in missing if not needs[job])])
    with ExitStack() as stack:
        workers = _Workers(context, processes, stack)
        progress("writing pages")
        workers.make(dict.fromkeys(first, ()), results)
        progress("making shells and search")
        workers.make({job: needs[job] for job in missing if needs[job]}, results)
    return results


def _recall(jobs: Iterable[AnyJob], context: Context, results: Results) -> list[AnyJob]:
    """Take what is remembered for results; the jobs that are left must be made."""
    missing = []
    for job in dict.fromkeys(jobs):
        if job in results.by_job:
            continue
        result = context.cache.get(job.key(context), _MISSING)
        if result is _MISSING:
            missing.append(job)
        else:
            results.by_job[job] = result
    return missing


class _Workers:
    """Does jobs; in processes of their own as soon as there are many, until the stack is closed."""

    def __init__(self, context: Context, processes: int, stack: ExitStack) -> None:
        self._context = context
        self._processes = processes
        self._stack = stack
        self._pool: ProcessPoolExecutor | None = None

    def make(self, needs: dict[AnyJob, Sequence[AnyJob]], results: Results) -> None:
        """Do jobs, each of which takes the results of its needs, and add their results."""
        rows: dict[object, list[tuple[AnyJob, Results]]] = {}
        for job, needed in needs.items():
            taken = Results({need: results.by_job[need] for need in needed})
            rows.setdefault(job.group, []).append((job, taken))
        for row, row_results in zip(rows.values(), self._each(list(rows.values())), strict=True):
            for (job, _), result in zip(row, row_results, strict=True):
                results.by_job[job] = result
                if not job.remembers_itself:
                    self._context.cache.put(job.key(self._context), result)

    def _each(self, rows: Sequence[Row]) -> Iterator[list[Any]]:
        if self._pool is None and (self._processes == 1 or len(rows) <= FEW or has_threads()):
            return (_make(row, self._context) for row in rows)
        if self._pool is None:
            _ = self._context.localized  # once, before the processes part, like the templates
            load_templates()
            pool = ProcessPoolExecutor(
                self._processes, initializer=_begin, initargs=(self._context,)
            )
            self._pool = self._stack.enter_context(pool)
        return self._pool.map(_make_here, rows)


def _make(row: Row, context: Context) -> list[Any]:
    return [job.make(context, results) for job, results in row]


_here: list[Context] = []


def _begin(context: Context) -> None:
    """Hand a new process what all its jobs need; an interrupt is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what there is stays; looking through it again and again takes half of the time
    _here[:] = [context]


def _make_here(row: Row) -> list[Any]:
    return _make(row, _here[0])
