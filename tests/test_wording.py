"""Whether two wordings mean the same words, and which of their words are marked."""

import re
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import CASES
from guidepress.compare.wording import Spans, WordingRules, mark
from guidepress.model.location import start_of
from guidepress.model.markup import Span, parse, walk
from guidepress.model.text import Text
from guidepress.read import yaml_reader
from guidepress.storage.resources import TEMPLATES

WORDINGS: dict[str, Any] = yaml_reader.read(CASES / "wordings.yaml", "wordings.yaml").data
SPELLING = {
    name: yaml_reader.read(TEMPLATES / "words" / f"{name}.yaml", name).data["spelling"]
    for name in ("de", "en")
}
AT = start_of("")


def _pairs(verdict: str) -> list[Any]:
    return [
        pytest.param(language, one, other, id=f"{one} | {other}")
        for language, pairs in WORDINGS[verdict].items()
        for one, other in pairs
    ]


def _judged(language: str, one: str, other: str) -> set[str]:
    """The verdicts on two wordings, there and back."""
    wording_rules = WordingRules(language, SPELLING)
    old, new = Text({language: one}, AT), Text({language: other}, AT)
    return {wording_rules.judge(old, new), wording_rules.judge(new, old)}


@pytest.mark.parametrize(("language", "one", "other"), _pairs("only the writing"))
def test_what_is_only_written_otherwise_is_editorial(language: str, one: str, other: str) -> None:
    assert _judged(language, one, other) == {"editorial"}


@pytest.mark.parametrize(("language", "one", "other"), _pairs("another sense"))
def test_what_only_looks_alike_is_not_editorial(language: str, one: str, other: str) -> None:
    assert _judged(language, one, other) == {"reworded"}


def test_a_translation_is_known_by_the_language_of_the_original() -> None:
    old, new = Text({"de": "Tee", "en": "Tea"}, AT), Text({"de": "Tee", "en": "Chai"}, AT)
    wording_rules = WordingRules("de", SPELLING)
    assert wording_rules.judge(old, new) == "translation"
    assert wording_rules.judge(old, new, ("en",)) == "reworded"
    assert wording_rules.judge(old, new, ("", "en")) == "reworded"
    assert wording_rules.judge(old, Text({"de": "Chai", "en": "Tea"}, AT), ("", "en")) == "reworded"
    assert (
        wording_rules.judge(old, new, ("fr",)) == "translation"
    )  # no language here is the original
    assert WordingRules("en", SPELLING).judge(old, new, ("fr",)) == "reworded"
    assert (
        WordingRules("fr", SPELLING).judge(old, new) == "translation"
    )  # then the first one counts
    assert (
        WordingRules("fr", SPELLING).judge(new, Text({"de": "Chai", "en": "Chai"}, AT))
        == "reworded"
    )
    assert wording_rules.judge(new, Text({"de": "Tee.", "en": "Chai"}, AT)) == "editorial"


def test_a_text_that_comes_or_goes_is_reworded() -> None:
    text = Text({"de": "Tee", "en": "Tea"}, AT)
    wording_rules = WordingRules("de", SPELLING)
    assert {wording_rules.judge(None, text), wording_rules.judge(text, None)} == {"reworded"}


def test_a_translation_that_comes_or_goes_is_one() -> None:
    old, new = Text({"de": "Tee", "en": "Tea"}, AT), Text({"de": "Tee"}, AT)
    wording_rules = WordingRules("de", SPELLING)
    assert {wording_rules.judge(old, new), wording_rules.judge(new, old)} == {"translation"}
    assert wording_rules.judge(Text({"de": "Tee", "en": "…"}, AT), new) == "translation"


def test_words_that_are_the_same_in_every_language_are_compared_with_each() -> None:
    one, each = Text({"*": "95 °C"}, AT), Text({"de": "95 °C", "en": "95 °C"}, AT)
    wording_rules = WordingRules("de", SPELLING)
    assert {wording_rules.judge(one, each), wording_rules.judge(each, one)} == {"editorial"}
    assert wording_rules.judge(one, Text({"de": "95 °C", "en": "98 °C"}, AT)) == "translation"
    assert wording_rules.judge(one, Text({"*": "98 °C"}, AT)) == "reworded"


# ---- marks ----


def _shown(spans: Spans) -> str:
    """Spans as one would write them, with [-what is gone-] and {+what is new+}."""
    return "".join(_shown_span(span) for span in spans)


def _shown_span(span: Span) -> str:
    inner = _shown(span.spans)
    forms = {
        "text": span.text,
        "del": f"[-{inner}-]",
        "ins": f"{{+{inner}+}}",
        "em": f"*{inner}*",
        "strong": f"**{inner}**",
        "sub": f"~{inner}~",
        "sup": f"^{inner}^",
        "link": f"[{inner}]({span.target})",
        "cite": f"[@{span.target}]",
    }
    return forms[span.mark]


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Tee", "Tee", "Tee"),
        ("", "Tee", "{+Tee+}"),
        ("Tee", "", "[-Tee-]"),
        ("Lebermetastasen resezieren", "Lungenmetastasen resezieren",
         "[-Lebermetastasen-]{+Lungenmetastasen+} resezieren"),
        ("Leber-Metastasen", "Lungen-Metastasen", "[-Leber-Metastasen-]{+Lungen-Metastasen+}"),
        ("und/oder", "und", "[-und/oder-]{+und+}"),
        ("2,5 mg", "25 mg", "[-2,5-]{+25+} mg"),
        ("don't", "don’t", "[-don't-]{+don’t+}"),
        ("u\u0308ber", "u\u0308bel", "[-u\u0308ber-]{+u\u0308bel+}"),
        ("Tee\u00adblatt", "Tee\u00adblätter", "[-Tee\u00adblatt-]{+Tee\u00adblätter+}"),
        ("a, b und c", "a; b und c", "a[-,-]{+;+} b und c"),
        ("rot grün hell", "blau gelb hell", "[-rot grün-]{+blau gelb+} hell"),
        ("rot, grün hell", "blau, gelb hell", "[-rot, grün-]{+blau, gelb+} hell"),
        ("rot.", "blau.", "[-rot-]{+blau+}."),
        ("rot", "rot.", "rot{+.+}"),
        ("a b", "c b d", "[-a-]{+c+} b{+ d+}"),
        ("a b c", "b c", "[-a -]b c"),
        ("a x b", "a y b z", "a [-x-]{+y+} b{+ z+}"),
        ("alt neu", "alt  neu", "alt neu"),
        ("H~2~O", "H~3~O", "H[-~2~-]{+~3~+}O"),
        ("10^6^", "106", "[-10^6^-]{+106+}"),
        ("**nicht** kochen", "nicht kochen", "[-**nicht**-]{+nicht+} kochen"),
        ("Tee [@leaf-2019]", "Tee [@cup-2020]", "Tee [-[@leaf-2019]-]{+[@cup-2020]+}"),
        ("[@a][@a]", "[@a]", "[@a][-[@a]-]"),
        ("*siehe [@a]*", "*siehe [@b]*", "*siehe *[-*[@a]*-]{+*[@b]*+}"),
        ("(A)", "b(c A)", "{+b+}({+c +}A)"),
        ("b(c A)", "(A)", "[-b-]([-c -]A)"),
        ("rot mitte grün", "blau mitte gelb", "[-rot-]{+blau+} mitte [-grün-]{+gelb+}"),
        ("alt [@a] mau", "neu [@a] blau", "[-alt-]{+neu+} [@a] [-mau-]{+blau+}"),
        ("[Tee](https://a.example/)", "[Tee](https://b.example/)",
         "[-[Tee](https://a.example/)-]{+[Tee](https://b.example/)+}"),
        ("*der **gute** Tee*", "*der **beste** Tee*", "*der *[-***gute***-]{+***beste***+}* Tee*"),
    ],
)  # fmt: skip
def test_words_that_differ_are_marked(old: str, new: str, marked: str) -> None:
    assert _shown(mark(parse(old), parse(new))) == marked


def test_words_that_are_used_often_are_still_compared() -> None:
    often = "a b " * 150
    assert _shown(mark(parse(f"x {often}"), parse(f"y {often}"))) == f"[-x-]{{+y+}} {often}"


@pytest.mark.parametrize("words", ["Tee", "*a* [@b] H~2~O", "[@a]", "[x](https://a.example/)", ""])
def test_spans_that_are_the_same_stay_as_they_are(words: str) -> None:
    assert mark(parse(words), parse(words)) == tuple(s for s in parse(words) if s != Span("text"))


PIECES = st.sampled_from(
    ("Leber-Metastasen", "Lebermetastasen", "nicht", "Tee", " ", " ", "  ", "\n\n", ", ", ".", "5",
     "2,5", "**fett**", "*nicht*", "*der **gute** Tee*", "CO~2~", "10^6^", "[@leaf-2019]", "–", "-",
     "[@cup-2020]", "[Tee](https://a.example/)", "u\u0308ber", "(", ")", "HER2-", "Tee\u00adblatt")
)  # fmt: skip
WORDS = st.lists(PIECES, max_size=12).map("".join).map(parse)

Letter = tuple[str, tuple[str, ...]]


def _letters(
    spans: Spans, without: str = "", marks: tuple[str, ...] = (), state: str = ""
) -> list[tuple[Letter, str]]:
    """Every letter of spans, but for those under one mark; any white space is one blank.

    Each has the marks around it, beside it whether it is marked 'del' or 'ins'.
    """
    letters: list[tuple[Letter, str]] = []
    for span in spans:
        if span.mark == "text":
            letters += [((letter, marks), state) for letter in re.sub(r"\s+", " ", span.text)]
        elif span.mark in ("del", "ins"):
            letters += (
                _letters(span.spans, without, marks, span.mark) if span.mark != without else []
            )
        else:
            inner = (*marks, f"{span.mark} {span.target}")
            letters += _letters(span.spans, without, inner, state) or [(("", inner), state)]
    return letters


def _side(marked: Spans, without: str) -> list[Letter]:
    return [letter for letter, _ in _letters(marked, without)]


@given(WORDS, WORDS)
def test_marks_lose_nothing(old: Spans, new: Spans) -> None:
    marked = mark(old, new)
    assert _side(marked, without="ins") == _side(old, "")
    assert _side(marked, without="del") == _side(new, "")


@given(WORDS)
def test_what_is_the_same_bears_no_marks(words: Spans) -> None:
    assert {"del", "ins"}.isdisjoint(span.mark for span in walk(mark(words, words)))


WORD = re.compile(r"[\w\u0308\u00ad]+(?:[-.,][\w\u0308\u00ad]+)*")


@given(WORDS, WORDS)
def test_a_word_is_marked_whole(old: Spans, new: Spans) -> None:
    marked = mark(old, new)
    for side, without in ((old, "ins"), (new, "del")):
        states = iter([state for _, state in _letters(marked, without)])
        for leaf in [span for span in walk(side) if not span.spans]:
            own = list(islice(states, len(re.sub(r"\s+", " ", leaf.text)) or 1))
            for word in WORD.finditer(re.sub(r"\s+", " ", leaf.text)):
                assert len(set(own[slice(*word.span())])) == 1
