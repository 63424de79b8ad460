"""Write a site, a folder or a file whole or not at all.

A site is staged in a folder beside its target, then the two folders change places in one step: at
any moment, also after a power failure, there is either the old site or the new one.
"""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: they tell if a file was touched."""

Stamps = Mapping[str, Stamp]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Staging:
    """A site in the making. Files of the old site that stay the same are linked, not copied."""

    def __init__(self, target: Path, work_folder: Path) -> None:
        self._target = target
        self._folder = work_folder / f"staging-{os.getpid()}"
        _clear(work_folder)
        self._folder.mkdir(parents=True)

    def put(self, path: str, content: bytes) -> Stamp:
        """Write a file; `path` is relative to the site and stays inside it."""
        file = self._inside(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        stat = file.stat()
        return (stat.st_size, stat.st_mtime_ns)

    def keep(self, stamps: Stamps) -> Stamps:
        """Take files over from the old site."""
        for path in stamps:
            file = self._inside(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            _link(self._target / path, file)
        return stamps

    def commit(self) -> None:
        """Let the staged site take the target's place."""
        self._target.parent.mkdir(parents=True, exist_ok=True)
        if self._target.exists():
            _exchange(self._folder, self._target)
            shutil.rmtree(self._folder, ignore_errors=True)
        else:
            self._folder.replace(self._target)

    def settle(self) -> None:
        """Let what is staged take a place where nothing is; the system refuses any other."""
        self._folder.rename(self._target)

    def discard(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _inside(self, path: str) -> Path:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts:
            raise ValueError(f"{path} leads out of the site")
        return self._folder / pure


def put_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder where nothing is yet, whole or not at all."""
    work_folder = target.parent / ".guidepress"
    staging = Staging(target, work_folder)
    try:
        for path, content in files.items():
            staging.put(path, content)
        staging.settle()
    finally:
        staging.discard()
        with contextlib.suppress(OSError):
            work_folder.rmdir()


def put_file(target: Path, content: bytes) -> None:
    """Write a file, whole or not at all, and the folders above it."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _link(old: Path, new: Path) -> None:
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copy2(old, new)


def _clear(work_folder: Path) -> None:
    """Remove the folders of runs that were killed."""
    for folder in work_folder.glob("staging-*"):
        if not _is_running(int(folder.name.rpartition("-")[2])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except OSError as error:
        return error.errno == errno.EPERM
    return True


def _exchange(new: Path, old: Path) -> None:
    """Let two folders change places: in one step where the system can, else in three renames."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(new), os.fsencode(old)
        if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(code, os.strerror(code), str(old))
    aside = new.with_name(f"{new.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    old.replace(aside)
    try:
        new.replace(old)
    except OSError:
        with contextlib.suppress(OSError):
            aside.replace(old)
        raise
    aside.replace(new)


def is_intact(site: Path, files: Stamps) -> bool:
    """Whether all these files are there as they were written."""
    try:
        for path, (size, modified) in files.items():
            stat = os.stat(f"{site}/{path}")  # noqa: PTH116 - a quick look at many files
            if stat.st_size != size or stat.st_mtime_ns != modified:
                return False
    except OSError:
        return False
    return True
