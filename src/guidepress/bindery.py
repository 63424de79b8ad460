"""The parts of a site, called shelves: what each depends on, and the files of those asked for.

There is a shelf for each language and edition, one for each edition's data and one for its
pictures, one in each language for the lives of recommendations over all editions, one for what all
pages share, and one for the entrance.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from functools import cached_property

from guidepress import search, shell
from guidepress.memory import Memory, digest, software
from guidepress.model import Edition
from guidepress.press import Made, Stock, Task, make_all
from guidepress.render import data
from guidepress.render.entrance import entrance
from guidepress.render.lives import LIVES, PLACES, life_file, places
from guidepress.render.site import (
    CHANGES_PAGE,
    EDITIONS_PAGE,
    FEED,
    LIFE_PAGE,
    Page,
    Volume,
    pages,
    pieces,
)
from guidepress.shipped import TEMPLATES
from guidepress.source import EditionFolder, Source
from guidepress.view.site import address

Files = dict[str, bytes]
Results = Mapping[Task, Made]

_NOT_SOUGHT = (EDITIONS_PAGE, CHANGES_PAGE, FEED)
"""What the search does not lead to: it leads to what an edition says, not to how it came about."""

_INNER_LINK = re.compile(r'(\bhref="(?!https?:|mailto:|#|/)[^"#?]*/)(?=["#])')


@dataclass(frozen=True)
class Bindery:
    """What is needed to make a site: the stock, where it came from, and how to work."""

    stock: Stock
    source: Source
    memory: Memory
    jobs: int
    offline: bool
    progress: Callable[[str], None]

    def keys(self) -> dict[str, str]:
        """The name of every shelf, with the hash of all that it depends on."""
        every = digest(self._common, *(folder.digest for folder in self.source.editions))
        keys = {"assets": self._common, "entrance": every}
        for number, folder in enumerate(self.source.editions):
            keys[f"figures/{folder.id}"] = folder.digest
            before = [older.digest for older in self.source.editions[:number]]
            keys[f"api/{folder.id}"] = digest(self._common, folder.digest, *before[-1:])
            key = digest(self._common, folder.digest, self._neighbours(number), *before)
            keys |= {f"{language}/{folder.id}": key for language in self._languages}
        return keys | {f"lives/{language}": every for language in self._languages}

    def bind(self, names: Collection[str]) -> Iterator[tuple[str, Files]]:
        """The files of the shelves named."""
        volumes = {name: volume for name, volume in self._volumes() if name in names}
        self.progress("writing pages")
        results = make_all(list(self._tasks(names)), self.stock, self.memory, self.jobs)
        contents = {name: self._contents(name, results) for name in volumes}
        self.progress("making shells and search")
        with ThreadPoolExecutor(self.jobs) as threads:
            indexes = threads.map(self._index, contents, contents.values())
            shells = threads.map(self._shells, volumes.values())
            for name in names:
                yield from self._others(name, results)
            for name, made, index in zip(volumes, shells, indexes, strict=True):
                yield name, self._pages(volumes[name], made, contents[name]) | index
        for language in self._languages:
            if f"lives/{language}" in names:
                yield f"lives/{language}", self._lives(language, results)
        if "assets" in names:
            _, volume = next(self._volumes())  # every volume's shells bring the same assets
            yield "assets", self._assets(self._shells(volume))

    @property
    def _languages(self) -> tuple[str, ...]:
        return self.stock.guideline.languages

    @cached_property
    def _common(self) -> str:
        files = (file.digest for file in self.source.common)
        return digest(software(), str(self.offline), *files)

    def _volumes(self) -> Iterator[tuple[str, Volume]]:
        for number, edition in enumerate(self.stock.editions):
            for language in self._languages:
                yield f"{language}/{edition.id}", self.stock.volume(number, language)

    def _neighbours(self, number: int) -> str:
        """What an edition's pages say of other editions: those before it, and the one after it."""
        return json.dumps([_facts(other) for other in self.stock.editions[: number + 2]])

    def _tasks(self, names: Collection[str]) -> Iterator[Task]:
        """What must be written for the shelves named."""
        for number, (folder, edition) in enumerate(self._editions()):
            stale = [lang for lang in self._languages if f"{lang}/{folder.id}" in names]
            if stale or f"api/{folder.id}" in names:
                yield from (self._chapter_task(number, folder, c.id) for c in edition.chapters)
            for language in stale:
                yield from self._page_tasks(number, folder, language)
        for language in self._languages:
            if f"lives/{language}" in names:
                yield from self._life_tasks(language)

    def _editions(self) -> Iterator[tuple[EditionFolder, Edition]]:
        return zip(self.source.editions, self.stock.editions, strict=True)

    def _chapter_task(self, number: int, folder: EditionFolder, chapter: str) -> Task:
        parts = [file for file in folder.files if file.kind != "chapter" or file.stem == chapter]
        past = self._past(number, chapter)
        key = digest("chapter", self._common, *(file.digest for file in parts), *past)
        return Task(number, f"{chapter}/", "", key)

    def _life_tasks(self, language: str) -> Iterator[Task]:
        """The lives of recommendations, by the chapter that they were last read in."""
        number = len(self.stock.editions) - 1
        heads = json.dumps([_facts(edition) for edition in self.stock.editions])
        for chapter in sorted({life.stays[-1].chapter for life in self.stock.lives.values()}):
            key = digest("lives", self._common, heads, language, *self._past(number, chapter))
            yield Task(number, LIVES + chapter, language, key)

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
        lives = self.stock.lives
        read: dict[str, set[str]] = {}
        for life in lives.values():
            family = (life, *(lives[name] for name in (*life.older, *life.newer)))
            chapters = {stay.chapter for one in family for stay in one.stays}
            for stay in life.stays:
                read.setdefault(stay.chapter, set()).update(chapters)
        return {chapter: frozenset(chapters) for chapter, chapters in read.items()}

    def _page_tasks(self, number: int, folder: EditionFolder, language: str) -> Iterator[Task]:
        volume = self.stock.volume(number, language)
        chapters = {f"{chapter.id}/" for chapter in volume.speaker.edition.chapters}
        for page in pages(volume):
            if page.page not in chapters and page.page != LIFE_PAGE:
                on = self._page_depends_on(page.page, number, folder)
                key = digest("page", self._common, page.page, language, *on)
                yield Task(number, page.page, language, key)
                if page.page == CHANGES_PAGE:
                    yield Task(number, FEED, language, digest("feed", key))

    def _page_depends_on(self, page: str, number: int, folder: EditionFolder) -> tuple[str, ...]:
        if page == "references/":
            own = [file.digest for file in folder.files if file.kind != "chapter"]
            return (*own, json.dumps(list(_citing(self.stock.editions[number]))))
        if page == EDITIONS_PAGE:
            return (self._neighbours(number),)
        if page == CHANGES_PAGE:
            return (self.source.editions[number - 1].digest, folder.digest)
        return (folder.digest,)

    def _contents(self, name: str, results: Results) -> dict[str, str]:
        """The content of each page of a volume, by its address behind the edition's home."""
        language, _, edition = name.partition("/")
        return {
            task.page: made.html[language]
            for task, made in results.items()
            if self.stock.editions[task.number].id == edition and task.language in ("", language)
            if not task.page.startswith(LIVES)
        }

    def _shells(self, volume: Volume) -> shell.Shells:
        head = self.source.editions[volume.number].of("edition")[0]
        titles = json.dumps([astuple(page) for page in pages(volume)])
        neighbours = self._neighbours(volume.number)
        key = digest("shells", self._common, volume.id, head.digest, neighbours, titles)
        return self.memory.recall(key, lambda: shell.make(_job(volume)))

    def _index(self, name: str, contents: dict[str, str]) -> Files:
        """The search index of a volume."""
        language = name.partition("/")[0]
        inside = {page: html for page, html in sorted(contents.items()) if page not in _NOT_SOUGHT}
        key = digest(
            "search", software(), name, *(part for pair in inside.items() for part in pair)
        )
        made = self.memory.recall(key, lambda: search.index(inside, language))
        return {f"{name}/pagefind/{path}": content for path, content in made.items()}

    def _pages(self, volume: Volume, shells: shell.Shells, contents: dict[str, str]) -> Files:
        files = {}
        for page, content in contents.items():
            place = address(f"{volume.id}/{page}")
            if page == FEED:
                files[f"{volume.id}/{FEED}"] = content.encode()
                continue
            files[f"{place}index.html"] = self._file(
                shells.pages[place].replace(shell.GAP, content, 1)
            )
        return files

    def _lives(self, language: str, results: Results) -> Files:
        """A page for each recommendation that there ever was, and where each was when."""
        volume = self.stock.volume(len(self.stock.editions) - 1, language)
        frame = self._shells(volume).pages[address(f"{volume.id}/{LIFE_PAGE}")]
        files = {f"{language}/r/{PLACES}": places(volume.teller).encode()}
        for task, made in results.items():
            if task.page.startswith(LIVES) and task.language == language:
                for name, content in made.html.items():
                    page = life_file(frame, name, volume.teller.title(name), content)
                    files[f"{language}/r/{name}/index.html"] = self._file(page)
        return files

    def _file(self, html: str) -> bytes:
        """The bytes of a page; offline, links name the file that a server would find by itself."""
        return (_INNER_LINK.sub(r"\1index.html", html) if self.offline else html).encode()

    def _assets(self, shells: shell.Shells) -> Files:
        root = TEMPLATES / "site"
        own = (file for file in sorted((root / "assets").rglob("*")) if file.is_file())
        return {
            **shells.assets,
            **{file.relative_to(root).as_posix(): file.read_bytes() for file in own},
        }

    def _others(self, name: str, results: Results) -> Iterator[tuple[str, Files]]:
        kind, _, edition = name.partition("/")
        number = next((i for i, e in enumerate(self.stock.editions) if e.id == edition), 0)
        if kind == "figures":
            pictures = self.source.editions[number].pictures
            yield name, {f"{name}/{file}": p.real.read_bytes() for file, p in pictures.items()}
        if kind == "api":
            yield name, self._data(number, results)
        if kind == "entrance":
            leaf = "index.html" if self.offline else ""
            made = entrance(self.stock.guideline, self.stock.editions, self.stock.words, leaf)
            yield name, {path: text.encode() for path, text in made.items()}

    def _data(self, number: int, results: Results) -> Files:
        guideline, edition = self.stock.guideline, self.stock.editions[number]
        made = {task.page: made for task, made in results.items() if task.number == number}
        records = [record for c in edition.chapters for record in made[f"{c.id}/"].records]
        folder = f"api/v1/{edition.id}"
        return {
            f"{folder}/recommendations.json": data.to_json(
                data.recommendations(guideline, edition, records)
            ),
            f"{folder}/references.json": data.to_json(data.references(edition)),
            f"{folder}/chapters.json": data.to_json(data.chapters(guideline, edition)),
            **self._changes(folder, number),
        }

    def _changes(self, folder: str, number: int) -> Files:
        if not number:
            return {}
        return {f"{folder}/changes.json": data.to_json(self.stock.comparisons[number - 1].record())}


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


def _job(volume: Volume) -> shell.Job:
    head = volume.speaker.guideline.head
    return shell.Job(
        language=volume.speaker.language,
        site_name=volume.speaker.plain(head.short_title),
        site_address=head.address,
        home=f"{volume.id}/",
        words=volume.speaker.words.words,
        pages=[_page_job(volume, page) for page in pages(volume)],
    )


def _page_job(volume: Volume, page: Page) -> shell.PageJob:
    return shell.PageJob(
        address=address(f"{volume.id}/{page.page}"),
        title=page.title,
        description=page.description,
        group=page.group,
        contents=page.contents,
        pieces=pieces(volume.frame(page.page)),
    )
