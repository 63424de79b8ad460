"""Measure guidepress on a guideline of real size and print one table: `make bench`.

    python bench/run.py [--quick] [--repeat 3] [--keep DIR]

Everything runs in processes, folders and memories of its own, in turns; the table shows medians.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import corpus
import material
from comparing import measured
from spend import Spent, spend, spend_together, watch_memory
from tasks import edit_word

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parent / "content"
CORES = os.cpu_count() or 1
GUIDEPRESS = (sys.executable, "-m", "guidepress")
HEAD = ("", "seconds", "CPU s", "against", "seconds", "CPU s", "ratio", "CPU ratio", "aim")

READ = "read, check, load"
SAFE = "CSafeLoader reads"
COMPARE, DEEP = "compare two editions", "DeepDiff, records by id"
COLD, SAME, WORD = "cold build", "build, nothing changed", "build, one word edited"
FULL, BARE = "Material, same content", "Material, bare Markdown"
REAL, HELP, BLANK = "cold build of content/", "guidepress --help", "python -c pass"
ONE, ALL = "one process", f"{CORES} processes"
IN_TURN, AT_ONCE = "one by one", f"{CORES} at a time"


@dataclass
class Bench:
    """Measures into `spent`: by name, what each run of it took."""

    folder: Path
    spent: dict[str, list[Spent]] = field(default_factory=dict)

    @property
    def corpus(self) -> Path:
        return self.folder / "corpus"

    def round(self) -> None:
        """Everything once."""
        for processes, label in ((1, ONE), (CORES, ALL)):
            self._reading(f"{SAFE}, {label}", "safe", processes)
            self._reading(f"{READ}, {label}", "check", processes)
        self._comparing(COMPARE, "guidepress")
        self._comparing(DEEP, "keyed")
        self._material(FULL)
        self._builds()
        self._material(BARE)
        self._starts()

    def take(self, name: str, work: Callable[[], Spent]) -> None:
        print(f"  {name} …", end=" ", file=sys.stderr, flush=True)
        spent = work()
        print(f"{spent.seconds:.2f} s", file=sys.stderr)
        self.spent.setdefault(name, []).append(spent)

    def _reading(self, name: str, what: str, processes: int) -> None:
        command = (sys.executable, str(HERE / "reading.py"), what, str(self.corpus), str(processes))
        spent = spend(command, self.fresh())
        self.take(name, lambda: Spent(float(spent.output), spent.cpu))

    def _comparing(self, name: str, by: str) -> None:
        took = measured(self.corpus, by, self.folder)
        self.take(name, lambda: Spent(took.seconds, took.cpu))

    def _builds(self) -> None:
        """A cold build, then on top of it one with nothing changed, then one with a word edited."""
        place = self.fresh()
        self.take(COLD, lambda: build(self.corpus, place))
        self.take(SAME, lambda: build(self.corpus, place))
        edit_word(self.corpus)
        self.take(WORD, lambda: build(self.corpus, place))
        if (CONTENT / "guideline.yaml").exists():
            self.take(REAL, lambda: build(CONTENT, self.fresh()))

    def _material(self, name: str) -> None:
        out = self.fresh()
        settings = material.write(self.corpus, out, bare=name == BARE)
        builds = [
            (sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(file)) for file in settings
        ]
        self.take(f"{name}, {IN_TURN}", lambda: spend_together(builds, out, 1))
        self.take(f"{name}, {AT_ONCE}", lambda: spend_together(builds, out, CORES))

    def _starts(self) -> None:
        self.take(HELP, lambda: spend((*GUIDEPRESS, "--help"), self.folder))
        self.take(BLANK, lambda: spend((sys.executable, "-c", "pass"), self.folder))

    def fresh(self) -> Path:
        """A new empty folder: what a build remembers is kept below the folder it runs in."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def rows(self) -> list[Sequence[str]]:
        pairs = [
            (f"{READ}, {ONE}", f"{SAFE}, {ONE}", "≤ 1"),
            (f"{READ}, {ALL}", f"{SAFE}, {ALL}", "≤ 1"),
            (COMPARE, DEEP, "≤ 1/20, < 0.5 s"),
            *((COLD, f"{FULL}, {how}", "≤ 1/3") for how in (IN_TURN, AT_ONCE)),
            *((COLD, f"{BARE}, {how}", "") for how in (IN_TURN, AT_ONCE)),
            (SAME, COLD, "≤ 1/30, < 0.5 s"),
            (WORD, COLD, "≤ 1/8"),
            (REAL, "", "< 10 s"),
            (HELP, BLANK, ""),
        ]
        return [self._row(*pair) for pair in pairs if pair[0] in self.spent]

    def _row(self, name: str, other: str, aim: str) -> Sequence[str]:
        seconds, cpu = self._medians(name)
        if not other:
            return (name, f"{seconds:.2f}", f"{cpu:.2f}", "", "", "", "", "", aim)
        against, against_cpu = self._medians(other)
        theirs = (other, f"{against:.2f}", f"{against_cpu:.2f}")
        ratios = (_ratio(seconds / against), _ratio(cpu / against_cpu))
        return (name, f"{seconds:.2f}", f"{cpu:.2f}", *theirs, *ratios, aim)

    def _medians(self, name: str) -> tuple[float, float]:
        spent = self.spent[name]
        return median(one.seconds for one in spent), median(one.cpu for one in spent)

    def memory(self) -> str:
        """How much memory a cold build takes."""
        took = watch_memory((*GUIDEPRESS, "build", "--content", str(self.corpus)), self.fresh())
        return (
            f"peak memory of a cold build (aim < 500 MB): main process {took.main:.0f} MB, largest "
            f"other {took.other:.0f} MB,\nall at one time {took.together:.0f} MB "
            f"({took.summed:.0f} MB where shared pages count for each process)"
        )


def build(content: Path, place: Path) -> Spent:
    return spend((*GUIDEPRESS, "build", "--content", str(content)), place)


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value > 0.5 else f"1/{1 / value:.1f}"  # noqa: PLR2004 - reads better


def table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if index in (0, 3, 8) else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines)


def measure(folder: Path, chapters: int, repeat: int) -> None:
    bench = Bench(folder)
    corpus.write(bench.corpus, chapters, corpus.years())
    size = sum(file.stat().st_size for file in bench.corpus.rglob("*.yaml"))
    for number in range(repeat):
        print(f"round {number + 1} of {repeat}", file=sys.stderr)
        bench.round()
    print(f"{chapters} chapters in 2 editions and 2 languages, {size / 1e6:.1f} MB of YAML;")
    print(f"medians of {repeat} on {CORES} cores, Python {sys.version.split()[0]}\n")
    print(table([HEAD, *bench.rows()]), "", bench.memory(), sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure guidepress on a guideline of real size.")
    parser.add_argument(
        "--quick", action="store_true", help=f"{corpus.QUICK} chapters instead of 30"
    )
    parser.add_argument("--repeat", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--keep", type=Path, help="a folder for all that is made, and kept")
    options = parser.parse_args()
    chapters = corpus.QUICK if options.quick else corpus.CHAPTERS
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        measure(options.keep.resolve(), chapters, options.repeat)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), chapters, options.repeat)


if __name__ == "__main__":
    main()
