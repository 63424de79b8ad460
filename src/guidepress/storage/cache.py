"""Work that has been done is not done again: results kept under a hash of all they depend on."""

import contextlib
import hashlib
import os
import pickle
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from guidepress.storage.resources import DOCS, SCHEMA, TEMPLATES

T = TypeVar("T")
_SOURCE = Path(__file__).parents[1]


def digest(*parts: str | bytes) -> str:
    """One hash for several parts; no two different lists of parts have the same."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(content).to_bytes(8))
        hashed.update(content)
    return hashed.hexdigest()


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
    """A folder of results. What cannot be read is made again; what cannot be kept is not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_or_make(self, key: str, make: Callable[[], T]) -> T:
        """The result under `key`, made now if it is not there."""
        found, result = self.look_up(key)
        if found:
            return result  # type: ignore[no-any-return] # what was kept is what make() gave
        made = make()
        self.keep(key, made)
        return made

    def has(self, key: str) -> bool:
        return self._file(key).exists()

    def look_up(self, key: str) -> tuple[bool, Any]:
        """Whether there is a result under `key`, and the result."""
        try:
            return True, pickle.loads(self._file(key).read_bytes())  # noqa: S301 - our own folder
        except Exception:  # noqa: BLE001 - a damaged pickle may raise anything
            return False, None

    def keep(self, key: str, result: object) -> None:
        """Keep a result; whole or not at all."""
        target = self._file(key)
        draft = target.with_suffix(f".{os.getpid()}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft.write_bytes(pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL))
            draft.replace(target)
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink()

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


class RecentCache(Cache):
    """A memory that also keeps at hand, in this process, what was asked for lately."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._now: dict[str, Any] = {}
        self._before: dict[str, Any] = {}

    def has(self, key: str) -> bool:
        return key in self._now or key in self._before or super().has(key)

    def look_up(self, key: str) -> tuple[bool, Any]:
        for at_hand in (self._now, self._before):
            if key in at_hand:
                self._now[key] = at_hand[key]
                return True, at_hand[key]
        found, result = super().look_up(key)
        if found:
            self._now[key] = result
        return found, result

    def keep(self, key: str, result: object) -> None:
        self._now[key] = result
        super().keep(key, result)

    def forget(self) -> None:
        """Keep at hand only what was asked for since this was called last."""
        self._before, self._now = self._now, {}
