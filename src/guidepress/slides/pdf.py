"""A deck as a PDF: the same slides, to print, to show, and to keep."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from guidepress.slides import geometry, style
from guidepress.slides.deck import Deck, Picture, Slide, words_of
from guidepress.slides.footer_notes import foot_height
from guidepress.slides.typeset import typeset

_NOT_PRINTED = ("notes", "where")


def paper(deck: Deck, pictures: Mapping[str, bytes]) -> bytes:
    """The PDF of a deck; `pictures` are those of its slides by name.

    Raises `GuidepressError` where it cannot be set.
    """
    named = {name: f"picture-{i}{_ending(name)}" for i, name in enumerate(sorted(pictures))}
    files = {named[name]: content for name, content in pictures.items()}
    return typeset("slides/deck.typ", _data(deck, named), files)


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2]}"


def _data(deck: Deck, named: Mapping[str, str]) -> dict[str, Any]:
    slides = [_slide(slide, deck, named) for slide in deck.slides]
    plain = asdict(replace(deck, slides=()))
    return plain | {
        "slides": slides,
        "starts": sorted({slide.section for slide in deck.slides if slide.section}),
        "tones": style.TONES,
        "marks": style.MARKS,
        "series": style.SERIES,
        "colours": {"ink": style.INK, "soft": style.SOFT, "deep": style.DEEP, "tint": style.TINT},
        "layout": {name: getattr(geometry, name) for name in _LAYOUT},
    }


_LAYOUT = (
    *("SUBTITLE", "SUBTITLE_HEIGHT", "HEAD", "FOOT", "LINE", "ROW_MARGIN", "CELL_MARGIN"),
    *("PARA_GAP", "BULLET", "DEPTH"),
)


def _slide(slide: Slide, deck: Deck, named: Mapping[str, str]) -> dict[str, Any]:
    """A slide as plain data, with what its template would have to reckon."""
    plain = asdict(replace(slide, notes=(), where=None))
    body = deck.room.body
    taken = geometry.SUBTITLE_HEIGHT if slide.subtitle else 0
    foot = foot_height(slide.foot, body.width)
    plain["kind"] = slide.kind
    if isinstance(slide.content, Picture):
        plain["content"]["file"] = named[slide.content.file]
    return {key: value for key, value in plain.items() if key not in _NOT_PRINTED} | {
        "plain": words_of(slide.title),
        "starts": slide.section if slide.part == 1 else "",
        "place": {"y": body.y + taken, "height": body.height - taken - foot},
    }
