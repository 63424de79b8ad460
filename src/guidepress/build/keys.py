"""What a site depends on: which parts it has, what must be written for them, and each one's key.

A key is the hash of all that a result depends on: bytes of content, schema, templates, code.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property

from guidepress.build.context import Stock
from guidepress.build.options import Options
from guidepress.build.tasks import HANDBOOK, SLIDES, Task
from guidepress.model.guideline import Edition
from guidepress.read.folder import EditionFolder, Source
from guidepress.site.histories import LIVES
from guidepress.site.pages import (
    CHANGES_PAGE,
    EDITIONS_PAGE,
    FEED,
    GUIDES_PAGE,
    REPORT_PAGE,
    Page,
    life_plan,
    pages,
)
from guidepress.slides.files import NEWS
from guidepress.storage.cache import digest, software
from guidepress.view.volume import Volume


@dataclass(frozen=True)
class Plan:
    """The plan of a site: its stock, and the files that it came from."""

    stock: Stock
    source: Source
    options: Options

    def keys(self) -> dict[str, str]:
        """The name of every shelf, with the hash of all that it depends on."""
        every = digest(self._common, *(folder.digest for folder in self.source.editions))
        keys = {"assets": self._common, "entrance": every}
        for number, folder in enumerate(self.source.editions):
            keys[f"figures/{folder.id}"] = folder.digest
            before = [older.digest for older in self.source.editions[:number]]
            keys[f"api/{folder.id}"] = digest(self._common, folder.digest, *before[-1:])
            key = digest(self._common, folder.digest, self._neighbours(number), *before)
            keys |= {f"{language}/{folder.id}": key for language in self.languages}
        keys |= {f"places/{language}": every for language in self.languages}
        keys |= {name: key for name, _, key in self._lives()}
        return keys | {name: task.key for name, task in self.printed()}

    @property
    def languages(self) -> tuple[str, ...]:
        return self.stock.guideline.languages

    @cached_property
    def _common(self) -> str:
        files = (file.digest for file in self.source.common)
        return digest(software(), self.options.key, *files)

    def _neighbours(self, number: int) -> str:
        """What an edition's pages say of other editions: those before it, and the one after it."""
        return json.dumps([_facts(other) for other in self.stock.editions[: number + 2]])

    def tasks(self, names: Collection[str]) -> Iterator[Task]:
        """What must be written for the shelves named."""
        for number, (folder, edition) in enumerate(self._editions()):
            stale = [lang for lang in self.languages if f"{lang}/{folder.id}" in names]
            if stale or f"api/{folder.id}" in names:
                yield from (self._chapter_task(number, folder, c.id) for c in edition.chapters)
            for language in stale:
                yield from self._page_tasks(number, folder, language)
        yield from (task for name, task, _ in self._lives() if name in names)
        yield from (task for name, task in self.printed() if name in names)

    def printed(self) -> Iterator[tuple[str, Task]]:
        """The shelves of decks and handbooks, and the task of each."""
        for number in range(len(self.source.editions)) if self.options.slides else ():
            for language in self.languages:
                yield from self._printed(number, language)

    def _printed(self, number: int, language: str) -> Iterator[tuple[str, Task]]:
        edition = self.stock.editions[number]
        place = f"{language}/{edition.id}"
        decks = [chapter.id for chapter in edition.chapters] + [NEWS] * (number > 0)
        for name in decks:
            yield f"slides/{place}/{name}", self.deck_task(number, language, name)
        whole = [folder.digest for folder in self.source.editions[: number + 1]]
        key = digest("handbook", self._common, language, self._neighbours(number), *whole)
        yield f"handbook/{place}", Task(number, HANDBOOK, language, key)

    def deck_task(self, number: int, language: str, name: str, form: str = "") -> Task:
        """The task of a deck: of a chapter or of what is new, in every form or in one."""
        folder = self.source.editions[number]
        if name == NEWS:
            on = [self._common, self.source.editions[number - 1].digest, folder.digest]
        else:
            on = [self._chapter_key(number, folder, name)]
            on += [picture.digest for picture in folder.pictures.values()]
        page = f"{SLIDES}{name}{form and '.'}{form}"
        return Task(number, page, language, digest(page, language, self.source.master.digest, *on))

    def _editions(self) -> Iterator[tuple[EditionFolder, Edition]]:
        return zip(self.source.editions, self.stock.editions, strict=True)

    def _chapter_task(self, number: int, folder: EditionFolder, chapter: str) -> Task:
        return Task(number, f"{chapter}/", "", self._chapter_key(number, folder, chapter))

    def _chapter_key(self, number: int, folder: EditionFolder, chapter: str) -> str:
        parts = [file for file in folder.files if file.kind != "chapter" or file.stem == chapter]
        past = (self._neighbours(number), *self._past(number, chapter))
        return digest("chapter", self._common, *(file.digest for file in parts), *past)

    def _lives(self) -> Iterator[tuple[str, Task, str]]:
        """The lives of recommendations, by the chapter that they were last read in.

        For each chapter and language: the name of its shelf, its task, and the shelf's key.
        """
        number = len(self.stock.editions) - 1
        heads = json.dumps([_facts(edition) for edition in self.stock.editions])
        chapters = sorted(
            {history.occurrences[-1].chapter for history in self.stock.histories.values()}
        )
        for language in self.languages:
            volume = self.stock.volume(number, language)
            frame = self.shells(volume, list(life_plan(volume)))
            for chapter in chapters:
                on = (heads, language, chapter, *self._past(number, chapter))
                key = digest("lives", self._common, *on)
                task = Task(number, LIVES + chapter, language, key)
                yield f"lives/{language}/{chapter}", task, digest(key, frame)

    def _past(self, number: int, chapter: str) -> list[str]:
        """The hashes of all that the past of a chapter's recommendations depends on.

        That is what was said, in the editions up to this number, of each recommendation that ever
        was in the chapter and of those that it came from or led to.
        """
        read = self._read_with.get(chapter, frozenset())
        return [
            file.digest
            for folder in self.source.editions[: number + 1]
            for file in folder.files
            if file.kind != "chapter" or file.stem in read
        ]

    @cached_property
    def _read_with(self) -> Mapping[str, frozenset[str]]:
        """By chapter, the chapters that its recommendations and their relatives were ever in."""
        histories = self.stock.histories
        read: dict[str, set[str]] = {}
        for history in histories.values():
            family = (history, *(histories[name] for name in (*history.older, *history.newer)))
            chapters = {occurrence.chapter for one in family for occurrence in one.occurrences}
            for occurrence in history.occurrences:
                read.setdefault(occurrence.chapter, set()).update(chapters)
        return {chapter: frozenset(chapters) for chapter, chapters in read.items()}

    def _page_tasks(self, number: int, folder: EditionFolder, language: str) -> Iterator[Task]:
        volume = self.stock.volume(number, language)
        chapters = {f"{chapter.id}/" for chapter in volume.localizer.edition.chapters}
        for page in pages(volume):
            if page.page not in chapters:
                on = self._page_depends_on(page.page, number, folder)
                key = digest("page", self._common, page.page, language, *on)
                yield Task(number, page.page, language, key)
                if page.page == CHANGES_PAGE:
                    yield Task(number, FEED, language, digest("feed", key))

    def _page_depends_on(self, page: str, number: int, folder: EditionFolder) -> tuple[str, ...]:
        if page == "references/":
            own = [file.digest for file in folder.files if file.kind != "chapter"]
            return (*own, json.dumps(list(_citing(self.stock.editions[number]))))
        if page == EDITIONS_PAGE or page.startswith(GUIDES_PAGE):
            return (self._neighbours(number),)
        if page in (CHANGES_PAGE, REPORT_PAGE) and number:
            return (self.source.editions[number - 1].digest, folder.digest)
        return (folder.digest,)

    def shells(self, volume: Volume, plan: Sequence[Page]) -> str:
        """The key of the shells of an edition's pages in a language: titles, not words."""
        head = self.source.editions[volume.number].of("edition")[0]
        titles = json.dumps([astuple(page) for page in plan])
        neighbours = self._neighbours(volume.number)
        return digest("shells", self._common, volume.id, head.digest, neighbours, titles)


def _facts(edition: Edition) -> object:
    head = edition.head
    chapters = [(chapter.id, dict(chapter.title.words)) for chapter in edition.chapters]
    return head.id, dict(head.version.words), head.status, chapters


def _citing(edition: Edition) -> Iterator[object]:
    """What the page of references says of the places that cite works."""
    for chapter in edition.chapters:
        for section in chapter.sections:
            refs = [citation.ref for citation in section.citations()]
            yield chapter.id, dict(chapter.title.words), section.id, dict(section.title.words), refs
