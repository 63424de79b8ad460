"""Every language has the same kinds of inline markup in a text, and the same links.

A link may differ where its address names its own language: https://example.org/de/.

PASS:
    text: {de: "10 mg/m^2^ ([Studie](https://a.example/1))", en: "10 mg/m^2^ ([trial](https://a.example/1))"}
FAIL:
    text: {de: "10 mg/m^2^ ([Studie](https://a.example/1))", en: "10 mg/m2 ([trial](https://a.example/2))"}
"""

import re
from collections.abc import Iterator, Sequence

from guidepress.check.walk import Translation, difference, translations
from guidepress.model.guideline import Guideline
from guidepress.model.markup import MARKED, Span, parse, walk
from guidepress.model.problem import Problem
from guidepress.model.text import Text

_SAID = {
    "em": "*emphasis*",
    "strong": "**strong**",
    "sub": "~below~",
    "sup": "^above^",
    "link": "[link](…)",
}


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    for text in texts:
        if any(MARKED.search(words) for words in text.words.values()):
            for translation in translations(text, guideline):
                yield from _compare(text, translation)


def _compare(text: Text, translation: Translation) -> Iterator[Problem]:
    source, original, language, translated = translation
    there, here = list(walk(parse(original))), list(walk(parse(translated)))
    if _kinds(there) != _kinds(here):
        only = difference(source, _kinds(there), language, _kinds(here))
        yield _differs(text, language, f"the markup differs: {only}")
    elif len(_links(there)) != len(_links(here)) or _fixed(there, source) != _fixed(here, language):
        only = difference(source, _links(there), language, _links(here))
        yield _differs(text, language, f"the links differ: {only or 'one stands more often'}")


def _differs(text: Text, language: str, message: str) -> Problem:
    return Problem(
        where=text.where(language),
        rule="same-markup",
        message=message,
        hint="mark the same things in every language",
    )


def _kinds(spans: list[Span]) -> set[str]:
    return {_SAID[span.mark] for span in spans if span.mark in _SAID}


def _links(spans: list[Span]) -> list[str]:
    return sorted(span.target for span in spans if span.mark == "link")


def _fixed(spans: list[Span], language: str) -> list[str]:
    """The addresses that do not name the language they are in."""
    parts = re.compile(rf"[/.]{re.escape(language.lower())}(?=[/.-]|\Z)")
    return [link for link in _links(spans) if not parts.search(link.lower())]
