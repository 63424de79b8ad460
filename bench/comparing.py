"""Compare the two editions of the corpus: guidepress, and DeepDiff on the same data, in turns.

    python bench/comparing.py [--quick] [--repeat 3]
    python bench/comparing.py --content FOLDER --by (guidepress|keyed|lists)

The second form measures one in this process and prints it as JSON; the first runs it for each in a
process of its own. Reading, checking and loading are not counted in the seconds, nor is making
plain data for DeepDiff, but all of it is in the memory.
"""

import argparse
import gc
import json
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from deepdiff import DeepDiff

import corpus
from guidepress.check.check import check
from guidepress.compare.compare import compare
from guidepress.compare.neighbours import wording_rules
from guidepress.compare.wording import WordingRules
from guidepress.model.dump import dump
from guidepress.model.guideline import Edition
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache
from spend import MB, spend

AIMS = "aims: DeepDiff ≥ 20 ×, < 0.5 s, < 300 MB in all"
LABELS = {
    "guidepress": "guidepress",
    "keyed": "DeepDiff, records by id, threshold_to_diff_deeper=0",
    "lists": "DeepDiff, lists as they are, its own settings",
}
Work = Callable[[], int]
"""A comparison that is ready to begin; it says how many differences there are."""


@dataclass(frozen=True)
class Compared:
    """What a comparison took, and how many differences it `found`; memory is in MB.

    `peak` is all that the process ever had, with reading and loading; `more` is by how much the
    comparison raised it, `own` what the comparison itself asks for at most (0 if nobody looked).
    """

    seconds: float
    cpu: float
    found: int
    peak: float
    more: float
    own: float


def load(content: Path) -> tuple[Edition, Edition, WordingRules]:
    """The two editions of a content folder, read in this process with an empty memory."""
    with tempfile.TemporaryDirectory() as folder:
        checked = check(scan_folder(content), Cache(Path(folder)))
    if checked.problems or not checked.guideline:
        sys.exit(f"the corpus has problems: {checked.problems[0]}")
    old, new = checked.editions
    return old, new, wording_rules(checked.guideline, checked.words)


def guidepress(old: Edition, new: Edition, judge: WordingRules) -> Work:
    return lambda: len(compare(old, new, judge).changes)


def keyed(old: Edition, new: Edition, _: WordingRules) -> Work:
    one, other = by_id(plain(old)), by_id(plain(new))
    return lambda: _count(DeepDiff(one, other, threshold_to_diff_deeper=0))


def lists(old: Edition, new: Edition, _: WordingRules) -> Work:
    one, other = plain(old), plain(new)
    return lambda: _count(DeepDiff(one, other))


def plain(edition: Edition) -> dict[str, Any]:
    """An edition as its authors write it: lists of chapters, references and abbreviations."""
    works, forms = edition.references.values(), edition.abbreviations.values()
    return {
        "chapters": dump(edition.chapters),
        "references": dump(list(works)),
        "abbreviations": dump(list(forms)),
    }


def by_id(value: Any) -> Any:
    """Plain data in which lists of records that have an id are mappings by that id."""
    if isinstance(value, dict):
        return {name: by_id(part) for name, part in value.items()}
    if not isinstance(value, list):
        return value
    if value and all(isinstance(part, dict) and "id" in part for part in value):
        return {part["id"]: by_id(part) for part in value}
    return [by_id(part) for part in value]


def _count(diff: Any) -> int:
    return sum(len(found) for found in diff.values())


def measure(content: Path, by: str) -> Compared:
    """Compare once in this process; ours a second time, to see what it asks for."""
    work = {"guidepress": guidepress, "keyed": keyed, "lists": lists}[by](*load(content))
    gc.freeze()  # what was loaded is not looked through again and again, for any of them
    before, cpu, began = _peak(), time.process_time(), time.perf_counter()
    found = work()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    peak, more = _peak(), _peak() - before
    own = _asked_for(work) if by == "guidepress" else 0.0
    return Compared(seconds, cpu, found, peak, more, own)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB


def _asked_for(work: Work) -> float:
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    return peak / MB / MB


def measured(content: Path, by: str, folder: Path) -> Compared:
    """The same in a process of its own."""
    command = (sys.executable, __file__, "--content", str(content), "--by", by)
    return Compared(**json.loads(spend(command, folder).output))


def table(folder: Path, chapters: int, repeat: int) -> str:
    content = folder / "corpus"
    corpus.write(content, chapters, corpus.years())
    rounds = [{by: measured(content, by, folder) for by in LABELS} for _ in range(repeat)]
    first = rounds[0]
    lines = [f"{chapters} chapters, medians of {repeat}; ratios are of CPU seconds\n"]
    for by, label in LABELS.items():
        seconds = median(one[by].seconds for one in rounds)
        ratio = median(one[by].cpu / one["guidepress"].cpu for one in rounds)
        cache = f"{first[by].peak:.0f} MB, raised by {first[by].more:.0f}"
        lines.append(f"{label:50}{seconds:7.2f} s{ratio:6.1f} ×{first[by].found:6} found  {cache}")
    lines.append(f"\nguidepress asks for {first['guidepress'].own:.0f} MB to compare; {AIMS}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare two editions in several ways.")
    parser.add_argument(
        "--quick", action="store_true", help=f"{corpus.QUICK} chapters instead of 30"
    )
    parser.add_argument("--repeat", type=int, default=3, help="how often everything is measured")
    parser.add_argument("--content", type=Path, help="the editions to compare in this process")
    parser.add_argument("--by", choices=LABELS, default="guidepress")
    options = parser.parse_args()
    if options.content:
        print(json.dumps(asdict(measure(options.content, options.by))))
        return
    with tempfile.TemporaryDirectory() as folder:
        chapters = corpus.QUICK if options.quick else corpus.CHAPTERS
        print(table(Path(folder), chapters, options.repeat))


if __name__ == "__main__":
    main()
