"""The sites that tests look at, and what can be read off them."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import yaml
from filelock import FileLock
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).parents[1]
CONTENT = {"ago": ROOT / "content", "houseplants": ROOT / "examples" / "houseplants"}
GUIDES = ("first-recommendation", "new-edition", "translate", "rules", "look", "publish")
PAGES = ("", "grades/", "references/", "glossary/", "report/", "about/")


def guidepress(
    *arguments: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "guidepress", *map(str, arguments)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build(content: Path, out: Path, *options: str, **environment: str) -> Path:
    """Make a site, with nothing remembered from elsewhere."""
    out.parent.mkdir(parents=True, exist_ok=True)
    options = ("--content", str(content), "--out", str(out), *options)
    done = guidepress("build", *options, cwd=out.parent, **environment)
    assert done.returncode == 0, done.stderr
    return out


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one of this test run's workers that is at work in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        yield


def build_once(content: Path, out: Path, *options: str) -> Path:
    """Make a site, or wait until another worker of this test run has made it."""
    with alone(out.parent):
        return out if out.is_dir() else build(content, out, *options)


def snapshot(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder, by path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


LASTING = re.compile(r"sitemap\.xml|[a-z]{2}/(index\.html|(editions|current|r|guides)/.*)")
"""Addresses that belong to no edition."""


def page_of(path: str, edition: str) -> tuple[str, str] | None:
    """The language and the page, if a path is that of a page in an edition; a deck is none."""
    found = re.fullmatch(rf"([a-z]{{2}})/{re.escape(edition)}/(?!slides/)(.*index\.html)", path)
    return (found[1], found[2]) if found else None


def tells_of_the_newest(
    path: str, newest: str, later: Sequence[str], whole: Mapping[str, bytes]
) -> bool:
    """Whether a path, in the site of which `newest` was the newest edition, says so.

    That is what changes when `later` ones come, in the `whole` site that has them: the frames of
    its pages, and what outlives editions.
    """
    if current := page_of(path, "current"):  # leads to the newest edition that has the page
        language, page = current
        return any(f"{language}/{edition}/{page}" in whole for edition in (newest, *later))
    return page_of(path, newest) is not None or LASTING.fullmatch(path) is not None


@dataclass(frozen=True)
class Wanted:
    """What a content folder asks for, read by a plain YAML reader."""

    content: Path

    @cached_property
    def guideline(self) -> Any:
        return _yaml(self.content / "guideline.yaml")

    @property
    def languages(self) -> list[str]:
        return list(self.guideline["languages"])

    @property
    def base(self) -> str:
        """The site's public address."""
        return str(self.guideline["address"]).rstrip("/") + "/"

    @cached_property
    def editions(self) -> dict[str, Any]:
        """What each edition.yaml says, the oldest first."""
        files = sorted(self.content.glob("*/edition.yaml"))
        return {file.parent.name: _yaml(file) for file in files}

    @property
    def current(self) -> str:
        return list(self.editions)[-1]

    def chapter(self, edition: str, name: str) -> Any:
        return _yaml(self.content / edition / "chapters" / f"{name}.yaml")

    def chapters(self, edition: str) -> dict[str, Any]:
        return {name: self.chapter(edition, name) for name in self.editions[edition]["chapters"]}

    def references(self, edition: str) -> list[Any]:
        return list(_yaml(self.content / edition / "references.yaml")["references"])

    def scales(self) -> dict[str, Any]:
        """The scales by the key that ratings use."""
        folders = (self.content / "scales", ROOT / "schema" / "scales")
        return {
            key: next(_yaml(f / f"{name}.yaml") for f in folders if (f / f"{name}.yaml").exists())
            for key, name in self.guideline["scales"].items()
        }

    def pages(self, edition: str) -> list[str]:
        """The pages of an edition, as addresses behind its home."""
        news = ["changes/"] if edition != next(iter(self.editions)) else []
        return [*PAGES, *news, *(f"{name}/" for name in self.editions[edition]["chapters"])]

    def histories(self) -> list[str]:
        """The lasting address of every recommendation that any edition has, behind a language."""
        names = {
            item["id"]
            for edition in self.editions
            for chapter in self.chapters(edition).values()
            for _, item in recommendations(chapter)
        }
        return [f"r/{name}/" for name in sorted(names)]

    def guides(self) -> list[str]:
        """The guides for authors, if the site has them, behind a language."""
        names = ("", *(f"{name}/" for name in GUIDES)) if self.guideline.get("guides") else ()
        return [f"guides/{name}" for name in names]

    def addresses(self) -> list[str]:
        """The address of every page with content, from the site's root."""
        pages = [
            f"{language}/{edition}/{page}"
            for language in self.languages
            for edition in self.editions
            for page in self.pages(edition)
        ]
        lasting = ("editions/", *self.guides(), *self.histories())
        return [*pages, *(f"{language}/{page}" for language in self.languages for page in lasting)]


def recommendations(chapter: Any) -> Iterator[tuple[str, Any]]:
    """Every recommendation of a chapter as its YAML has it, with its section, in order."""

    def family(items: Any) -> Iterator[Any]:
        for item in items:
            yield item
            yield from family(item.get("children", ()))

    for section in chapter["sections"]:
        for block in section.get("blocks", ()):
            if block["kind"] == "recommendations":
                yield from ((section["id"], item) for item in family(block["items"]))


def _yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_bytes())


@dataclass(frozen=True)
class Page:
    """A page: its address from the site's root ('' for the entrance), and its HTML."""

    address: str
    tree: LexborHTMLParser

    @cached_property
    def ids(self) -> set[str]:
        return {str(node.attributes["id"]) for node in self.tree.css("[id]")}

    def all(self, selector: str) -> list[LexborNode]:
        return self.tree.css(selector)

    def one(self, selector: str) -> LexborNode:
        found = self.tree.css(selector)
        assert len(found) == 1, f"{self.address}: {len(found)} × {selector}"
        return found[0]

    def text(self, selector: str) -> str:
        return " ".join(self.one(selector).text().split())

    @property
    def is_redirect(self) -> bool:
        return not self.tree.css("body.gp-door, .md-content") and self.address != ""

    def targets(self) -> Iterator[str]:
        """Every address that the page names, as it is written."""
        for node in self.all("[href], [src]"):
            yield str(node.attributes.get("href") or node.attributes.get("src") or "")


class Site:
    """A site that was made from a content folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.wanted = Wanted(CONTENT[name])

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page, by address."""
        return {
            address: Page(address, LexborHTMLParser(file.read_text(encoding="utf-8")))
            for file in sorted(self.folder.rglob("*.html"))
            if "slides" not in file.parts  # decks are no pages
            for address in [file.relative_to(self.folder).as_posix().removesuffix("index.html")]
        }

    def page(self, address: str) -> Page:
        return self.pages[address]

    def chapters(self, language: str, edition: str) -> list[Page]:
        names = self.wanted.editions[edition]["chapters"]
        return [self.page(f"{language}/{edition}/{name}/") for name in names]

    def resolve(self, page: Page, target: str) -> tuple[str, str] | None:
        """The address and the anchor that a link leads to; nothing if it leads to another site."""
        base = self.wanted.base
        absolute, anchor = urldefrag(urljoin(base + page.address, target))
        if not absolute.startswith(base):
            return None
        return unquote(absolute.removeprefix(base)), unquote(anchor)

    def is_there(self, address: str, anchor: str) -> bool:
        if address == "" or address.endswith("/"):
            page = self.pages.get(address)
            return page is not None and (not anchor or anchor in page.ids)
        return (self.folder / address).is_file()


def is_foreign(target: str) -> bool:
    """Whether an address names a host."""
    return bool(urlsplit(target).netloc)
