"""Hold this checkout against another revision in one run: `make bench AGAINST=REVISION`.

    python bench/against.py REVISION [--quick] [--repeat 5]

Both run with the packages of this environment, each task in turns on the same guideline, the older
one first in one round and second in the next. Seconds are the medians of all rounds, ratios the
medians of each round's ratio, in which both ran under the same load; calls are counted once, for
they are the same each time, on a smaller guideline; the memory of all processes at one time is
watched in a run of its own.
"""

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import corpus
from budget import CHAPTERS, ROOT, count_sequence
from calls import environment
from spend import Spent, spend, watch_memory
from tasks import SEQUENCES, Task, guidepress, write_guideline

HEAD = ("", "other", "here", "ratio")
TASKS = [task.name for tasks in SEQUENCES.values() for task in tasks]


@dataclass(frozen=True)
class Side:
    """One of the two: its checkout, the folder that it works in, and what each task took."""

    source: Path
    folder: Path
    spent: dict[str, list[Spent]] = field(default_factory=dict)
    memory: dict[str, float] = field(default_factory=dict)

    def measure(self, task: Task) -> None:
        """Run a task, and note its seconds."""
        task.prepare(self.folder)
        took = spend(self._command(task), self.folder, environment(self.source))
        self.spent.setdefault(task.name, []).append(took)

    def watch(self, task: Task) -> None:
        """Run a task, and note the most memory of all its processes at one time, in MB."""
        task.prepare(self.folder)
        took = watch_memory(self._command(task), self.folder, environment(self.source))
        self.memory[task.name] = max(took.together, took.main)

    def calls(self) -> Mapping[str, int]:
        """The calls of each task on the smaller guideline."""
        return {
            task: calls.total
            for name in SEQUENCES
            for task, calls in count_sequence(name, self.source).items()
        }

    def _command(self, task: Task) -> Sequence[str]:
        return (*guidepress(self.source), *task.arguments)


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """The files of a revision of this repository, in a temporary folder."""
    command = ("git", "-C", str(ROOT), "archive", revision)
    archive = subprocess.run(command, capture_output=True, check=False)
    if archive.returncode:
        sys.exit(archive.stderr.decode())
    with (
        tempfile.TemporaryDirectory() as folder,
        tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files,
    ):
        files.extractall(folder, filter="data")
        yield Path(folder)


def measure(sides: Sequence[Side], repeat: int) -> None:
    """Run every task in turns, so often, and once more with a look at the memory."""
    for number in range(repeat):
        print(f"round {number + 1} of {repeat}", file=sys.stderr, flush=True)
        order = sides if number % 2 == 0 else sides[::-1]
        for tasks in SEQUENCES.values():
            for task in tasks:
                for side in order:
                    side.measure(task)
    print("memory", file=sys.stderr, flush=True)
    for side in sides:
        for task in (task for tasks in SEQUENCES.values() for task in tasks):
            side.watch(task)


def rows(other: Side, here: Side) -> Iterator[Sequence[str]]:
    """A row for each task and figure."""
    print("calls", file=sys.stderr, flush=True)
    calls = other.calls(), here.calls()
    for name in TASKS:
        pairs = list(zip(other.spent[name], here.spent[name], strict=True))
        yield _row(f"{name}, seconds", [(a.seconds, b.seconds) for a, b in pairs], ".2f")
        yield _row(f"{name}, CPU seconds", [(a.cpu, b.cpu) for a, b in pairs], ".2f")
        yield _row(f"{name}, calls", [(calls[0][name], calls[1][name])], ",.0f")
        yield _row(f"{name}, MB", [(other.memory[name], here.memory[name])], ".0f")


def _row(name: str, pairs: Sequence[tuple[float, float]], digits: str) -> Sequence[str]:
    before, after = (format(median(values), digits) for values in zip(*pairs, strict=True))
    return (name, before, after, f"{median(new / old for old, new in pairs):.3f}")


def table(lines: Sequence[Sequence[str]]) -> str:
    """The lines in columns; names to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            [line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])],
        )
        for line in lines
    )


def main() -> None:
    """Measure both, and print the table."""
    parser = argparse.ArgumentParser(description="Hold this checkout against another revision.")
    parser.add_argument("revision", help="as git names it: a tag, a commit, HEAD~3")
    parser.add_argument("--quick", action="store_true", help="1 chapter instead of 6")
    parser.add_argument("--repeat", type=int, default=5, help="how often each task is measured")
    options = parser.parse_args()
    chapters = CHAPTERS if options.quick else corpus.QUICK
    with (
        checkout(options.revision) as source,
        tempfile.TemporaryDirectory() as first,
        tempfile.TemporaryDirectory() as second,
    ):
        sides = Side(source, Path(first)), Side(ROOT, Path(second))
        for side in sides:
            write_guideline(side.folder, chapters)
        measure(sides, options.repeat)
        lines = [HEAD, *rows(*sides)]
    print(f"other: {options.revision}; chapters: {chapters}, for calls {CHAPTERS}, in 2 editions")
    print(f"and 2 languages; medians of {options.repeat}, Python {sys.version.split()[0]}\n")
    print(table(lines))


if __name__ == "__main__":
    main()
