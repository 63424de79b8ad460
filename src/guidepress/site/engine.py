"""The site engine: MkDocs with the theme Material makes the shell that our pages stand in.

Only this module knows it. Its caller hands over finished pieces of HTML and gets, for each page, a
shell with a gap for the content; so a change of words needs no run of the engine at all. It runs as
a process of its own, because Material keeps state between two builds in one process:

    python -m guidepress.site.engine JOB.json OUT_FOLDER
"""

import html
import json
import logging
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from guidepress.site.shell import GAP, NOWHERE
from guidepress.storage.resources import TEMPLATES


def main(job_file: str, out: str) -> None:
    """Make the shells of a job: OUT/<address>/index.html, and OUT/assets/."""
    logging.disable(logging.WARNING)
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for page in job["pages"]:
            _write(Path(folder, "docs", _file(page)), GAP)
        # The engine reads its settings file slowly, so it is empty.
        settings = _write(Path(folder, "mkdocs.yml"), "{}")
        build(load_config(str(settings), **_settings(job, folder, out)))


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _file(page: Mapping[str, Any]) -> str:
    return f"{page['address']}index.md"


def _settings(job: Mapping[str, Any], folder: str, out: str) -> dict[str, Any]:
    return {
        "site_name": job["site_name"],
        "site_url": job["site_address"],
        "docs_dir": f"{folder}/docs",
        "site_dir": out,
        "theme": _theme(job),
        "plugins": [],
        "hooks": [__file__],
        "nav": _navigation(job["pages"]),
        "extra_css": ["assets/guidepress.css"],
        "extra_javascript": ["assets/guidepress.js"],
        "extra": {
            "alternate": True,  # lets Material's header ask for our controls
            "homepage": job["home"],
            "generator": False,
            "pages": {page["address"]: page for page in job["pages"]},
        },
    }


def _theme(job: Mapping[str, Any]) -> dict[str, Any]:
    words = job["words"]
    return {
        "name": "material",
        "custom_dir": str(TEMPLATES / "site" / "shell"),
        "language": job["language"],
        "font": False,
        "favicon": "assets/favicon.svg",
        "features": ["navigation.sections", "navigation.top", "toc.follow"],
        "palette": [
            _palette("(prefers-color-scheme)", "default", "brightness-auto", words["to_light"]),
            _palette("(prefers-color-scheme: light)", "default", "weather-sunny", words["to_dark"]),
            _palette("(prefers-color-scheme: dark)", "slate", "weather-night", words["to_auto"]),
        ],
    }


def _palette(media: str, scheme: str, icon: str, said: str) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": html.escape(said)},
    }


def _navigation(pages: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Pages by group; those without a group stand alone, and those of `NOWHERE` are not named."""
    navigation: list[Any] = []
    groups: dict[str, list[Any]] = {}
    for page in pages:
        if page["group"] == NOWHERE:
            continue
        entry = {page["title"]: _file(page)}
        if not page["group"]:
            navigation.append(entry)
        elif page["group"] in groups:
            groups[page["group"]].append(entry)
        else:
            groups[page["group"]] = [entry]
            navigation.append({page["group"]: groups[page["group"]]})
    return navigation


# MkDocs calls the functions below: this module is its own hook. MkDocs does not escape titles.


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.site_name = escape(config.site_name)
    config.theme.static_templates.clear()  # a site map and an error page of its own
    return config


def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
    for page in nav.pages:
        page.title = escape(config.extra["pages"][page.url]["title"])
    for item in nav.items:
        if item.is_section:
            item.title = escape(item.title)
    return nav


def on_page_content(content: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    job = config.extra["pages"][page.url]
    page.meta = {name: Markup(piece) for name, piece in job["pieces"].items()}  # noqa: S704 - rendered by our templates
    page.meta |= {"title": escape(job["title"]), "description": escape(job["description"])}
    page.toc = get_toc([_contents_entry(*entry) for entry in job["contents"]])
    return content


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    # The switch for the contents is in the navigation; a page that is not there has none.
    named = config.extra["pages"][page.url]["group"] != NOWHERE
    return output if named else output.replace(' for="__toc"', "")


def _contents_entry(anchor: str, title: str) -> Any:
    return {"level": 2, "id": anchor, "name": str(escape(title)), "children": []}


if __name__ == "__main__":
    main(*sys.argv[1:])
