"""One file of a site, made alone, without the others on its shelf."""

from dataclasses import dataclass, field
from functools import cached_property

from guidepress.build.outputs import Bindery, Files
from guidepress.build.tasks import HANDBOOK, SLIDES, Made, Task, make_all
from guidepress.site.pages import EDITIONS_PAGE, GUIDES_PAGE
from guidepress.slides.files import FORMS
from guidepress.view.navigation import address
from guidepress.view.volume import Volume

_LEAF = "index.html"


@dataclass(frozen=True)
class Single:
    """Makes files of a site one by one. What is made as a whole is made once."""

    bindery: Bindery
    _whole: dict[str, Files] = field(default_factory=dict)

    def file(self, path: str) -> bytes | None:
        """A file by its path from the site's root; nothing if the site has none there."""
        path = f"{path}{_LEAF}" if path.endswith("/") or not path else path
        for name, volume in self._volumes:
            for outside in (EDITIONS_PAGE, GUIDES_PAGE) if volume.is_current else ():
                place = address(f"{name}/{outside}")
                if path.startswith(place):
                    page = outside + path.removeprefix(place).removesuffix(_LEAF)
                    return self._page(name, volume, page)
            if path.startswith(f"{name}/"):
                return self._inside(name, volume, path.removeprefix(f"{name}/"))
        return self._on(self._shelf(path), path)

    @cached_property
    def _volumes(self) -> list[tuple[str, Volume]]:
        return list(self.bindery.volumes())

    def _inside(self, name: str, volume: Volume, path: str) -> bytes | None:
        """A file of a volume."""
        if path.startswith(SLIDES) and self.bindery.options.slides:
            return self._deck(volume, path.removeprefix(SLIDES))
        if path == HANDBOOK:
            return self._on(f"handbook/{name}", f"{name}/{path}")
        if path.startswith("pagefind/"):
            return self._on(name, f"{name}/{path}")
        return self._page(name, volume, path.removesuffix(_LEAF))

    def _deck(self, volume: Volume, file: str) -> bytes | None:
        name, _, form = file.partition(".")
        tasks = (task for _, task in self.bindery.plan.printed())
        pages = {task.page for task in tasks if task.number == volume.number}
        if f"{SLIDES}{name}" not in pages or form not in FORMS:
            return None
        task = self.bindery.plan.deck_task(volume.number, volume.localizer.language, name, form)
        return self._made(task).files[file]

    def _page(self, name: str, volume: Volume, page: str) -> bytes | None:
        language = volume.localizer.language
        tasks = (task for task in self.bindery.plan.tasks([name]) if task.page == page)
        task = next(tasks, None)
        if task is None:
            return None
        content = {page: self._made(task).html[language]}
        frames = self.bindery.frames(volume)
        return next(iter(self.bindery.pages(volume, frames, content, self._offers).values()))

    @cached_property
    def _offers(self) -> dict[str, int]:
        """What pages offer; nobody knows how large it is before it is made."""
        tasks = [task for _, task in self.bindery.plan.printed()]
        decks = {f"{t.page}.{form}": 0 for t in tasks if t.page != HANDBOOK for form in FORMS}
        return decks | ({HANDBOOK: 0} if tasks else {})

    def _made(self, task: Task) -> Made:
        return make_all([task], self.bindery.stock, self.bindery.cache, jobs=1)[task]

    def _on(self, shelf: str, path: str) -> bytes | None:
        """A file of a shelf that is made as a whole."""
        if shelf not in self._whole and shelf in self._shelves:
            self._whole.update(self.bindery.bind([shelf]))
        return self._whole.get(shelf, {}).get(path)

    @cached_property
    def _shelves(self) -> frozenset[str]:
        return frozenset(self.bindery.keys())

    def _shelf(self, path: str) -> str:
        """The shelf that has a file which is in no volume."""
        match path.split("/"):
            case ["figures", edition, *_]:
                return f"figures/{edition}"
            case ["api", _, edition, *_]:
                return f"api/{edition}"
            case ["assets", *_]:
                return "assets"
            case [language, "r", "places.js"]:
                return f"places/{language}"
            case [language, "r", name, _] if name in self.bindery.stock.histories:
                chapter = self.bindery.stock.histories[name].occurrences[-1].chapter
                return f"lives/{language}/{chapter}"
        return "entrance"
