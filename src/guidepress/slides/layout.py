"""Sizes of letters and distances on slides. All lengths are points (1/72 inch)."""

from guidepress.slides.deck import Box, Geometry

SHIPPED_GEOMETRY = Geometry(
    width=960,
    height=540,
    title=Box(40, 24, 880, 56),
    body=Box(40, 92, 880, 392),
    footer=Box(40, 500, 820, 28),
)
"""That of the shipped master."""

TITLE_SIZE = 28.0
SUBTITLE_SIZE = 16.0
SUBTITLE_HEIGHT = 26.0
TEXT_SIZES = (20.0, 18.0, 16.0, 14.0)
"""Sizes of the letters of content, the preferred one first; the last is the smallest that can be
read from the back of a room."""
HEAD_SIZE = 12.0
"""The size of the letters in the heads of columns."""
FOOTER_NOTE_SIZE = 10.0
LINE_HEIGHT = 1.2
"""The height of a line, as a multiple of the size of its letters."""
ROW_MARGIN = 4.0
"""Above and below what is in a cell."""
CELL_MARGIN = 7.0
"""Left and right of what is in a cell."""
PARAGRAPH_GAP = 0.35
"""Between paragraphs, as a multiple of the size of their letters."""
BULLET_INDENT = 14.0
CHILD_INDENT = 16.0
"""How far a recommendation is indented for each head above it."""
FOOTER_NOTES_GAP = 8.0
"""Between the content and the footer notes."""
USABLE_WIDTH = 0.97
"""The share of a width that lines fill at most: programs measure a little differently."""
