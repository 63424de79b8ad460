"""Text as office programs write it: paragraphs and runs in DrawingML."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from lxml.etree import SubElement
from pptx.oxml.ns import qn

from guidepress.slides.deck import Para, Run
from guidepress.slides.geometry import BULLET
from guidepress.slides.pptx.master import EMU
from guidepress.slides.style import MARKS

TAGS = {"de": "de-DE", "en": "en-GB"}
"""The tags by which office programs know languages; another language's code is its tag."""
RAISED = 30_000
LOWERED = -25_000
_RIGHT_TO_LEFT = ("R", "AL")
_STRONG = ("L", *_RIGHT_TO_LEFT)


@dataclass(frozen=True, slots=True)
class Style:
    """How paragraphs are set. `size` is in points; one of 0 is that of the placeholder.

    `link` gives the relation and the action for an address; `inset` is in points. `gap` is the
    space before each paragraph but the first, as a share of its size.
    """

    language: str
    link: Callable[[str], tuple[str, str]]
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    centred: bool = False
    inset: float = 0
    plain: bool = False
    gap: float = 0


def fill(body: Any, paras: Iterable[Para], style: Style) -> None:
    """Put paragraphs in the place of those in a text body."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for number, para in enumerate(tuple(paras) or (Para(()),)):
        _paragraph(body, para, replace(style, gap=style.gap if number else 0))


def _paragraph(body: Any, para: Para, style: Style) -> None:
    made = SubElement(body, qn("a:p"))
    _shape(SubElement(made, qn("a:pPr")), para, style)
    for run in para.runs:
        _run(made, run, style)
    if not para.runs:
        SubElement(made, qn("a:endParaRPr"), _marks(Run(""), style))


def _shape(made: Any, para: Para, style: Style) -> None:
    """How a paragraph stands."""
    bullet = para.look == "bullet"
    indent = BULLET if bullet else 0
    if not style.plain:
        made.set("marL", str(round((style.inset + indent) * EMU)))
        made.set("indent", str(round(-indent * EMU)))
    if style.centred:
        made.set("algn", "ctr")
    if _is_right_to_left(para):
        made.set("rtl", "1")
        made.set("algn", "r")
    if style.gap:
        space = SubElement(made, qn("a:spcBef"))
        SubElement(space, qn("a:spcPts"), val=str(round(style.gap * style.size * 100)))
    elif not style.plain:
        SubElement(SubElement(made, qn("a:spcBef")), qn("a:spcPts"), val="0")
    if bullet:
        SubElement(made, qn("a:buFont"), typeface="Arial")
        SubElement(made, qn("a:buChar"), char="•")
    elif not style.plain:
        SubElement(made, qn("a:buNone"))


def _is_right_to_left(para: Para) -> bool:
    letters = (unicodedata.bidirectional(char) for run in para.runs for char in run.text)
    return next((kind for kind in letters if kind in _STRONG), "L") in _RIGHT_TO_LEFT


def _run(paragraph: Any, run: Run, style: Style) -> None:
    made = SubElement(paragraph, qn("a:r"))
    marks = SubElement(made, qn("a:rPr"), _marks(run, style))
    colour = MARKS.get(run.mark) or style.colour
    if colour:
        SubElement(SubElement(marks, qn("a:solidFill")), qn("a:srgbClr"), val=colour)
    relation, action = style.link(run.link) if run.link else ("", "")
    if relation:
        link = SubElement(marks, qn("a:hlinkClick"), {qn("r:id"): relation})
        if action:
            link.set("action", action)
    SubElement(made, qn("a:t")).text = run.text


def _marks(run: Run, style: Style) -> dict[str, str]:
    marks = {"lang": TAGS.get(style.language, style.language), "dirty": "0"}
    size = style.size * (0.8 if run.mark in ("new", "changed") else 1)
    marks |= {"sz": str(round(size * 100))} if size else {}
    marks |= {"b": "1"} if run.bold or style.bold or run.mark in ("new", "changed", "ins") else {}
    marks |= {"i": "1"} if run.italic or style.italic else {}
    marks |= {"u": "sng"} if run.mark == "ins" else {}
    marks |= {"strike": "sngStrike"} if run.mark == "del" else {}
    marks |= {"baseline": str(RAISED if run.script > 0 else LOWERED)} if run.script else {}
    return marks
