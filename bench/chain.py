"""Build a chain of 20 editions, add the 21st, and say what was done again: `python bench/chain.py`.

    python bench/chain.py [--quick] [--chapters 30] [--editions 21] [--keep DIR]

Each edition words one text in ten anew. Builds are watched for their memory, which slows them by
some hundredths.
"""

import argparse
import pickle
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from pathlib import Path

import corpus
from guidepress.compare.change import Comparison
from run import GUIDEPRESS, build
from spend import Peaks, watch_memory

EDITIONS = 21
Scan = Mapping[str, tuple[int, bytes]]
"""By file, when it was written and the hash of its bytes."""


@dataclass(frozen=True)
class Chain:
    """A guideline and its site in a folder; what builds remember is there as well."""

    folder: Path
    chapters: int
    years: list[str]

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @cached_property
    def _known(self) -> set[Path]:
        return set()

    def measure(self) -> None:
        self.build("cold build", self.years[:-1])
        before = self.seen()
        self.build("one edition more", self.years)
        print(f"nothing changed: {build(self.content, self.folder).seconds:.2f} s\n")
        print(*renewed(before, self.seen()), sep="\n")

    def build(self, name: str, years: list[str]) -> None:
        """Build with these editions, and say what it peaks."""
        corpus.write(self.content, self.chapters, years)
        began = time.perf_counter()
        peaks = watch_memory((*GUIDEPRESS, "build", "--content", str(self.content)), self.folder)
        seconds = time.perf_counter() - began
        print(f"{name}, {len(years)} editions: {seconds:.1f} s, {self.compared()} comparisons")
        print(f"    {_memory(peaks)}", flush=True)

    def compared(self) -> int:
        """How many comparisons were made since this was last asked: what is remembered tells."""
        files = {file for file in self.folder.glob(".guidepress/memory/*/*") if file.is_file()}
        new = files - self._known
        self._known.update(files)
        return sum(isinstance(_unpickle(file), Comparison) for file in new)

    def seen(self) -> Scan:
        site = self.folder / "site"
        files = (file for file in sorted(site.rglob("*")) if file.is_file())
        return {
            file.relative_to(site).as_posix(): (
                file.stat().st_mtime_ns,
                blake2b(file.read_bytes()).digest(),
            )
            for file in files
        }


def _unpickle(file: Path) -> object:
    return pickle.loads(file.read_bytes())  # noqa: S301 - written by this very run


def _memory(peaks: Peaks) -> str:
    """Without the largest other process: while it begins, it shows the main one's memory."""
    return f"main process {peaks.main:.0f} MB, all at one time {peaks.together:.0f} MB"


def renewed(before: Scan, after: Scan) -> Iterator[str]:
    """A line for each part of the site in which files were written; one for all other parts."""
    yield f"{'part of the site':24}{'files':>8}{'written':>9}{'other bytes':>13}"
    untouched: Counter[str] = Counter()
    for part, group in groupby(sorted(after, key=_part), _part):
        files = list(group)
        pairs = [(before.get(file, (0, b"")), after[file]) for file in files]
        written = sum(old[0] != new[0] for old, new in pairs)
        differ = sum(old[1] != new[1] for old, new in pairs)
        if written or differ:
            yield f"{part:24}{len(files):8}{written:9}{differ:13}"
        else:
            untouched.update(parts=1, files=len(files))
    yield f"{untouched['parts']} other parts with {untouched['files']} files: as they were"


def _part(file: str) -> str:
    """The edition or the other part of a site that a file is in."""
    first, _, rest = file.partition("/")
    second, _, inner = rest.partition("/")
    if first == "api":
        return f"api/{inner.partition('/')[0]}"
    return f"{first}/{second}" if inner else first


def main() -> None:
    parser = argparse.ArgumentParser(description="Build a chain of editions, and add one.")
    parser.add_argument(
        "--quick", action="store_true", help=f"{corpus.QUICK} chapters instead of 30"
    )
    parser.add_argument("--chapters", type=int, default=corpus.CHAPTERS)
    parser.add_argument("--editions", type=int, default=EDITIONS, help="with the one added")
    parser.add_argument("--keep", type=Path, help="a folder for all that is made, and kept")
    options = parser.parse_args()
    chapters = corpus.QUICK if options.quick else options.chapters
    years = corpus.years(options.editions)
    print(f"{chapters} chapters, {len(years)} editions, Python {sys.version.split()[0]}")
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        Chain(options.keep.resolve(), chapters, years).measure()
        return
    with tempfile.TemporaryDirectory() as folder:
        Chain(Path(folder), chapters, years).measure()


if __name__ == "__main__":
    main()
