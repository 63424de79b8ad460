"""Pages set by Typst. Content reaches a template as data, never as markup."""

import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import typst

from guidepress.model.problem import GuidepressError
from guidepress.slides.fonts import FONTS, read_font
from guidepress.storage.resources import TEMPLATES

_UNBROKEN = re.compile(r"[^\s\u200b-]{24}(?=[^\s\u200b-]{12})")
"""24 characters in which no line breaks, and after which there are 12 more. In a word of 40
characters it finds the first 24, behind which a line may then break."""
_ZERO_WIDTH_SPACE = "\u200b"
_TIMESTAMP = 315_532_800
"""The first second of 1980 in Unix time: the same deck has the same bytes."""


def typeset(template: str, data: Mapping[str, object], pictures: Mapping[str, bytes]) -> bytes:
    """A PDF made by a template in templates/ of plain data, which it reads from data.json.

    Pictures lie beside the template, by name. Letters that no font of the deck has are shown as
    the codes of their characters, '[U+6F22]'.
    Raises `GuidepressError` where it cannot be set.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        main = _copied(TEMPLATES / template, folder)
        (folder / "data.json").write_text(json.dumps(_settable(data)), encoding="utf-8")
        for picture, content in pictures.items():
            (folder / picture).write_bytes(content)
        try:
            pdf: bytes = typst.compile(
                main,
                root=folder,
                font_paths=_fonts(),
                format="pdf",
                pdf_standards=["ua-1"],  # tagged, for who does not see the page
                timestamp=_TIMESTAMP,
            )
        except typst.TypstError as error:
            raise GuidepressError(f"{template} cannot be set: {error.message}") from error
    return pdf


def has_threads() -> bool:
    """Whether Typst has run in this process, and left its threads.

    A copy of the process (a fork) would have none of them, and wait for them for ever.
    """
    return _fonts.cache_info().currsize > 0


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
def _code_points() -> frozenset[int]:
    """The characters that some font of the deck has."""
    files = (file for file in FONTS.iterdir() if file.suffix in (".ttf", ".otf"))
    return frozenset(code for file in files for code in read_font(file).widths)


def missing_letters(texts: Iterable[str]) -> str:
    """The letters of texts that no font of the deck has, each once."""
    code_points = _code_points()
    letters = (char for text in texts for char in text if ord(char) not in code_points)
    return "".join(dict.fromkeys(char for char in letters if not char.isspace()))


def _settable(value: object) -> object:
    """Plain data in which every letter can be set, and every line can break."""
    if isinstance(value, str):
        text = value if value.isascii() else "".join(map(_letter_or_code, value))
        return _UNBROKEN.sub(rf"\g<0>{_ZERO_WIDTH_SPACE}", text)
    if isinstance(value, Mapping):
        return {key: _settable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(part) for part in value]
    return value


def _letter_or_code(char: str) -> str:
    if ord(char) in _code_points() or char.isspace():
        return char
    return f"[U+{ord(char):04X}]"
