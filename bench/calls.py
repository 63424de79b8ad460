"""Count the calls of a command: a measure of work that is the same on every machine.

Counted are the functions of guidepress and of the packages that it uses, each time that one is
entered or a generator goes on, and the functions written in C that they call. Left out are

- the standard library's own functions: how often threads and pipes are asked depends on the clock;
- comprehensions, which Python 3.11 enters like functions and later versions do not.

What is left is the same number in every run, and on Python 3.11 to 3.13 the same within 0.7 %.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = "packages"
"""What the calls of all packages beside guidepress are counted under."""
COMPREHENSIONS = ("<listcomp>", "<dictcomp>", "<setcomp>")

Row = tuple[str, str, int, int]
"""The file of a function, its qualified name, how often it was entered, its calls of C."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of a command, by function: `view/chapter.py:chapter_view`, or `packages`."""

    functions: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.functions.values())

    def rooms(self) -> Mapping[str, int]:
        """The calls by folder of guidepress, and those of all packages together."""
        rooms: Counter[str] = Counter()
        for function, calls in self.functions.items():
            rooms[function.partition("/")[0].partition(":")[0]] += calls
        return rooms


def environment(source: Path) -> dict[str, str]:
    """The environment of a command of the checkout `source`, without a user's own settings."""
    bare = {name: v for name, v in os.environ.items() if not name.startswith("GUIDEPRESS_")}
    return bare | {
        "PYTHONPATH": str(source / "src"),
        "PYTHONHASHSEED": "0",
        "CI": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }


def count(command: Sequence[str], cwd: Path, source: Path) -> Calls:
    """Run a command of the checkout `source`, and count its calls and those of what it starts.

    Ends the program if the command fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = environment(source)
        settings["PYTHONPATH"] = f"{HERE / 'counter'}{os.pathsep}{settings['PYTHONPATH']}"
        settings["COUNT_CALLS_INTO"] = folder
        result = subprocess.run(
            command, cwd=cwd, env=settings, capture_output=True, text=True, check=False
        )
        if result.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{result.stdout}{result.stderr}")
        return Calls(_functions(_rows(Path(folder)), source / "src" / "guidepress"))


def _rows(folder: Path) -> Iterator[Row]:
    for file in folder.iterdir():
        yield from json.loads(file.read_bytes())


def _functions(rows: Iterator[Row], package: Path) -> Mapping[str, int]:
    functions: Counter[str] = Counter()
    for file, name, entered, in_c in rows:
        function = _function(file, name, package)
        if function:
            functions[function] += in_c + (0 if name.endswith(COMPREHENSIONS) else entered)
    return functions


def _function(file: str, name: str, package: Path) -> str:
    """What calls are counted under; empty where they are not counted."""
    path = Path(file)
    if path.is_relative_to(package):
        return f"{path.relative_to(package).as_posix()}:{_outside_comprehensions(name)}"
    return PACKAGES if "site-packages" in path.parts else ""


def _outside_comprehensions(name: str) -> str:
    """The function that a comprehension stands in: `rows.<locals>.<listcomp>` → `rows`."""
    while name.endswith(COMPREHENSIONS):
        name = name.rpartition(".")[0].removesuffix(".<locals>")
    return name
