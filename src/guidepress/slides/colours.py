"""The colours of slides and handbooks, as six hexadecimal digits each: those of the site."""

from collections.abc import Mapping

from guidepress.slides.deck import RunMark

INK = "1D2B33"
"""The colour of text."""
SOFT = "51626C"
"""The colour of text that stands back: subtitles, footers, repeated rows."""
DEEP = "12435A"
"""The colour of titles, and of the heads of columns."""
TINT = "F3F7F8"
"""The background of heads among recommendations."""
PAPER = "FFFFFF"

TONES = {
    "strong-for": ("0B5D3B", "FFFFFF"),
    "for": ("2F7D57", "FFFFFF"),
    "neutral": ("F0C04A", "33260A"),
    "against": ("B8501F", "FFFFFF"),
    "strong-against": ("8D1B22", "FFFFFF"),
    "high": ("1D4E74", "FFFFFF"),
    "moderate": ("3F749C", "FFFFFF"),
    "low": ("B9D0E1", "12283A"),
    "very-low": ("E2EBF2", "12283A"),
    "": ("E2EBF2", "12283A"),
}
"""The colour of a badge, and that of the sign on it, by tone."""

MARKS: Mapping[RunMark, str] = {
    "new": "0B6B61",
    "changed": "7A2E63",
    "del": "7C1D16",
    "ins": "0D4A2C",
    **dict.fromkeys(("", "label", "abbr", "footnote"), ""),
}
"""The colour of words by the mark of their run; empty for that of the text around them."""

SERIES = ("7A2E63", "5B86A8", "B4C2C9")
"""The colours of the series of a chart, in their order."""
