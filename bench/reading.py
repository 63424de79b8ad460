"""Read all YAML of a content folder and print the seconds: what run.py compares with each other.

    python bench/reading.py (safe|check) CONTENT PROCESSES

`safe` reads with PyYAML's CSafeLoader and no more. `check` is our own reading, checking by schema
and rules, and loading, with an empty memory. Imports are not counted in either.
"""

import gc
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import yaml

from guidepress.check.check import check
from guidepress.model.problem import has_errors
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache


def safe(content: Path, processes: int) -> None:
    files = sorted(content.rglob("*.yaml"))
    if processes == 1:
        _ = [_load(file) for file in files]
        return
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_load, files, chunksize=4))


def _load(file: Path) -> object:
    return yaml.load(file.read_bytes(), yaml.CSafeLoader)


def ours(content: Path, processes: int) -> None:
    gc.disable()  # as the command does while it reads
    with tempfile.TemporaryDirectory() as folder:
        checked = check(scan_folder(content), Cache(Path(folder)), processes)
    if has_errors(checked.problems):
        sys.exit(f"the corpus has problems: {checked.problems[0]}")


if __name__ == "__main__":
    work = {"safe": safe, "check": ours}[sys.argv[1]]
    began = time.perf_counter()
    work(Path(sys.argv[2]), int(sys.argv[3]))
    print(time.perf_counter() - began)
