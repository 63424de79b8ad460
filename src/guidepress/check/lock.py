"""The lock of a published edition: the hash of each of its files, in the format of sha256sum.

Whoever doubts runs `sha256sum -c edition.lock` in the edition's folder. The seal is the hash of all
lines below it. It shows a slip, or a merge that went wrong; against ill will stands the history.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from shlex import quote

from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.read.file_kinds import EDITION_FILES
from guidepress.read.folder import LOCK, EditionFolder, File

_WRITTEN_LATER = [file for file in EDITION_FILES if not file.locked]
_UNLOCKED_KINDS = frozenset(file.kind for file in _WRITTEN_LATER)
_UNLOCKED_NAMES = frozenset((LOCK, *(file.name for file in _WRITTEN_LATER)))
_HEAD = b"""\
# The files of this edition as they were published. To verify them: sha256sum -c edition.lock
# Written by `guidepress publish`; what was corrected since is in errata.yaml.
# seal: sha256:%b
"""
_SEAL = re.compile(rb"(?:#[^\n]*\n)*# seal: sha256:([0-9a-f]{64})\n")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u2028\u2029\ud800-\udfff]")
_PATH_COLUMN = 67


@dataclass(frozen=True, slots=True)
class Lock:
    """The SHA-256 of each published file by its path in the edition's folder; what is wrong."""

    hashes: Mapping[str, str]
    problems: tuple[Problem, ...]


def hashes(folder: EditionFolder) -> dict[str, str]:
    """The SHA-256 of each file that a lock holds, by its path in the edition's folder."""
    files = {
        file.path.removeprefix(f"{folder.path}/"): file
        for file in (*folder.files, *folder.pictures.values())
        if file.kind not in _UNLOCKED_KINDS
    }
    return {path: sha256(files[path].real.read_bytes()) for path in sorted(files)}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def is_fit(path: str) -> bool:
    """Whether a lock can hold a path: it stays inside, and each program reads it alike."""
    pure = PurePosixPath(path)
    inside = not pure.is_absolute() and ".." not in pure.parts and pure.as_posix() == path
    return inside and path not in _UNLOCKED_NAMES and not _UNFIT.search(path)


def to_bytes(hashes_by_path: Mapping[str, str]) -> bytes:
    """The bytes of the lock that holds these hashes."""
    entries = sorted(hashes_by_path.items())
    lines = "".join(f"{sha}  {path}\n" for path, sha in entries).encode()
    return _HEAD % sha256(lines).encode() + lines


def read(file: File) -> Lock:
    """What a lock holds. Where it has problems, do not rely on its hashes."""
    content = file.real.read_bytes()
    seal = _SEAL.match(content)
    if seal is None:
        return Lock({}, (_unsealed(content, file.path),))
    reader = _Reader(file.path)
    head, lines = seal[0].count(b"\n"), content[seal.end() :]
    problems = list(_check_seal(Location(file.path, head), seal[1], lines))
    for number, line in enumerate(lines.removesuffix(b"\n").split(b"\n"), head + 1):
        problems += reader.line(number, line)
    return Lock(reader.hashes, tuple(problems))


def _unsealed(content: bytes, path: str) -> Problem:
    if b"\r\n" in content:
        return Problem(
            where=Location(path),
            rule="lock-intact",
            message="the line ends of this lock were changed to those of Windows",
            hint="if git did that, write '*.lock -text' and '*.yaml -text' into .gitattributes, "
            "then check the files out anew",
        )
    return _broken(Location(path), "this lock has no seal below its first comments")


def _check_seal(where: Location, seal: bytes, lines: bytes) -> Iterator[Problem]:
    if seal.decode() != sha256(lines):
        yield _broken(where, "this seal does not fit: the lines below it are not those it was for")


def _broken(where: Location, message: str) -> Problem:
    command = f"git log -p -- {quote(where.path)}"
    hint = f"bring the lock back as it was published; to see who changed it, and how: {command}"
    return Problem(where=where, rule="lock-intact", message=message, hint=hint)


class _Reader:
    """Reads the lines of a lock, and remembers which paths there were."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._first: dict[str, int] = {}
        self.hashes: dict[str, str] = {}

    def line(self, number: int, content: bytes) -> Iterator[Problem]:
        """What is wrong with a line; its hash is kept if nothing is."""
        try:
            match = _LINE.fullmatch(content.decode())
        except UnicodeDecodeError as error:
            where = Location(self._path, number, error.start + 1)
            yield _broken(where, f"the byte 0x{content[error.start]:02x} is not UTF-8 text")
            return
        if match is None:
            where = Location(self._path, number)
            yield _broken(where, "this line is not a SHA-256, two spaces, and a path")
            return
        yield from self._entry(number, match[1], match[2])

    def _entry(self, number: int, sha: str, path: str) -> Iterator[Problem]:
        where = Location(self._path, number, _PATH_COLUMN)
        if not is_fit(path):
            yield _broken(where, f"a lock does not hold the path '{path}'")
        elif path in self.hashes:
            yield _broken(where, f"'{path}' stands twice, first in line {self._first[path]}")
        else:
            self.hashes[path], self._first[path] = sha, number
