"""What a page offers to take along: decks and the handbook, each with its size.

A page is written before they are made, so it has a gap for each of them.
"""

import re
from collections.abc import Mapping

from guidepress.site.html import render
from guidepress.view.navigation import Frame

GAP = re.compile(r"<!--gp-(slides|handbook):([a-z0-9-]*)-->")
_MEGA = 1_000_000
_FORMS = (("pptx", "PowerPoint"), ("html", "HTML"), ("pdf", "PDF"))


def offered(html: str, frame: Frame, sizes: Mapping[str, int]) -> str:
    """A page with its gaps filled; `sizes` are in bytes, by the address in the edition.

    A gap for what there is not closes. A size of 0 is not known yet.
    """
    return GAP.sub(lambda gap: _offer(gap[1], gap[2], frame, sizes), html)


def _offer(kind: str, name: str, frame: Frame, sizes: Mapping[str, int]) -> str:
    stem = f"slides/{name}" if kind == "slides" else kind
    forms = [(form, said, f"{stem}.{form}") for form, said in _FORMS]
    entries = [
        (said, path, _size(sizes[path], frame), "" if form == "html" else _name(path, frame))
        for form, said, path in forms
        if path in sizes
    ]
    return render("downloads.html", kind=kind, entries=entries, frame=frame) if entries else ""


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
