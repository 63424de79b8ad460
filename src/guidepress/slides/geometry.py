"""Where things stand on a slide, and how large letters are. All lengths are points."""

from guidepress.slides.deck import Box, Room

ROOM = Room(
    width=960,
    height=540,
    title=Box(40, 24, 880, 56),
    body=Box(40, 92, 880, 392),
    footer=Box(40, 500, 820, 28),
)
"""The room of the shipped master."""

TITLE = 28.0
SUBTITLE = 16.0
SUBTITLE_HEIGHT = 26.0
SIZES = (20.0, 18.0, 16.0, 14.0)
"""Sizes of what is on a slide, the preferred one first; the last is the smallest that is read well
from the back of a room."""
HEAD = 12.0
FOOT = 10.0
LINE = 1.2
"""The height of a line, as a multiple of the size of its letters."""
ROW_MARGIN = 4.0
CELL_MARGIN = 7.0
"""Above and below, left and right of what is in a cell."""
PARA_GAP = 0.35
"""Between paragraphs, as a multiple of the size of their letters."""
BULLET = 14.0
"""How far what a bullet begins is set in."""
DEPTH = 16.0
"""How far a recommendation is set in for each head above it."""
FOOT_GAP = 8.0
"""Between the content and what is below it."""
SLACK = 0.97
"""The share of a width that is filled at most: programs measure a little differently."""
