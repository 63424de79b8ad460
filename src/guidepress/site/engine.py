"""The site engine: MkDocs with the theme Material makes the shells that our pages stand in.

Only this module knows it. It makes a shell for each language: a page as Material lays it out, with
gaps for all that differs from page to page, so that its cost does not grow with the site. It runs
as a process of its own, because Material keeps state between two builds in one process:

    python -m guidepress.site.engine LANGUAGE OUT_FOLDER
"""

import json
import logging
import sys
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from guidepress.site.shell import CONTENT, OPTIONAL, TEXTS, gap, variant
from guidepress.storage.resources import TEMPLATES


def main(language: str, out: str) -> None:
    """Make the shell of a language: OUT/<variant>/index.html, OUT/texts.json and OUT/assets/."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        for parts in _variants():
            _write(Path(folder, "docs", variant(parts), "index.md"), CONTENT)
        # The engine reads its settings file slowly, so it is empty.
        settings = _write(Path(folder, "mkdocs.yml"), "{}")
        config = load_config(str(settings), **_settings(language, folder, out))
        build(config)
        _write(Path(out, "texts.json"), json.dumps(config.extra["texts"]))


def _variants() -> Iterator[tuple[str, ...]]:
    """Every choice of the parts that not all pages have."""
    for count in range(len(OPTIONAL) + 1):
        yield from combinations(OPTIONAL, count)


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _settings(language: str, folder: str, out: str) -> dict[str, Any]:
    return {
        "site_name": gap("guideline"),
        "docs_dir": f"{folder}/docs",
        "site_dir": out,
        "theme": _theme(language),
        "plugins": [],
        "hooks": [__file__],
        "extra_css": ["assets/guidepress.css"],
        "extra_javascript": ["assets/guidepress.js"],
        "extra": {
            "alternate": True,  # lets Material's header ask for our controls
            "homepage": gap("home"),
            "generator": False,
        },
    }


def _theme(language: str) -> dict[str, Any]:
    return {
        "name": "material",
        "custom_dir": str(TEMPLATES / "site" / "shell"),
        "language": language,
        "font": False,
        "favicon": "assets/favicon.svg",
        "features": ["navigation.sections", "navigation.top", "toc.follow"],
        "palette": [
            _palette("(prefers-color-scheme)", "default", "brightness-auto", "to_light"),
            _palette("(prefers-color-scheme: light)", "default", "weather-sunny", "to_dark"),
            _palette("(prefers-color-scheme: dark)", "slate", "weather-night", "to_auto"),
        ],
    }


def _palette(media: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": gap(name)},
    }


# MkDocs calls the functions below: this module is its own hook.


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.theme.static_templates.clear()  # a site map and an error page of its own
    return config


def on_env(env: Any, config: MkDocsConfig, **_: object) -> Any:
    """Let addresses begin at a gap for the way to the root, wherever the page will stand."""
    env.globals["gap"] = gap
    env.filters["url"] = _url
    env.filters["script_tag"] = lambda script: f'<script src="{_url(script)}"></script>'
    language = env.get_template("partials/language.html").make_module({"config": config})
    config.extra["texts"] = {name: language.t(key) for name, key in TEXTS.items()}
    return env


def _url(address: object) -> str:
    is_gap = str(address).startswith(gap("")[:-1])
    return str(address) if is_gap else f"{gap('root')}{address}"


def on_page_context(context: Any, page: Page, **_: object) -> Any:
    parts = page.url.strip("/").split("-")
    page.meta = {name: gap(name) for name in ("title", "description")}
    page.canonical_url = gap("canonical")
    page.previous_page = _linked("previous") if "previous" in parts else None
    page.next_page = _linked("next") if "next" in parts else None
    page.toc = [_linked("skip")] if "skip" in parts else []  # type: ignore[assignment] # enough of it
    return context | {"base_url": gap("base")}


def _linked(name: str) -> Any:
    return SimpleNamespace(url=gap(name))


if __name__ == "__main__":
    main(*sys.argv[1:])
