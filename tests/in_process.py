"""Commands run in this process, for laws that need hundreds of them.

Starting Python and the site engine again and again would take nearly all of the time. So a command
is called and not started, and of the programs that it starts each run is kept with all that went
in: who asks the same of the same program gets what it gave then. `sites.guidepress` runs the
command as a user does.
"""

import gc
import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from guidepress.cli.main import main
from sites import snapshot

QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - whatever is made there is removed
"""Where files are quick to write, if there is such a place."""

_run = subprocess.run
_TIME = re.compile(r"\d+ files made anew in [\d.]+ s")

Tree = dict[str, bytes] | bytes | None
"""What is at a path: the files of a folder, the bytes of a file, or nothing."""


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said but for how long it took."""

    code: int
    out: str


def run(*arguments: str | Path, cwd: Path, **environment: str) -> Done:
    """Run the command in a folder; all its work in this process."""
    said = io.StringIO()
    argv = ["guidepress", *map(str, arguments)]
    with _as_if_alone(cwd, argv, environment), redirect_stdout(said), redirect_stderr(said):
        code = _exit_code()
    return Done(code, _TIME.sub("…", said.getvalue()))


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


@contextmanager
def _as_if_alone(cwd: Path, argv: list[str], environment: dict[str, str]) -> Iterator[None]:
    on_interrupt = signal.getsignal(signal.SIGINT)
    with (
        chdir(cwd),
        patch.object(sys, "argv", argv),
        patch.dict(os.environ, environment),
        patch.object(os, "cpu_count", lambda: 1),  # no other process
        patch.object(subprocess, "run", _remembered),
        patch.object(tempfile, "tempdir", QUICK),
    ):
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, on_interrupt)
            gc.unfreeze()  # a command that ends with its process need not tidy up


# ---- programs ----

_results: dict[bytes, tuple[subprocess.CompletedProcess[Any], dict[int, Tree]]] = {}


def _remembered(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[Any]:
    """What a program gives, and what it writes to the paths that it is told."""
    paths = {n: Path(part) for n, part in enumerate(command) if n and Path(part).is_absolute()}
    if not paths:  # nobody knows what it reads
        return _run(command, **options)
    before = {number: _tree(path) for number, path in paths.items()}
    words = [before.get(number, part) for number, part in enumerate(command)]
    key = hashlib.sha256(repr((words, options)).encode()).digest()
    if key not in _results:
        done = _run(command, **options)
        after = {number: _tree(path) for number, path in paths.items()}
        _results[key] = done, {n: tree for n, tree in after.items() if tree != before[n]}
        return done
    done, made = _results[key]
    for number, tree in made.items():
        _put(paths[number], tree)
    return done


def _tree(path: Path) -> Tree:
    if path.is_dir():
        return snapshot(path)
    return path.read_bytes() if path.exists() else None


def _put(path: Path, tree: Tree) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    files = {"": tree} if isinstance(tree, bytes) else tree or {}
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
