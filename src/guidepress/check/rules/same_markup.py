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

_NAMES = {
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
    old, new = list(walk(parse(original))), list(walk(parse(translated)))
    if _kinds(old) != _kinds(new):
        detail = difference(source, _kinds(old), language, _kinds(new))
        yield _differs(text, language, f"the markup differs: {detail}")
    elif len(_links(old)) != len(_links(new)) or _fixed(old, source) != _fixed(new, language):
        detail = difference(source, _links(old), language, _links(new))
        yield _differs(text, language, f"the links differ: {detail or 'one stands more often'}")


def _differs(text: Text, language: str, message: str) -> Problem:
    return Problem(
        where=text.where(language),
        rule="same-markup",
        message=message,
        hint="mark the same things in every language",
    )


def _kinds(spans: list[Span]) -> set[str]:
    return {_NAMES[span.mark] for span in spans if span.mark in _NAMES}


def _links(spans: list[Span]) -> list[str]:
    return sorted(span.target for span in spans if span.mark == "link")


def _fixed(spans: list[Span], language: str) -> list[str]:
    """The addresses that do not name the language they are in."""
    own_part = re.compile(rf"[/.]{re.escape(language.lower())}(?=[/.-]|\Z)")  # /de/, .de, /de-at
    return [link for link in _links(spans) if not own_part.search(link.lower())]
