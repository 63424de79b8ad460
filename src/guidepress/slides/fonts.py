"""How wide letters are: the advance widths of the glyphs in the fonts that decks are set in."""

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
_FACES = {
    (False, False): ("LiberationSans-Regular.ttf", "DejaVuSans.ttf"),
    (True, False): ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf"),
    (False, True): ("LiberationSans-Italic.ttf", "DejaVuSans.ttf"),
    (True, True): ("LiberationSans-BoldItalic.ttf", "DejaVuSans-Bold.ttf"),
}
"""By bold and italic: the font, and the one for letters that it lacks."""

_WIDE = ("W", "F")
"""The classes of Unicode's East Asian Width whose characters fill a square."""
_UNKNOWN_WIDTH = 0.75
"""The width of a character that no font has, as a multiple of its size."""
_UNKNOWN_WIDE_WIDTH = 1.05


@dataclass(frozen=True, slots=True)
class Face:
    """The widths of a font's letters by code point, as multiples of their size."""

    widths: Mapping[int, float]

    def width(self, text: str) -> float:
        """The width of a text on one line, as a multiple of the size of its letters."""
        widths = self.widths
        return sum(widths.get(ord(char)) or _unknown_width(char) for char in text)


@cache
def _unknown_width(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return _UNKNOWN_WIDE_WIDTH if unicodedata.east_asian_width(char) in _WIDE else _UNKNOWN_WIDTH


@cache
def face(bold: bool, italic: bool) -> Face:
    """The face for bold and italic letters, completed by the font for those that it lacks."""
    own, fallback = (read_font(FONTS / file) for file in _FACES[bold, italic])
    return Face({**fallback.widths, **own.widths})


@cache
def read_font(file: Path) -> Face:
    """The widths in a TrueType or OpenType font."""
    with TTFont(file, lazy=True) as font:
        advances, units = font["hmtx"].metrics, font["head"].unitsPerEm
        return Face({code: advances[name][0] / units for code, name in font.getBestCmap().items()})
