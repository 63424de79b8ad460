"""The shell: navigation and contents are ours to write, and just as Material itself writes them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sites import ROOT, Page, Site

PAGES = ("", "changes/", "watering/", "references/", "about/", "../editions/")
"""In the navigation the first and the last; alone and in a group; with and without contents."""
LISTS = ("nav.md-nav--primary", '.md-sidebar[data-md-type="toc"] nav')


@pytest.fixture(scope="module")
def by_material(houseplants: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of pages with the same names, made by MkDocs with Material's own templates."""
    folder = tmp_path_factory.mktemp("material")
    logo = folder / "theme" / "partials" / "logo.html"
    logo.parent.mkdir(parents=True)
    logo.write_text((ROOT / "templates/site/shell/partials/logo.html").read_text())
    for address in _addresses(houseplants):
        file = folder / "docs" / address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(_headings(houseplants.page(address))), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(json.dumps(_settings(houseplants.page("en/2024/"))))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, capture_output=True
    )
    return folder / "site"


def _addresses(site: Site) -> list[str]:
    home = site.page("en/2024/")
    targets = [str(link.attributes["href"]) for link in home.all(f"{LISTS[0]} a.md-nav__link")]
    places = [site.resolve(home, target) for target in targets if not target.startswith("#")]
    return [place[0] for place in places if place]


def _headings(page: Page) -> Iterator[str]:
    for link in page.all(f"{LISTS[1]} a"):
        yield f"## {link.text(strip=True)} {{ {link.attributes['href']} }}"


def _settings(home: Page) -> Any:
    """The navigation as MkDocs wants it: files by title, and lists of them by that of a group."""
    nav: list[Any] = []
    for item in home.one(f"{LISTS[0]} > ul").iter():
        links = [link for link in item.css("a.md-nav__link") if _is_page(link)]
        entries = [{link.text(strip=True): _file(link)} for link in links]
        title = item.css_first("label.md-nav__title")
        is_group = "md-nav__item--nested" in str(item.attributes["class"])
        nav += [{title.text(strip=True): entries}] if is_group and title else entries
    return {
        "site_name": home.text(f"{LISTS[0]} > label"),
        "theme": {
            "name": "material",
            "custom_dir": "theme",
            "language": "en",
            "features": ["navigation.sections"],
        },
        "plugins": [],
        "markdown_extensions": ["attr_list"],
        "nav": nav,
        "extra": {"homepage": "en/2024/"},
    }


def _is_page(link: LexborNode) -> bool:
    return not str(link.attributes["href"]).startswith("#")


def _file(link: LexborNode) -> str:
    address = str(link.attributes["href"])
    inside = f"en/2024/{address}" if not address.startswith("../") else f"en/{address[3:]}"
    return f"{inside.replace('/./', '/')}index.md"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("selector", LISTS)
def test_lists_of_pages_are_as_material_writes_them(
    houseplants: Site, by_material: Path, name: str, selector: str
) -> None:
    address = f"en/2024/{name}" if not name.startswith("../") else f"en/{name[3:]}"
    file = by_material / address / "index.html"
    theirs = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first(selector)
    assert theirs
    assert _tree(houseplants.page(address).one(selector)) == _tree(theirs)


def _tree(node: LexborNode) -> Any:
    """An element with its attributes and what is in it, without white space between elements."""
    if node.tag == "-text":
        return " ".join((node.text_content or "").split())
    inside = [_tree(child) for child in node.iter(include_text=True)]
    return node.tag, dict(node.attributes), [part for part in inside if part]
