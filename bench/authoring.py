"""What an author waits for: check, fmt, and the start of the command.

    python bench/authoring.py [--quick] [--repeat 5]

A guideline of real size is checked cold, beside PyYAML's CSafeLoader that reads the same files, and
once more unchanged; likewise it is put into its form. Medians of whole commands, in turns.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import corpus
from spend import Spent, spend

HERE = Path(__file__).resolve().parent
GUIDEPRESS = (sys.executable, "-m", "guidepress")
AIMS = {
    "check, cold": "<= CSafeLoader",
    "check, nothing changed": "< 0.4 s",
    "check, one file changed": "",
    "fmt --check, nothing changed": "< 2 s",
    "fmt, one file": "< 1 s",
    "guidepress --help": "< 0.15 s",
}


@dataclass
class Bench:
    """Measures in a folder that holds content/; `spent` by name."""

    folder: Path
    spent: dict[str, list[Spent]] = field(default_factory=dict)

    def round(self) -> None:
        """Everything once; what CSafeLoader takes is without the start of its program."""
        self._safe()
        self._forget()
        self._take("check, cold", "check")
        self._take("check, nothing changed", "check")
        with self._edited() as chapter:
            self._take("check, one file changed", "check")
            self._take("fmt, one file", "fmt", str(chapter))
        self._forget()
        self._take("fmt --check, cold", "fmt", "--check")
        self._take("fmt --check, nothing changed", "fmt", "--check")
        self._take("guidepress --help", "--help")

    def _safe(self) -> None:
        for processes in (1, os.cpu_count() or 1):
            command = (sys.executable, str(HERE / "reading.py"), "safe", "content", str(processes))
            name = f"CSafeLoader, {processes} process{'es' * (processes > 1)}"
            read = spend(command, self.folder)
            self.spent.setdefault(name, []).append(Spent(float(read.output), read.cpu))

    def _take(self, name: str, *arguments: str) -> None:
        self.spent.setdefault(name, []).append(spend((*GUIDEPRESS, *arguments), self.folder))

    def _forget(self) -> None:
        shutil.rmtree(self.folder / ".guidepress", ignore_errors=True)

    @contextmanager
    def _edited(self) -> Iterator[Path]:
        """A chapter's file with another first title, badly indented below."""
        file = min((self.folder / "content" / f"{corpus.NEWEST}" / "chapters").glob("*.yaml"))
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("  en: ", "  en: Anew ", 1) + "\n\n", encoding="utf-8")
        yield file
        file.write_text(text, encoding="utf-8")

    def lines(self) -> Iterator[str]:
        for name, spent in self.spent.items():
            seconds = median(one.seconds for one in spent)
            cpu = median(one.cpu for one in spent)
            yield f"{name:30}{seconds:7.2f} s{cpu:8.2f} CPU s   {AIMS.get(name, '')}".rstrip()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what an author waits for.")
    parser.add_argument("--quick", action="store_true", help=f"{corpus.QUICK} chapters")
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        chapters = corpus.QUICK if options.quick else corpus.CHAPTERS
        corpus.write(bench.folder / "content", chapters, corpus.years())
        for _ in range(options.repeat):
            bench.round()
        print(*bench.lines(), sep="\n")


if __name__ == "__main__":
    main()
