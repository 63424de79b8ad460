"""Paragraphs and runs as DrawingML, the markup of text in office programs."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, assert_never

from lxml.etree import SubElement

from guidepress.slides import colours
from guidepress.slides.deck import Para, ParaStyle, Run
from guidepress.slides.layout import BULLET_INDENT
from guidepress.slides.pptx.shapes import EMU, qn

_LANGUAGE_TAGS = {"de": "de-DE", "en": "en-GB"}
"""The tags by which office programs know languages; another language's code is its tag."""
_CHANGE_MARK_SIZE = 0.8
"""The size of 'new 2024', as a share of that of the words beside it."""
_RAISED, _LOWERED = 30_000, -25_000
"""How far letters stand above or below the line, in thousandths of a percent of their size."""
_RIGHT_TO_LEFT = ("R", "AL")
_STRONG = ("L", *_RIGHT_TO_LEFT)
"""Unicode's classes of characters that have a direction."""


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How paragraphs are set.

    `link` gives the relation and the action for an address, both empty where it leads nowhere.
    `size` is in points; 0 is that of the placeholder. `indent` is in points, `gap` the space before
    each paragraph but the first as a multiple of its size. `inherits` leaves indents, bullets and
    spaces to the master.
    """

    language: str
    link: Callable[[str], tuple[str, str]]
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    centred: bool = False
    indent: float = 0
    inherits: bool = False
    gap: float = 0


def set_paragraphs(body: Any, paras: Iterable[Para], text_format: TextFormat) -> None:
    """Put paragraphs in the place of those in a text body, which must have one at least."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    first, *others = tuple(paras) or (Para(()),)
    _add_paragraph(body, first, replace(text_format, gap=0) if text_format.gap else text_format)
    for para in others:
        _add_paragraph(body, para, text_format)


def _add_paragraph(body: Any, para: Para, text_format: TextFormat) -> None:
    paragraph = SubElement(body, qn("a:p"))
    _set_properties(SubElement(paragraph, qn("a:pPr")), para, text_format)
    styled = _styled(text_format, para.style)
    for run in para.runs:
        _add_run(paragraph, run, styled)
    if not para.runs:
        SubElement(paragraph, qn("a:endParaRPr"), _run_attributes(Run(""), text_format))


def _styled(text_format: TextFormat, style: ParaStyle) -> TextFormat:
    """The format of the letters of a paragraph."""
    match style:
        case "heading":
            return replace(text_format, bold=True)
        case "quote":
            return replace(text_format, italic=True)
        case "plain" | "bullet" | "source" | "guideline" | "authors":
            return text_format
        case _:
            assert_never(style)


def _set_properties(properties: Any, para: Para, text_format: TextFormat) -> None:
    is_bullet = para.style == "bullet"
    indent = BULLET_INDENT if is_bullet else 0
    if not text_format.inherits:
        properties.set("marL", str(round((text_format.indent + indent) * EMU)))
        properties.set("indent", str(round(-indent * EMU)))
    if text_format.centred:
        properties.set("algn", "ctr")
    if _is_right_to_left(para):
        properties.set("rtl", "1")
        properties.set("algn", "r")
    if text_format.gap:
        _set_space_before(properties, text_format.gap * text_format.size)
    elif not text_format.inherits:
        _set_space_before(properties, 0)
    if is_bullet:
        SubElement(properties, qn("a:buFont"), typeface="Arial")
        SubElement(properties, qn("a:buChar"), char="•")
    elif not text_format.inherits:
        SubElement(properties, qn("a:buNone"))


def _set_space_before(properties: Any, points: float) -> None:
    space = SubElement(properties, qn("a:spcBef"))
    SubElement(space, qn("a:spcPts"), val=str(round(points * 100)))


def _is_right_to_left(para: Para) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    classes = (unicodedata.bidirectional(char) for run in para.runs for char in run.text)
    return next((each for each in classes if each in _STRONG), "L") in _RIGHT_TO_LEFT


def _add_run(paragraph: Any, run: Run, text_format: TextFormat) -> None:
    element = SubElement(paragraph, qn("a:r"))
    properties = SubElement(element, qn("a:rPr"), _run_attributes(run, text_format))
    colour = colours.MARKS[run.mark] or text_format.colour
    if colour:
        SubElement(SubElement(properties, qn("a:solidFill")), qn("a:srgbClr"), val=colour)
    relation, action = text_format.link(run.link) if run.link else ("", "")
    if relation:
        link = SubElement(properties, qn("a:hlinkClick"), {qn("r:id"): relation})
        if action:
            link.set("action", action)
    SubElement(element, qn("a:t")).text = run.text


def _run_attributes(run: Run, text_format: TextFormat) -> dict[str, str]:
    """The attributes of a run's properties; sizes are in hundredths of a point."""
    is_change_mark = run.mark in ("new", "changed")
    size = text_format.size * (_CHANGE_MARK_SIZE if is_change_mark else 1)
    bold = run.bold or text_format.bold or is_change_mark or run.mark == "ins"
    language = text_format.language
    attributes = {"lang": _LANGUAGE_TAGS.get(language, language), "dirty": "0"}
    attributes |= {"sz": str(round(size * 100))} if size else {}
    attributes |= {"b": "1"} if bold else {}
    attributes |= {"i": "1"} if run.italic or text_format.italic else {}
    attributes |= {"u": "sng"} if run.mark == "ins" else {}
    attributes |= {"strike": "sngStrike"} if run.mark == "del" else {}
    attributes |= {"baseline": str(_RAISED if run.script > 0 else _LOWERED)} if run.script else {}
    return attributes
