"""Results of work, kept in a folder under the hash of all that they depend on.

The folder stays within a limit: what was used longest ago is removed first. The time of a file's
last change is the time of its last use.
"""

import contextlib
import hashlib
import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from guidepress.storage.resources import DOCS, SCHEMA, TEMPLATES

T = TypeVar("T")
LIMIT = 2**30
"""So many bytes a cache may hold: 1 GiB."""
HOUR = 3600
"""Seconds: how exactly the last use is noted, and how long a folder's size is taken for granted."""

SHORT = 16
"""Digits of a short digest: 64 bits."""

_SOURCE = Path(__file__).parents[1]
_MISSING = object()


def digest(*parts: str | bytes) -> str:
    """One hash for several parts; no two different lists of parts have the same."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(content).to_bytes(8))
        hashed.update(content)
    return hashed.hexdigest()


def short_digest(*parts: str | bytes) -> str:
    """The beginning of a digest: enough to tell wordings apart, short enough to be written down."""
    return digest(*parts)[:SHORT]


def digest_of_files(files: Iterable[Path]) -> str:
    return digest(*(part for file in sorted(files) for part in (str(file), file.read_bytes())))


@cache
def software() -> str:
    """The hash of this software: its code, schema, templates and guides."""
    code = (file for file in _SOURCE.rglob("*.py") if "shipped" not in file.parts)
    shipped = (
        file for root in (SCHEMA, TEMPLATES, DOCS) for file in root.rglob("*") if file.is_file()
    )
    return digest_of_files([*code, *shipped])


class Cache:
    """A folder of results, one pickle each, which several processes may share.

    What cannot be read is made again, and what cannot be written is not kept. Without a folder
    nothing is kept, and nothing written anywhere.
    """

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit

    @property
    def is_shared(self) -> bool:
        """Whether this process can read what another one puts into its copy of the cache."""
        return self._folder is not None

    def __contains__(self, key: str) -> bool:
        return self._folder is not None and self._file(self._folder, key).exists()

    def get(self, key: str, default: Any = None) -> Any:
        """The result under `key`, or `default`."""
        if self._folder is None:
            return default
        file = self._file(self._folder, key)
        try:
            with file.open("rb") as stream:
                result = pickle.loads(stream.read())  # noqa: S301 - our own folder
                was_used_lately = time.time() - os.fstat(stream.fileno()).st_mtime < HOUR
        except Exception:  # noqa: BLE001 - a damaged pickle may raise anything
            return default
        if not was_used_lately:
            _touch(file)
        return result

    def get_or_make(self, key: str, make: Callable[[], T]) -> T:
        """The result under `key`, made now if it is not there."""
        result = self.get(key, _MISSING)
        if result is _MISSING:
            result = make()
            self.put(key, result)
        return result  # type: ignore[no-any-return] # what was put there is what make() gave

    def put(self, key: str, result: object) -> None:
        """Keep a result; whole or not at all."""
        if self._folder is None:
            return
        target = self._file(self._folder, key)
        draft = target.with_suffix(f".{os.getpid()}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_bytes(pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL))
            draft.replace(target)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()

    def trim(self) -> None:
        """Remove what was used longest ago until the rest fits the limit.

        To be called once the work of a run is done. It looks at the folder at most once an hour.
        """
        if self._folder is None or not _is_due(self._folder / "trimmed"):
            return
        entries = sorted(_entries(self._folder))
        excess = sum(size for _, size, _ in entries) - self._limit
        for _, size, path in entries:
            if excess <= 0:
                break
            with contextlib.suppress(OSError):  # another process may have removed it
                os.unlink(path)  # noqa: PTH108 - a quick walk over many files
            excess -= size

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def _touch(file: Path) -> None:
    """Note that a result was used."""
    with contextlib.suppress(OSError):  # the folder may be one that can only be read
        os.utime(file)


def _is_due(marker: Path) -> bool:
    """Whether an hour has passed since a marker was touched; it is touched now if so.

    Nothing is due in a folder that is not there, or that may not be written to.
    """
    try:
        if marker.exists() and 0 <= time.time() - marker.stat().st_mtime < HOUR:
            return False
        marker.touch()
    except OSError:
        return False
    return True


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each file in the folder's own folders was last used, its size in bytes, its path."""
    for shard in _listed(folder):
        if shard.is_dir(follow_symlinks=False):
            for entry in _listed(shard):
                with contextlib.suppress(OSError):  # another process may have removed it
                    stat = entry.stat(follow_symlinks=False)
                    yield stat.st_mtime, stat.st_size, entry.path


def _listed(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


class RecentCache(Cache):
    """A cache that also holds in this process's memory what was used lately."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        super().__init__(folder, limit)
        self._recent: dict[str, Any] = {}
        self._older: dict[str, Any] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._recent or key in self._older or super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        for results in (self._recent, self._older):
            if key in results:
                self._recent[key] = results[key]
                return results[key]
        result = super().get(key, _MISSING)
        if result is _MISSING:
            return default
        self._recent[key] = result
        return result

    def put(self, key: str, result: object) -> None:
        self._recent[key] = result
        super().put(key, result)

    def drop_unused(self) -> None:
        """Let go, in memory, of what was not used since this was called last."""
        self._older, self._recent = self._recent, {}
