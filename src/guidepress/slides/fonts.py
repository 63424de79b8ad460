"""How wide letters are: the metrics of the fonts that decks are set in."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from guidepress.storage.resources import TEMPLATES

FONTS = TEMPLATES / "slides" / "fonts"
"""Liberation Sans, whose letters are as wide as those of Arial, which each office program has; and
DejaVu Sans for signs that these lack, such as the circles of GRADE."""
FACES = {
    (False, False): ("LiberationSans-Regular.ttf", "DejaVuSans.ttf"),
    (True, False): ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf"),
    (False, True): ("LiberationSans-Italic.ttf", "DejaVuSans.ttf"),
    (True, True): ("LiberationSans-BoldItalic.ttf", "DejaVuSans-Bold.ttf"),
}

_WIDE = ("W", "F")
_UNKNOWN = 0.75
"""The width of a letter that no font has, as a share of its size; one of a wide letter:"""
_UNKNOWN_WIDE = 1.05


@dataclass(frozen=True, slots=True)
class Face:
    """The widths of a font's letters by code point, as shares of the size."""

    widths: Mapping[int, float]

    def width(self, text: str) -> float:
        """The width of a text on one line, as a multiple of the size of its letters."""
        known = self.widths
        return sum(known.get(ord(char)) or _other_width(char) for char in text)


@cache
def _other_width(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return _UNKNOWN_WIDE if unicodedata.east_asian_width(char) in _WIDE else _UNKNOWN


@cache
def face(bold: bool, italic: bool) -> Face:
    """The face that is so, with the letters of the fonts that stand in for it."""
    own, other = (read(FONTS / file) for file in FACES[bold, italic])
    return Face({**other.widths, **own.widths})


@cache
def read(file: Path) -> Face:
    """The widths in a TrueType or OpenType font."""
    with TTFont(file, lazy=True) as font:
        advances, units = font["hmtx"].metrics, font["head"].unitsPerEm
        return Face({code: advances[name][0] / units for code, name in font.getBestCmap().items()})
