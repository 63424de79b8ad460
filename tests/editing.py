"""A small guideline in a folder, and what an author does to it.

`edits_in_chapters`, `edits_of_editions` and `edits_elsewhere` hold one edit of each kind. Each
changes the folder as one step of an author's work would, with words that were never there before;
where it finds nothing to change, it raises `NothingToDoError`.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

from sites import ROOT

T = TypeVar("T")
SMALL = ROOT / "tests" / "cases" / "good" / "years"
"""A guideline with three editions in one language, which has a little of each."""
MASTER = ROOT / "templates" / "slides" / "master.pptx"
POINT = 12_700
"""The units of a slide that are a point."""


class NothingToDoError(Exception):
    """There is nothing in the folder that an edit could change."""


class Pick:
    """Chooses at random; by the same seed alike."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret

    def __call__(self, things: Sequence[T]) -> T:
        if not things:
            raise NothingToDoError
        return self._random.choice(things)

    def order(self, things: Iterable[T]) -> list[T]:
        """All of them, in some order."""
        return self._random.sample(line := list(things), len(line))


class Content:
    """A content folder, as plain data by path."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._words = 0

    def read(self, path: str) -> Any:
        return yaml.safe_load((self.root / path).read_bytes())

    def write(self, path: str, data: Any) -> None:
        """Write data as JSON, which is YAML too."""
        self.put(path, json.dumps(data, ensure_ascii=False, indent=1).encode())

    def put(self, path: str, content: bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def has(self, path: str) -> bool:
        return (self.root / path).exists()

    def files(self, pattern: str) -> list[str]:
        return sorted(file.relative_to(self.root).as_posix() for file in self.root.glob(pattern))

    @contextmanager
    def edited(self, path: str, new: Any = None) -> Iterator[Any]:
        """The data of a file, which is then written with its changes; `new` where it is not."""
        data = self.read(path) if self.has(path) else new
        yield data
        self.write(path, data)

    @property
    def languages(self) -> list[str]:
        return list(self.read("guideline.yaml")["languages"])

    @property
    def editions(self) -> list[str]:
        return [path.split("/")[0] for path in self.files("*/edition.yaml")]

    def chapters(self, edition: str) -> list[str]:
        return list(self.read(f"{edition}/edition.yaml")["chapters"])

    def fresh(self) -> str:
        """A word that was never there before."""
        self._words += 1
        return f"w{self._words}"

    def text(self, words: str = "") -> dict[str, str]:
        """A text in every language, with a word in it that was never there before."""
        fresh = self.fresh()
        return {language: f"{words} {fresh} {language}".strip() for language in self.languages}

    @contextmanager
    def chapter(
        self, pick: Pick, having: Callable[[Any], Sequence[Any]] = lambda _: [True]
    ) -> Iterator[Any]:
        """Some chapter of some edition, to be changed; one that has something."""
        paths = [path for path in self.files("*/chapters/*.yaml") if having(self.read(path))]
        with self.edited(pick(paths)) as chapter:
            yield chapter

    @contextmanager
    def head(self, pick: Pick) -> Iterator[Any]:
        """Some edition.yaml, to be changed."""
        with self.edited(f"{pick(self.editions)}/edition.yaml") as head:
            yield head


def items(chapter: Any) -> list[Any]:
    """Every recommendation that stands in a list of a chapter, heads and children."""
    return [item for line in item_lists(chapter) for item in line]


def item_lists(chapter: Any) -> list[list[Any]]:
    """Every list of recommendations in a chapter."""
    found: list[list[Any]] = []
    waiting = [block["items"] for block in blocks(chapter, "recommendations")]
    while waiting:
        found.append(waiting.pop())
        waiting += [item["children"] for item in found[-1] if "children" in item]
    return found


def long_lists(chapter: Any) -> list[Any]:
    """The lists of recommendations that can do without one."""
    return [line for line in item_lists(chapter) if len(line) > 1]


def citing(chapter: Any) -> list[Any]:
    """Whatever cites works in a chapter."""
    rows = [row for table in blocks(chapter, "table") for row in table["rows"]]
    lists = [part for section in chapter["sections"] for part in section.get("literature", ())]
    return [place for place in (*items(chapter), *rows, *lists) if place.get("cites")]


def footnotes(chapter: Any) -> list[Any]:
    """The footnotes of each section that has some."""
    return [part["footnotes"] for part in chapter["sections"] if part.get("footnotes")]


def blocks(chapter: Any, *kinds: str) -> list[Any]:
    """The blocks of a chapter that are of these kinds."""
    return [block for s in chapter["sections"] for block in s["blocks"] if block["kind"] in kinds]


def picture(*colour: int) -> bytes:
    """A picture that is a square of one colour."""
    lines = (b"\0" + bytes(colour) * 8) * 8
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    chunks = {b"IHDR": header, b"IDAT": zlib.compress(lines), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks.items()
    )


def master(shift: int) -> bytes:
    """The master that is shipped, with everything so many points further to the right."""
    changed, left = io.BytesIO(), 40 * POINT
    with zipfile.ZipFile(MASTER) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            at, moved = f'off x="{left}"'.encode(), f'off x="{left + shift * POINT}"'.encode()
            new.writestr(entry, old.read(entry).replace(at, moved))
    return changed.getvalue()


Edit = Callable[[Content, Pick], None]


class Edits(dict[str, Edit]):
    """Edits by name."""

    def add(self, edit: Edit) -> Edit:
        self[edit.__name__] = edit
        return edit
