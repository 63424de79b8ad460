"""The parts of a site, called shelves, and the files of those that are asked for.

There is a shelf for each language and edition, one for each edition's data and one for its
pictures, one for each deck and each handbook, one for each language and chapter for the lives of
recommendations over all editions, one that says where each of them was when, one for what all
pages share, and one for the entrance.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

from guidepress.build.context import Stock
from guidepress.build.keys import Plan
from guidepress.build.options import Options
from guidepress.build.tasks import HANDBOOK, SLIDES, Made, Task, make_all
from guidepress.read.folder import Source
from guidepress.site import data, search
from guidepress.site.downloads import offered
from guidepress.site.entrance import entrance
from guidepress.site.frames import frames
from guidepress.site.histories import LIVES, PLACES, life_file, places
from guidepress.site.pages import (
    CHANGES_PAGE,
    EDITIONS_PAGE,
    FEED,
    GUIDES_PAGE,
    LIFE_PAGE,
    Page,
    life_plan,
    pages,
)
from guidepress.site.shell import CONTENT, Shell, make_shell
from guidepress.storage.cache import Cache, digest, software
from guidepress.storage.resources import TEMPLATES
from guidepress.view.navigation import address
from guidepress.view.volume import Volume

Files = dict[str, bytes]
Results = Mapping[Task, Made]

_NOT_SOUGHT = (EDITIONS_PAGE, GUIDES_PAGE, CHANGES_PAGE)
"""Where the search does not lead: it leads to what an edition says, not to how it came about."""

_INNER_LINK = re.compile(r'(\bhref="(?!https?:|mailto:|#|/)[^"#?]*/)(?=["#])')


@dataclass(frozen=True)
class Bindery:
    """What is needed to make a site: the stock, where it came from, and how to work."""

    stock: Stock
    source: Source
    cache: Cache
    jobs: int
    options: Options
    progress: Callable[[str], None]

    @cached_property
    def plan(self) -> Plan:
        return Plan(self.stock, self.source, self.options)

    def keys(self) -> Mapping[str, str]:
        """The name of every shelf, with the hash of all that it depends on."""
        return self.plan.keys()

    def bind(self, names: Collection[str]) -> Iterator[tuple[str, Files]]:
        """The files of the shelves named."""
        volumes = {name: volume for name, volume in self.volumes() if name in names}
        self.progress("writing pages")
        results = make_all(list(self.plan.tasks(names)), self.stock, self.cache, self.jobs)
        contents = {name: self._contents(name, results) for name in volumes}
        printed = dict(self.plan.printed())
        self.progress("making shells and search")
        with ThreadPoolExecutor(self.jobs) as threads:
            indexes = threads.map(self._index, contents, contents.values())
            shells = dict(
                zip(self.plan.languages, threads.map(self._shell, self.plan.languages), strict=True)
            )
            if "assets" in names:
                yield "assets", self._assets(shells[self.plan.languages[0]])
            for name in names:
                yield from self._others(name, results)
            for name, index in zip(volumes, indexes, strict=True):
                made = self.frames(volumes[name])
                sizes = self._sizes(volumes[name], results)
                yield name, self.pages(volumes[name], made, contents[name], sizes) | index
            for name in names:
                if name in printed:
                    yield name, self._printed(printed[name], results[printed[name]])
            for task, made_lives in results.items():
                name = f"lives/{task.language}/{task.page.removeprefix(LIVES)}"
                if task.page.startswith(LIVES):
                    yield name, self._lives(task, made_lives)

    def volumes(self) -> Iterator[tuple[str, Volume]]:
        """Each edition in each language, by the name of its shelf."""
        for number, edition in enumerate(self.stock.editions):
            for language in self.plan.languages:
                yield f"{language}/{edition.id}", self.stock.volume(number, language)

    def _contents(self, name: str, results: Results) -> dict[str, str]:
        """The content of each page of a volume, by its address behind the edition's home."""
        language, _, edition = name.partition("/")
        return {
            task.page: made.html[language]
            for task, made in results.items()
            if self.stock.editions[task.number].id == edition and task.language in ("", language)
            if language in made.html and not task.page.startswith(LIVES)
        }

    def frames(self, volume: Volume) -> Mapping[str, str]:
        """The frames of a volume's pages."""
        return self._made(volume, list(pages(volume)))

    def _made(self, volume: Volume, plan: Sequence[Page]) -> Mapping[str, str]:
        key = self.plan.frames(volume, plan)
        language = volume.localizer.language
        return self.cache.get_or_make(key, lambda: frames(volume, plan, self._shell(language)))

    def _shell(self, language: str) -> Shell:
        return self.cache.get_or_make(self.plan.shell(language), lambda: make_shell(language))

    def _index(self, name: str, contents: dict[str, str]) -> Files:
        """The search index of a volume."""
        language = name.partition("/")[0]
        inside = {
            page: html
            for page, html in sorted(contents.items())
            if not page.startswith(_NOT_SOUGHT)
        }
        key = digest(
            "search", software(), name, *(part for pair in inside.items() for part in pair)
        )
        made = self.cache.get_or_make(key, lambda: search.index(inside, language))
        return {f"{name}/pagefind/{path}": content for path, content in made.items()}

    def pages(
        self,
        volume: Volume,
        made: Mapping[str, str],
        contents: dict[str, str],
        sizes: Mapping[str, int],
    ) -> Files:
        """Pages of a volume, and its feed, out of the content of each."""
        files = {}
        for page, content in contents.items():
            place = address(f"{volume.id}/{page}")
            if page == FEED:
                files[f"{volume.id}/{FEED}"] = content.encode()
                continue
            files[f"{place}index.html"] = self._file(
                made[page].replace(CONTENT, offered(content, volume.frame(page), sizes), 1)
            )
        return files

    def _printed(self, task: Task, made: Made) -> Files:
        """The files of a deck or a handbook."""
        folder = f"{task.language}/{self.stock.editions[task.number].id}"
        inside = "" if task.page == HANDBOOK else SLIDES
        return {f"{folder}/{inside}{name}": content for name, content in made.files.items()}

    def _sizes(self, volume: Volume, results: Results) -> Mapping[str, int]:
        """How many bytes each deck and handbook has that a volume's pages offer, by its address."""
        sizes: dict[str, int] = {}
        for _, task in self.plan.printed():
            if (task.number, task.language) == (volume.number, volume.localizer.language):
                made = results.get(task) or self._remembered(task)
                files = self._printed(task, made).items()
                sizes |= {path.removeprefix(f"{volume.id}/"): len(data) for path, data in files}
        return sizes

    def _remembered(self, task: Task) -> Made:
        return make_all([task], self.stock, self.cache, jobs=1)[task]

    def _current(self, language: str) -> Volume:
        return self.stock.volume(len(self.stock.editions) - 1, language)

    def _lives(self, task: Task, made: Made) -> Files:
        """A page for each recommendation that was last read in a chapter."""
        volume = self._current(task.language)
        localized = volume.localized
        frame = self._made(volume, list(life_plan(volume)))[LIFE_PAGE]
        return {
            f"{task.language}/r/{name}/index.html": self._file(
                life_file(frame, name, localized.title(name), content)
            )
            for name, content in made.html.items()
        }

    def _file(self, html: str) -> bytes:
        """The bytes of a page; offline, links name the file that a server would find by itself."""
        return (_INNER_LINK.sub(r"\1index.html", html) if self.options.offline else html).encode()

    def _assets(self, shells: Shell) -> Files:
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
        if kind == "places":
            said = places(self._current(edition).localized)
            yield name, {f"{edition}/r/{PLACES}": said.encode()}
        if kind == "api":
            yield name, self._data(number, results)
        if kind == "entrance":
            leaf = "index.html" if self.options.offline else ""
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
        said = data.changes(self.stock.comparisons[number - 1], self.source.path)
        return {f"{folder}/changes.json": data.to_json(said)}
