"""Run a command and measure it: seconds, processor seconds, memory."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

MB = 1024
"""Kilobytes, in which the system counts memory, in a megabyte."""
LOOK_EVERY = 0.02

Command = Sequence[str]
Environment = Mapping[str, str]


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock and of all processors; `output` is what the command printed."""

    seconds: float
    cpu: float
    output: str = ""


@dataclass(frozen=True)
class Peaks:
    """The most memory, in MB, of the command's own process, of its largest other, and of all.

    `together` counts what processes share once; `summed` counts it for each of them.
    """

    main: float
    other: float
    together: float
    summed: float


def spend(command: Command, cwd: Path, environment: Environment | None = None) -> Spent:
    """Run a command to its end; end the program if it fails."""
    before, start = _cpu(), time.perf_counter()
    settings = environment or _environment()
    result = subprocess.run(
        command, cwd=cwd, env=settings, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if result.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{result.stdout}{result.stderr}")
    return Spent(seconds, _cpu() - before, result.stdout)


def spend_together(commands: Sequence[Command], cwd: Path, at_once: int) -> Spent:
    """Run commands, so many of them at a time."""
    before, start = _cpu(), time.perf_counter()
    waiting = list(commands)
    running: list[subprocess.Popen[bytes]] = []
    while waiting or running:
        while waiting and len(running) < at_once:
            running.append(_start(waiting.pop(0), cwd))
        time.sleep(LOOK_EVERY)
        running = [process for process in running if _goes_on(process)]
    return Spent(time.perf_counter() - start, _cpu() - before)


def watch_memory(command: Command, cwd: Path, environment: Environment | None = None) -> Peaks:
    """Run a command and watch the memory of all its processes."""
    process = _start(command, cwd, environment)
    peaks: dict[int, float] = {}
    looks = [(0.0, 0.0)]
    while _goes_on(process):
        family = list(_family(process.pid))
        for pid in family:
            peaks[pid] = max(peaks.get(pid, 0.0), _kilobytes(pid, "status", "VmHWM"))
        looks.append((_sum(family, "Pss"), _sum(family, "Rss")))
        time.sleep(LOOK_EVERY)
    together, summed = _lasting(shared for shared, _ in looks), _lasting(full for _, full in looks)
    main = peaks.pop(process.pid, 0.0)
    return Peaks(main / MB, max(peaks.values(), default=0) / MB, together / MB, summed / MB)


def _sum(family: Sequence[int], kind: str) -> float:
    return sum(_kilobytes(pid, "smaps_rollup", kind) for pid in family)


def _lasting(looks: Iterable[float]) -> float:
    """The highest of what was seen twice in a row.

    A process that is just being begun shows its parent's memory as its own, for one look.
    """
    return max((min(pair) for pair in pairwise(looks)), default=0.0)


def _cpu() -> float:
    """The processor time of all processes that were begun from here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _start(
    command: Command, cwd: Path, environment: Environment | None = None
) -> subprocess.Popen[bytes]:
    settings, quiet = environment or _environment(), subprocess.DEVNULL
    return subprocess.Popen(command, cwd=cwd, env=settings, stdout=quiet, stderr=quiet)


def _environment() -> Environment:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "CI": "1", "GUIDEPRESS_BUILD_SLIDES": "no"}


def _goes_on(process: subprocess.Popen[bytes]) -> bool:
    if process.poll():
        sys.exit(f"failed: {process.args!r}")
    return process.returncode is None


def _family(pid: int) -> Iterator[int]:
    """A process and all those that it began, as far as they are there."""
    yield pid
    for thread in Path("/proc", str(pid), "task").glob("*"):
        with suppress(OSError):
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _kilobytes(pid: int, file: str, name: str) -> float:
    with suppress(OSError):
        for line in Path("/proc", str(pid), file).read_text().splitlines():
            if line.startswith(f"{name}:"):
                return float(line.split()[1])
    return 0.0
