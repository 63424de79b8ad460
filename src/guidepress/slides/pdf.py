"""A deck as a PDF: the same slides, to print, to show, and to keep."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from guidepress.slides import colours, layout
from guidepress.slides.deck import Deck, Picture, Slide
from guidepress.slides.footer_notes import footer_notes_height
from guidepress.slides.typeset import typeset

_NOT_PRINTED = ("speaker_notes", "where")
_LAYOUT = (
    *("SUBTITLE_SIZE", "SUBTITLE_HEIGHT", "HEAD_SIZE", "FOOTER_NOTE_SIZE", "LINE_HEIGHT"),
    *("ROW_MARGIN", "CELL_MARGIN", "PARAGRAPH_GAP", "BULLET_INDENT", "CHILD_INDENT"),
)
"""What the template needs of `layout`."""


def pdf_deck(deck: Deck, pictures: Mapping[str, bytes]) -> bytes:
    """The PDF of a deck; `pictures` are those of its slides by name.

    Raises `GuidepressError` where it cannot be set.
    """
    files = {name: f"picture-{i}.{_ending(name)}" for i, name in enumerate(sorted(pictures))}
    contents = {files[name]: content for name, content in pictures.items()}
    return typeset("slides/deck.typ", _data(deck, files), contents)


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _data(deck: Deck, files: Mapping[str, str]) -> dict[str, object]:
    """A deck as plain data; `files` are the names of the pictures' files beside the template."""
    return asdict(replace(deck, slides=())) | {
        "slides": [_slide(slide, deck, files) for slide in deck.slides],
        "sections": sorted({slide.section for slide in deck.slides if slide.section}),
        "tones": colours.TONES,
        "marks": colours.MARKS,
        "series": colours.SERIES,
        "colours": {
            "ink": colours.INK,
            "soft": colours.SOFT,
            "deep": colours.DEEP,
            "tint": colours.TINT,
        },
        "layout": {name: getattr(layout, name) for name in _LAYOUT},
    }


def _slide(slide: Slide, deck: Deck, files: Mapping[str, str]) -> dict[str, object]:
    """A slide as plain data, with what its template would have to compute.

    `begins` is the id of the section that begins on it, `content_box` the place of its content.
    """
    content = slide.content
    if isinstance(content, Picture):
        content = replace(content, file=files[content.file])
    data = asdict(replace(slide, content=content, speaker_notes=(), where=None))
    body = deck.geometry.body
    subtitle_height = layout.SUBTITLE_HEIGHT if slide.subtitle else 0
    notes_height = footer_notes_height(slide.footer_notes, body.width)
    return {key: value for key, value in data.items() if key not in _NOT_PRINTED} | {
        "kind": slide.kind,
        "begins": slide.section if slide.part == 1 else "",
        "content_box": {
            "y": body.y + subtitle_height,
            "height": body.height - subtitle_height - notes_height,
        },
    }
