"""Decks that tests look at, made of real content and of spoilt copies of it."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guidepress.build.context import Context, VolumeRef, context_of
from guidepress.build.outputs.handbook import HandbookContent
from guidepress.build.workers import make_all
from guidepress.check.check import check
from guidepress.read.folder import scan_folder
from guidepress.slides.deck import Deck, Grid, Para, Paragraphs, Row, Slide, plain_text
from guidepress.storage.cache import Cache


def stock(content: Path, cache: Path) -> Context:
    """What decks are made of, from a content folder without problems."""
    source = scan_folder(content)
    kept = Cache(cache)
    made, _ = context_of(source, check(source, kept), kept)
    assert made
    return made


@cache
def kept_stock(content: Path) -> Context:
    """That of content that no test changes."""
    return stock(content, Path(os.devnull))


def deck(stock: Context, name: str, language: str = "en", number: int = -1) -> Deck:
    """The deck of a chapter, or of what is new, in the newest edition or another."""
    return stock.deck(_volume(stock, language, number), name)


def book(stock: Context, language: str, number: int = -1) -> bytes:
    """The handbook of the newest edition or another."""
    content = HandbookContent(_volume(stock, language, number))
    return make_all([content], stock, processes=1).of(content)


def _volume(stock: Context, language: str, number: int) -> VolumeRef:
    number %= len(stock.editions)
    return VolumeRef(number, stock.editions[number].id, language)


def edited(content: Path, chapter: str) -> "Edit":
    """A chapter's YAML as plain data, written back when the edit ends."""
    return Edit(content / chapter)


class Edit:
    """Plain data of a YAML file, to be changed within a `with`."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> Any:
        self._data = yaml.safe_load(self._file.read_text(encoding="utf-8"))
        return self._data

    def __exit__(self, *_: object) -> None:
        text = yaml.safe_dump(self._data, allow_unicode=True, sort_keys=False)
        self._file.write_text(text, encoding="utf-8")


def grid_of(slide: Slide) -> Grid | None:
    return slide.content if isinstance(slide.content, Grid) else None


def rows_of(slide: Slide) -> tuple[Row, ...]:
    return slide.content.rows if isinstance(slide.content, Grid) else ()


def paras_of(slide: Slide) -> tuple[Para, ...]:
    return slide.content.paras if isinstance(slide.content, Paragraphs) else ()


def said_on(slide: Slide) -> Iterator[str]:
    """Every text on a slide but its title."""
    yield plain_text(slide.subtitle)
    for para in (*paras_of(slide), *slide.footer_notes):
        yield plain_text(para.runs)
    for row in rows_of(slide):
        for cell in row.cells:
            yield from (plain_text(para.runs) for para in cell.paras)
            yield from (cell.badge.sign,) if cell.badge else ()
