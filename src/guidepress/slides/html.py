"""A deck as one HTML file that needs no other: reveal.js, styles and pictures are in it."""

import base64
import mimetypes
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NoReturn

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from guidepress.slides import colours, layout
from guidepress.slides.deck import Chart, Deck, plain_text
from guidepress.slides.footer_notes import footer_notes_height
from guidepress.storage.resources import TEMPLATES

_FOLDER = TEMPLATES / "slides"
_SCRIPTS = ("reveal/reveal.js", "reveal/notes.js", "deck.js")
_STYLES = ("reveal/reveal.css", "deck.css")


def html_deck(deck: Deck, pictures: Mapping[str, bytes]) -> bytes:
    """The HTML file of a deck; `pictures` are those of its slides by name."""
    addresses = {name: _data_url(name, content) for name, content in sorted(pictures.items())}
    first_slides = {slide.section: slide.id for slide in reversed(deck.slides) if slide.section}
    template = _environment().get_template("deck.html")
    return template.render(
        deck=deck,
        pictures=addresses,
        first_slides=first_slides,
        styles=[_inline(file) for file in _STYLES],
        scripts=[_inline(file) for file in _SCRIPTS],
        layout=layout,
        colours=colours,
    ).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["plain_text"] = plain_text
    environment.filters["longest"] = longest
    environment.globals["footer_notes_height"] = footer_notes_height
    environment.globals["fail"] = _fail
    return environment


def _fail(message: str) -> NoReturn:
    """Raise `ValueError`, which ends the work on a deck that a template cannot show in full."""
    raise ValueError(message)


def longest(chart: Chart) -> int:
    """The length of the longest bar of a chart, but at least 1."""
    bars: Iterable[tuple[int, ...]] = zip(*(values for _, values in chart.series), strict=True)
    return max([1, *map(sum, bars)])


@cache
def _inline(file: str) -> Markup:
    """A script or a style sheet of our own or of reveal.js, to stand inside the page."""
    return Markup((_FOLDER / file).read_text(encoding="utf-8").replace("</script", "<\\/script"))  # noqa: S704 - shipped


def _data_url(name: str, content: bytes) -> str:
    """A picture as an address that holds it."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
