"""Printed pages, ordered from the typesetter Typst. Content reaches it as data, never as markup."""

import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from guidepress.model.problem import GuidepressError
from guidepress.slides.fonts import FONTS, read
from guidepress.storage.resources import TEMPLATES

STANDARDS: list[Any] = ["ua-1"]
"""PDF/UA: tagged, with titles, languages and descriptions for who does not see the page."""
_ENDLESS = re.compile(r"[^\s\u200b-]{24}(?=[^\s\u200b-]{12})")
"""A part of a word that is too long for a narrow column."""
_MAY_BREAK = "\u200b"
EPOCH = 315_532_800
"""The first second of 1980, when every file was made."""


def typeset(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """A PDF out of a template in templates/ and plain data; pictures go by name.

    Letters that no font of the deck has are shown as the codes of their characters.
    Raises `GuidepressError` where it cannot be set.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        main = _copied(TEMPLATES / template, folder)
        (folder / "data.json").write_text(json.dumps(_shown(data)), encoding="utf-8")
        for picture, content in pictures.items():
            (folder / picture).write_bytes(content)
        try:
            made: bytes = typst.compile(
                main,
                root=folder,
                font_paths=_fonts(),
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=EPOCH,
            )
        except typst.TypstError as error:
            raise GuidepressError(f"{template} cannot be set: {error.message}") from error
    return made


def _copied(template: Path, folder: Path) -> Path:
    """The template in a folder of its own, with the other templates that it may import."""
    for file in sorted(template.parent.rglob("*.typ")):
        copy = folder / file.relative_to(template.parent)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return folder / template.name


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def _letters() -> frozenset[int]:
    """The letters that some font of the deck has."""
    files = (file for file in FONTS.iterdir() if file.suffix in (".ttf", ".otf"))
    return frozenset(code for file in files for code in read(file).widths)


def lacking(texts: Iterable[str]) -> str:
    """The letters of some texts that no font of the deck has, each once."""
    known = _letters()
    letters = (char for text in texts for char in text if ord(char) not in known)
    return "".join(dict.fromkeys(char for char in letters if not char.isspace()))


def _shown(value: Any) -> Any:
    """Plain data in which every letter can be set, and every line can break."""
    if isinstance(value, str):
        value = value if value.isascii() else "".join(map(_letter, value))
        return _ENDLESS.sub(rf"\g<0>{_MAY_BREAK}", value)
    if isinstance(value, Mapping):
        return {key: _shown(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(part) for part in value]
    return value


def _letter(char: str) -> str:
    if ord(char) in _letters() or char.isspace():
        return char
    return f"[U+{ord(char):04X}]"
