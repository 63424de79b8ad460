"""A deck as one HTML file, which needs nothing beside itself: reveal.js, styles and pictures."""

import base64
import mimetypes
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from guidepress.slides import geometry, style
from guidepress.slides.deck import Chart, Deck, words_of
from guidepress.slides.footer_notes import foot_height
from guidepress.storage.resources import TEMPLATES

_FOLDER = TEMPLATES / "slides"
_SCRIPTS = ("reveal/reveal.js", "reveal/notes.js", "deck.js")
_STYLES = ("reveal/reveal.css", "deck.css")


def web(deck: Deck, pictures: Mapping[str, bytes]) -> bytes:
    """The HTML file of a deck; `pictures` are those of its slides by name."""
    shown = {name: _data(name, content) for name, content in sorted(pictures.items())}
    sections = {slide.section: slide.id for slide in reversed(deck.slides) if slide.section}
    page = _environment().get_template("deck.html")
    return page.render(
        deck=deck,
        pictures=shown,
        sections=sections,
        styles=[_part(file) for file in _STYLES],
        scripts=[_part(file) for file in _SCRIPTS],
        layout=geometry,
        tones=style.TONES,
        colours=style,
        foot_height=foot_height,
    ).encode()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["words"] = words_of
    made.filters["longest"] = longest
    return made


def longest(chart: Chart) -> int:
    """The length of the longest bar of a chart, but at least 1."""
    bars: Iterable[tuple[int, ...]] = zip(*(values for _, values in chart.series), strict=True)
    return max([1, *map(sum, bars)])


@cache
def _part(file: str) -> Markup:
    """A script or a style sheet of our own or of reveal.js, to stand inside the page."""
    return Markup((_FOLDER / file).read_text(encoding="utf-8").replace("</script", "<\\/script"))  # noqa: S704 - shipped


def _data(name: str, content: bytes) -> str:
    """A picture as an address that holds it."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
