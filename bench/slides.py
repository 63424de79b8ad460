"""What slide decks take: one of a chapter, and all of a guideline of real size.

    python bench/slides.py [--quick] [--repeat 3]

One deck is made by the command, in a folder where the content is checked already, once anew and
once unchanged. All of them are made with the site, and held against the same build without them.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import corpus
from spend import Spent, spend

GUIDEPRESS = (sys.executable, "-m", "guidepress")
FORMS = {"pptx": 1.0, "html": 1.0, "pdf": 2.0}
"""The forms of a deck, with the seconds that one may take."""


@dataclass(frozen=True)
class Bench:
    """A content folder, and how often each command is measured."""

    content: Path
    repeat: int

    def one(self, chapter: str, form: str) -> tuple[float, float]:
        """Seconds for one chapter's deck: made, and made before."""
        first, second = [], []
        for _ in range(self.repeat):
            self._forget()
            spend((*GUIDEPRESS, "slides", chapter, "--lang", "de", "--check"), self._folder)
            command = (*GUIDEPRESS, "slides", chapter, "--lang", "de", "--format", form)
            first.append(spend(command, self._folder).seconds)
            second.append(spend(command, self._folder).seconds)
        return median(first), median(second)

    def all(self, *options: str) -> Spent:
        """A cold build."""
        self._forget()
        shutil.rmtree(self._folder / "site", ignore_errors=True)
        return spend((*GUIDEPRESS, "build", *options), self._folder)

    def again(self) -> Spent:
        return spend((*GUIDEPRESS, "build", "--slides"), self._folder)

    def _forget(self) -> None:
        shutil.rmtree(self._folder / ".guidepress", ignore_errors=True)

    @property
    def _folder(self) -> Path:
        return self.content.parent


def table(bench: Bench, chapter: str) -> str:
    lines = ["one chapter's deck, by the command, in seconds (aims: 1, 1, 2)"]
    for form in FORMS:
        first, second = bench.one(chapter, form)
        lines.append(f"  {form:6}{first:6.2f} made{second:8.2f} made before")
    without, made = bench.all("--no-slides"), bench.all("--slides")
    same = bench.again()
    cores = made.cpu / made.seconds
    lines += [
        "the whole site, cold",
        f"  without decks {without.seconds:7.1f} s {without.cpu:7.1f} CPU s",
        f"  with decks    {made.seconds:7.1f} s {made.cpu:7.1f} CPU s, on {cores:.1f} cores",
        f"  {_decks(bench.content.parent / 'site')}",
        f"  nothing changed {same.seconds:5.2f} s",
    ]
    return "\n".join(lines)


def _decks(site: Path) -> str:
    files = [file for file in site.glob("*/*/slides/*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1_000_000
    books = [file.stat().st_size / 1_000_000 for file in site.glob("*/*/handbook.pdf")]
    return f"{len(files)} files of decks, {size:.0f} MB; handbooks of {max(books):.1f} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what slide decks take.")
    parser.add_argument("--quick", action="store_true", help=f"{corpus.QUICK} chapters")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        corpus.write(content, corpus.QUICK if options.quick else corpus.CHAPTERS, corpus.years())
        chapter = min(file.stem for file in content.glob("2024/chapters/*.yaml"))
        print(table(Bench(content, options.repeat), chapter))


if __name__ == "__main__":
    main()
