"""Hashes of what outputs depend on: bytes of content, schema, templates, code.

Whoever makes something names all that goes into it, out of the parts that are hashed here.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from guidepress.compare.history import Histories
from guidepress.model.guideline import Edition
from guidepress.read.folder import File, Source
from guidepress.storage.cache import digest, software


@dataclass(frozen=True)
class Keys:
    """The hashes of a guideline's parts; editions go by their number, of which the oldest is 0."""

    source: Source
    editions: Sequence[Edition]
    histories: Histories
    _chapters: dict[tuple[int, str], str] = field(default_factory=dict, repr=False)

    @cached_property
    def common(self) -> str:
        """What everything depends on: this software, and the files of the guideline itself."""
        return digest(software(), *(file.digest for file in self.source.common))

    @property
    def master(self) -> str:
        """The master of slides."""
        return self.source.master.digest

    def edition(self, number: int) -> str:
        """All files of an edition."""
        return self.source.editions[number].digest

    def up_to(self, number: int) -> tuple[str, ...]:
        """All files of an edition and of those before it."""
        return tuple(folder.digest for folder in self.source.editions[: number + 1])

    @cached_property
    def every_edition(self) -> tuple[str, ...]:
        """All files of all editions."""
        return self.up_to(len(self.source.editions) - 1)

    def head(self, number: int) -> str:
        """What an edition says of itself."""
        return self.source.editions[number].of("edition")[0].digest

    def beside_chapters(self, number: int) -> tuple[str, ...]:
        """The files of an edition but for its chapters."""
        files = self.source.editions[number].files
        return tuple(file.digest for file in files if file.kind != "chapter")

    def pictures(self, number: int) -> tuple[str, ...]:
        pictures = self.source.editions[number].pictures
        return tuple(picture.digest for picture in pictures.values())

    def neighbours(self, number: int) -> str:
        """What an edition's pages say of other editions: those before it, and the one after it."""
        return self._heads[number]

    @cached_property
    def _heads(self) -> tuple[str, ...]:
        """By number, what there is to say of the editions up to the one after it."""
        heads = [_head(edition) for edition in self.editions]
        return tuple(json.dumps(heads[: number + 2]) for number in range(len(heads)))

    def chapter(self, number: int, name: str) -> str:
        """A chapter of an edition, and the past of its recommendations."""
        if (number, name) not in self._chapters:
            files = self.source.editions[number].files
            own = [f.digest for f in files if f.kind != "chapter" or f.stem == name]
            past = (self.neighbours(number), self.past(number, name))
            self._chapters[number, name] = digest("chapter", self.common, *own, *past)
        return self._chapters[number, name]

    def past(self, number: int, name: str) -> str:
        """All that the past of a chapter's recommendations depends on.

        That is what was said, in the editions up to this number, of each recommendation that ever
        was in the chapter and of those that it came from or led to.
        """
        folders = self.source.editions[: number + 1]
        read = self._read_with.get(name, frozenset())
        files: Iterator[File] = (file for folder in folders for file in folder.files)
        return digest(*(f.digest for f in files if f.kind != "chapter" or f.stem in read))

    @cached_property
    def _read_with(self) -> Mapping[str, frozenset[str]]:
        """By chapter, the chapters that its recommendations and their relatives were ever in."""
        read: dict[str, set[str]] = {}
        for history in self.histories.values():
            relatives = (self.histories[name] for name in (*history.older, *history.newer))
            chapters = {o.chapter for h in (history, *relatives) for o in h.occurrences}
            for occurrence in history.occurrences:
                read.setdefault(occurrence.chapter, set()).update(chapters)
        return {chapter: frozenset(chapters) for chapter, chapters in read.items()}


def _head(edition: Edition) -> object:
    head = edition.head
    chapters = [(chapter.id, dict(chapter.title.words)) for chapter in edition.chapters]
    return head.id, dict(head.version.words), head.status, chapters
