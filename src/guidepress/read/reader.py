"""Read files: each once for the same bytes, and in several processes where that pays."""

import gc
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from guidepress.model.problem import Problem
from guidepress.read import yaml_reader
from guidepress.read.file_kinds import EditionKind, FileKind
from guidepress.read.folder import EditionFolder, File
from guidepress.storage.cache import Cache, digest

MANY_FILES = 6
"""From this number of unread files on, reading them in several processes pays."""

CheckFile = Callable[[yaml_reader.Tree, FileKind], tuple[Any, tuple[Problem, ...]]]
"""Makes a file's value of its data, or `None` where that lacks the right shape; its problems."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of a file: its value, `None` if there is none, and its problems."""

    file: File
    value: Any
    problems: tuple[Problem, ...]


Results = Mapping[str, ReadResult]
"""What became of files, by their paths as problems call them."""


def value_of(kind: EditionKind, folder: EditionFolder, results: Results) -> Any:
    """The value of a file of an edition; `None` where it is not there, or not in order."""
    return next((results[file.path].value for file in folder.of(kind)), None)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files and checks each by itself.

    `context` is the hash of what `check` depends on beside the file. With more than one of `jobs`,
    other processes help, if they can hand over what they read through the cache.
    """

    cache: Cache
    context: str
    check: CheckFile
    jobs: int

    def read(self, files: Sequence[File]) -> list[ReadResult]:
        """What became of each file, in their order."""
        if self.jobs > 1 and self.cache.is_shared:
            self._read_ahead([file for file in files if self._key(file) not in self.cache])
        return [self.read_file(file) for file in files]

    def read_file(self, file: File) -> ReadResult:
        """What became of one file. What could not be opened is tried again the next time."""
        key = self._key(file)
        cached: ReadResult | None = self.cache.get(key)
        if cached is not None:
            return cached
        tree = yaml_reader.read(file.real, file.path)
        result = ReadResult(file, *self.check(tree, file.kind))
        if all(problem.rule != "file-unreadable" for problem in result.problems):
            self.cache.put(key, result)
        return result

    def _key(self, file: File) -> str:
        return digest("read", self.context, file.path, file.digest)

    def _read_ahead(self, files: list[File]) -> None:
        """Let other processes put results into the cache, where that pays; the longest first."""
        if len(files) < MANY_FILES:
            return
        files = sorted(files, key=lambda file: file.kind != "references")
        with ProcessPoolExecutor(self.jobs, initializer=_start, initargs=(self,)) as pool:
            for _ in pool.map(_read_here, files):
                pass


_reader_here: list[Reader] = []
"""The reader of this process, if it was started to read files."""


def _start(reader: Reader) -> None:
    """Prepare a process that reads files; an interrupt is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # it ends before collecting could pay
    _reader_here[:] = [reader]


def _read_here(file: File) -> None:
    _reader_here[0].read_file(file)
