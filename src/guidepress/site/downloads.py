"""What a page offers to take along: decks and the handbook, each with its size.

A page is written before they are made, so it has a gap for each of them.
"""

import re
from collections.abc import Iterator, Mapping

from guidepress.site.html import render
from guidepress.view.navigation import Frame
from guidepress.view.volume import Volume

_GAP = re.compile(r"<!--gp-(slides|handbook):([a-z0-9-]*)-->")
_MEGA = 1_000_000
_FORMATS = (("pptx", "PowerPoint"), ("html", "HTML"), ("pdf", "PDF"))


def offered(html: str, sizes: Mapping[str, int], volume: Volume, page: str) -> str:
    """A page with its gaps filled; `sizes` are in bytes, by the address in the edition.

    A gap for what there is not closes. A size of 0 is not known yet.
    """

    def offer(gap: re.Match[str]) -> str:
        kind, name = gap.groups()
        stem = f"slides/{name}" if kind == "slides" else kind
        if not any(f"{stem}.{file_format}" in sizes for file_format, _ in _FORMATS):
            return ""
        frame = volume.frame(page)
        entries = list(_entries(stem, sizes, frame))
        return render("downloads.html", kind=kind, entries=entries, frame=frame)

    return _GAP.sub(offer, html)


def _entries(
    stem: str, sizes: Mapping[str, int], frame: Frame
) -> Iterator[tuple[str, str, str, str]]:
    """For each format: what it is called, its address, its size, the name to keep it under."""
    for file_format, title in _FORMATS:
        path = f"{stem}.{file_format}"
        if path in sizes:
            name = "" if file_format == "html" else _name(path, frame)
            yield title, path, _size(sizes[path], frame), name


def _name(path: str, frame: Frame) -> str:
    """What a file is called on the reader's machine."""
    return f"{frame.edition}-{frame.language}-{path.rpartition('/')[2]}"


def _size(size: int, frame: Frame) -> str:
    """A size in bytes, as readers say it."""
    if not size:
        return ""
    if size < _MEGA:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / _MEGA:.1f} MB".replace(".", frame.decimal)
