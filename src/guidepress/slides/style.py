"""The colours of slides, as six hexadecimal digits each."""

INK = "1D2B33"
SOFT = "51626C"
DEEP = "12435A"
TINT = "F3F7F8"
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
"""The colour of a badge, and that of the sign on it, by tone; those of the site."""

MARKS = {"new": "0B6B61", "changed": "7A2E63", "del": "7C1D16", "ins": "0D4A2C"}
"""The colour of words under a mark."""

SERIES = ("7A2E63", "5B86A8", "B4C2C9")
"""The colours of the series of a chart."""
