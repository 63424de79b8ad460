"""The site engine: MkDocs with the theme Material makes the shells that our pages stand in.

Only this module knows it. It makes a shell for each language: a page as Material lays it out, with
gaps for all that differs from page to page, so that its cost does not grow with the site. It runs
as a process of its own, which is over before anything else of MkDocs or Material gets a say:

    python -m guidepress.site.engine OUT_FOLDER LANGUAGE…
"""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from guidepress.site.shell import ASSETS, CONTENT, OPTIONAL, TEXTS, gap, variant
from guidepress.storage.resources import TEMPLATES


def main(out: str, *languages: str) -> None:
    """Make the shells: OUT/<language>/<variant>.html and texts.json, and OUT/assets/."""
    folder = Path(out)
    config = _config(folder)
    environment = _environment(config)
    for language in languages:
        config.theme["language"] = language
        page = environment.get_template("main.html")
        for parts in _variants():
            _write(folder / language / f"{variant(parts)}.html", page.render(_page(config, parts)))
        texts = environment.get_template("partials/language.html").make_module({"config": config})
        data = {name: texts.t(key) for name, key in TEXTS.items()}
        _write(folder / language / "texts.json", json.dumps(data))
    _copy_assets(config, folder)


def _variants() -> Iterator[tuple[str, ...]]:
    """Every choice of the parts that not all pages have."""
    for count in range(len(OPTIONAL) + 1):
        yield from combinations(OPTIONAL, count)


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _config(folder: Path) -> MkDocsConfig:
    (folder / "docs").mkdir()
    # The engine reads its settings file slowly, so it is empty.
    settings = _write(folder / "mkdocs.yml", "{}")
    return load_config(
        str(settings),
        site_name=gap("guideline"),
        theme=_theme(),
        plugins=[],
        extra_css=["assets/guidepress.css"],
        extra_javascript=["assets/guidepress.js"],
        extra={
            "alternate": True,  # lets Material's header ask for our controls
            "homepage": gap("home"),
            "generator": False,
        },
    )


def _theme() -> Mapping[str, Any]:
    return {
        "name": "material",
        "custom_dir": str(TEMPLATES / "site" / "shell"),
        "font": False,
        "favicon": "assets/favicon.svg",
        "features": ["navigation.sections", "navigation.top", "toc.follow"],
        "palette": [
            _palette("(prefers-color-scheme)", "default", "brightness-auto", "to_light"),
            _palette("(prefers-color-scheme: light)", "default", "weather-sunny", "to_dark"),
            _palette("(prefers-color-scheme: dark)", "slate", "weather-night", "to_auto"),
        ],
    }


def _palette(media: str, scheme: str, icon: str, name: str) -> Mapping[str, Any]:
    return {
        "media": media,
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": gap(name)},
    }


def _environment(config: MkDocsConfig) -> Any:
    """Material's templates, in which addresses begin at a gap for the way to the site's root."""
    environment = config.theme.get_env()
    environment.globals["gap"] = gap
    environment.filters["url"] = _url
    environment.filters["script_tag"] = lambda script: f'<script src="{_url(script)}"></script>'
    return environment


def _url(address: object) -> str:
    is_gap = str(address).startswith(gap("")[:-1])
    return str(address) if is_gap else f"{gap('root')}{address}"


def _page(config: MkDocsConfig, parts: tuple[str, ...]) -> Mapping[str, Any]:
    """What Material's templates ask for, of a page that has these optional parts."""
    linked = {name: SimpleNamespace(url=gap(name)) for name in parts}
    page = SimpleNamespace(
        meta={name: gap(name) for name in ("title", "description")},
        canonical_url=gap("canonical"),
        previous_page=linked.get("previous"),
        next_page=linked.get("next"),
        toc=[linked["skip"]] if "skip" in linked else [],
        content=CONTENT,
    )
    home = SimpleNamespace(homepage=SimpleNamespace(url=gap("home")))
    return {
        "config": config,
        "nav": home,
        "page": page,
        "base_url": gap("base"),
        "mkdocs_version": mkdocs.__version__,
    }


def _copy_assets(config: MkDocsConfig, folder: Path) -> None:
    for theme in map(Path, config.theme.dirs):
        for file in (file for pattern in ASSETS for file in theme.glob(pattern)):
            target = folder / file.relative_to(theme)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
