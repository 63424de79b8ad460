"""The frames of pages: a page around a gap for its content, in the shell of its language."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from guidepress.site.html import render
from guidepress.site.pages import Page
from guidepress.site.shell import Shell
from guidepress.view.navigation import Frame, address, way
from guidepress.view.volume import Volume

_PIECES = ("head", "banner", "controls", "footer", "end")
_SWITCHES = ("to_light", "to_dark", "to_auto")
"""What the switch between light and dark says, by the names of words and of gaps."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the navigation; `address` leads there from the page that shows it."""

    title: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of the navigation under a title; a page without a group is alone, without title."""

    title: str
    entries: tuple[Link, ...]
    is_current: bool


def frames(volume: Volume, pages: Sequence[Page], shell: Shell) -> dict[str, str]:
    """The frame of each page, by its address behind the edition's home."""
    framer = _Framer(volume, pages, shell)
    return {page.address: shell.fill(framer.gaps(page)) for page in pages}


class _Framer:
    """Says what fills the gaps of a shell, page by page."""

    def __init__(self, volume: Volume, pages: Sequence[Page], shell: Shell) -> None:
        self._volume = volume
        self._shell = shell
        self._places = {page.address: address(f"{volume.id}/{page.address}") for page in pages}
        groups: dict[str, list[Page]] = {}
        for page in pages:
            if page.group is not None:
                groups.setdefault(page.group or page.address, []).append(page)
        self._groups = list(groups.values())
        self._order = [page for group in self._groups for page in group]

    def gaps(self, page: Page) -> dict[str, str]:
        """The HTML of each gap, by its name."""
        frame = self._volume.frame(page.address)
        before, after = self._beside(page)
        return {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": escape(frame.address + self._places[page.address]),
            "guideline": escape(frame.guideline),
            "root": frame.to_root,
            "base": frame.to_root.rstrip("/"),
            "home": self._way(page, ""),
            "previous": self._way(page, before.address) if before else "",
            "next": self._way(page, after.address) if after else "",
            "skip": f"#{page.contents[0][0]}" if page.contents else "",
            **self._navigation(page, frame),
            **{name: _piece(name, frame) for name in _PIECES},
            **{name: html.escape(frame.words[name]) for name in _SWITCHES},
        }

    def _navigation(self, page: Page, frame: Frame) -> dict[str, str]:
        """The lists of pages, and of the page's headings."""
        context = {"page": page, "frame": frame, "texts": self._shell.texts}
        contents = render("contents.html", **context)
        navigation = render(
            "navigation.html",
            navigation=[self._group(pages, page) for pages in self._groups],
            contents=Markup(contents),  # noqa: S704 - rendered by our template
            home=self._way(page, ""),
            **context,
        )
        return {"contents": contents, "navigation": navigation}

    def _group(self, pages: Sequence[Page], page: Page) -> Group:
        entries = tuple(Link(p.title, self._way(page, p.address), p is page) for p in pages)
        return Group(pages[0].group or "", entries, page in pages)

    def _beside(self, page: Page) -> tuple[Page | None, Page | None]:
        """The pages before and after a page in the navigation."""
        if page not in self._order:
            return None, None
        place = self._order.index(page)
        before, after = self._order[:place], self._order[place + 1 :]
        return before[-1] if before else None, after[0] if after else None

    def _way(self, page: Page, target: str) -> str:
        return way(self._places[page.address], self._places[target])


def _piece(name: str, frame: Frame) -> str:
    return render(f"frame_{name}.html", frame=frame, words=frame.words).strip()
