"""What the rules that judge language take for the same, and what they do not."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.check import rules
from guidepress.check.rule import Rule
from guidepress.check.rules import (
    RULES,
    SCOPES,
    link_safe,
    same_citations,
    same_markup,
    same_numbers,
    untranslated_copy,
)
from guidepress.model.guideline import Guideline, GuidelineHead
from guidepress.model.location import Location, start_of
from guidepress.model.problem import Problem
from guidepress.model.text import Text
from guidepress.read import load, yaml_reader
from guidepress.read.file_kinds import FileKind

SCALE = """
id: advice
title: {de: Rat, en: Advice}
short: {de: Rat, en: Advice}
measures: recommendation
look: badge
levels:
  - {value: "++", label: {de: ja, en: yes}, meaning: {de: ja, en: yes}}
  - {value: "+/-", label: {de: je, en: so}, meaning: {de: je, en: so}, aliases: ["+-", "±"]}
  - {value: "-", label: {de: nein, en: no}, meaning: {de: nein, en: no}}
"""
HEAD = """
id: tea
title: {de: Tee, en: Tea}
short_title: {de: Tee, en: Tea}
publisher: {name: {de: Tee, en: Tea}}
languages: [de, en, fr]
source_language: de
scales: {grade: advice}
address: https://tea.guidepress.example/
"""


def _loaded(text: str, kind: FileKind) -> object:
    return load.load(yaml_reader.parse(text.encode(), f"{kind}.yaml"), kind).value


def _guideline() -> Guideline:
    head = _loaded(HEAD, "guideline")
    scale = _loaded(SCALE, "scale")
    assert isinstance(head, GuidelineHead)
    return Guideline(
        head=head,
        scales={"grade": scale},  # type: ignore[dict-item] # it is a Scale
        decimals={"de": ",", "en": ".", "fr": ","},
    )


GUIDELINE = _guideline()


def _text(words: Mapping[str, str]) -> Text:
    return Text(words, start_of("one.yaml"))


def _numbers(de: str, en: str) -> list[str]:
    text = _text({"de": de, "en": en})
    return [problem.message for problem in same_numbers.check_texts([text], GUIDELINE)]


@pytest.mark.parametrize(
    ("de", "en"),
    [
        ("2,5 ml", "2.5 ml"),
        ("20 ml", "20ml"),
        ("20\u202fml", "20\u00a0mL"),
        ("10 %", "10%"),
        ("10%ige Lösung", "10% solution"),
        ("80–90 %", "80%–90%"),
        ("80 bis 90 %", "80% to 90%"),
        ("216 066 Frauen", "216,066 women"),
        ("216\u202f066 Frauen", "216,066 women"),
        ("1.880 Frauen", "1,880 women"),
        ("1.234.567,8 g", "1,234,567.8 g"),
        ("1880 Frauen", "1,880 women"),
        ("in Jahr 2 100 mg", "100 mg in year 2"),
        ("10 Jahre", "10 years"),
        ("10-Jahres-Überleben", "10-year survival"),
        ("10jähriges Überleben", "10-year survival"),
        ("nach 3 Monaten", "after 3 months"),
        ("100 mg/Tag", "100 mg/day"),
        ("5 mg/kg/d", "5 mg/kg/day"),
        ("500 mg/m^2^", "500 mg/m²"),
        ("1.000 IE", "1,000 IU"),
        ("2.–3. Linie", "2nd–3rd line"),
        ("1. Wahl", "1st choice"),
        ("am 13.11.2020", "on 13 November 2020"),
        ("am 3.11.2020", "on 2020-11-03"),
        ("ab 2024", "from 2024"),
        ("≤ 3 cm", "<= 3cm"),
        ("p<0,05", "p < 0.05"),
        ("(≥ 2)", "(≥2)"),
        ("T4, HER2, M1", "T4, HER2, M1"),
        ("HER2-positiv", "HER2 positive"),
        ("BRCA1/2", "BRCA1/2"),
        ("CDK4/6-Inhibitor", "CDK4/6 inhibitor"),
        ("RECIST 1.1", "RECIST 1.1"),
        ("Version 2024.1D", "version 2024.1E"),
        ("ICD-10 C50.9", "ICD-10 C50.9"),
        ("5-FU", "5-FU"),
        ("COVID-19", "COVID-19"),
        ("2-cm-Abstand", "2 cm margin"),
        ("5 × 4 Gy", "5 × 4 Gy"),
        ("30 Minuten", "30 min"),
        ("Verhältnis 2:1", "ratio 2:1"),
        ("Anteil 0,71 (95%-KI 0,5–0,9)", "share 0.71 (95% CI 0.5–0.9)"),
        ("Rat ++", "Advice ++"),
        ("Rat ±", "Advice +/-"),
        ("Chemo + Trastuzumab", "chemo plus trastuzumab"),
        ("Therapie - nur selten", "therapy: rarely"),
        ("wie gezeigt [@golse-2017]", "[@yoo-2019] [@golse-2017]"),
        ("siehe https://a.example/2020/v1.234", "see above"),
        ("80 °C", "80°C"),
        ("-5 °C", "\u22125 °C"),
        ("10 µg", "10 μg"),
        ("J Inv 2015; 8: 1–2", "J Inv 2015; 8: 1–2"),
        ("drei", "three"),
        ("~ 3 cm", "~3 cm"),
    ],
)
def test_the_same_numbers_written_otherwise(de: str, en: str) -> None:
    assert _numbers(de, en) == []


@pytest.mark.parametrize(
    ("de", "en", "said"),
    [
        ("20 ml", "30 ml", "only in de: '20 ml'; only in en: '30 ml'"),
        ("20 ml", "20 mg", "only in de: '20 ml'; only in en: '20 mg'"),
        ("20 ml", "20", "only in de: '20 ml'"),
        ("10", "10 %", "only in en: '10 %'"),
        ("≤ 3", "< 3", "only in de: '≤ 3'; only in en: '< 3'"),
        ("3 oder 3", "3", "only in de: '3'"),
        ("Grad ++", "grade +/-", "only in de: '++'; only in en: '+/-'"),
        ("am 3.11.2020", "on 4 November 2020", "only in de: '3.11.2020'; only in en: '4'"),
        ("HER2", "HER", "only in de: '2'"),
        ("50 mg/m²", "50 mg", "only in de: '50 mg/m2'; only in en: '50 mg'"),
        ("2,50 mg", "2.5 mg", "only in de: '2,50 mg'; only in en: '2.5 mg'"),
    ],
)
def test_numbers_that_differ(de: str, en: str, said: str) -> None:
    assert _numbers(de, en) == [f"the numbers differ: {said}"]


def test_each_translation_is_compared_with_the_source() -> None:
    text = _text({"de": "2,5 ml", "en": "2.5 ml", "fr": "2,4 ml"})
    problems = list(same_numbers.check_texts([text], GUIDELINE))
    assert [p.message for p in problems] == [
        "the numbers differ: only in de: '2,5 ml'; only in fr: '2,4 ml'"
    ]


NUMBERS = st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=2)


@given(st.lists(NUMBERS, max_size=5))
def test_any_number_is_the_same_in_both_ways_of_writing(numbers: list[object]) -> None:
    english = " and ".join(f"{number:,} ml" for number in numbers)
    swap = str.maketrans(",.", ".,")
    assert _numbers(english.replace(" and ", " und ").translate(swap), english) == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_is_too_odd_for_the_rules(de: str, en: str) -> None:
    texts = [_text({"de": de, "en": en})]
    for rule in RULES:
        if rule.scope == "texts":
            list(rule.check(texts, GUIDELINE))


@given(st.text("0123456789.,' -+/<>≤≥%mgl ", max_size=30))
def test_what_is_the_same_differs_only_in_its_decimal_sign(words: str) -> None:
    french = _text({"de": words, "fr": words})
    assert list(same_numbers.check_texts([french], GUIDELINE)) == []


@pytest.mark.parametrize(
    ("de", "en"),
    [
        ("*a*", "*b*"),
        ("[a](https://x.example/de/1)", "[b](https://x.example/en/one)"),
        ("[a](https://de.x.example/)", "[b](https://en.x.example/)"),
        ("**a** und **b**", "**a and b**"),
        ("5 * 3", "5 * 3"),
    ],
)
def test_the_same_markup(de: str, en: str) -> None:
    assert list(same_markup.check_texts([_text({"de": de, "en": en})], GUIDELINE)) == []


@pytest.mark.parametrize(
    ("de", "en"),
    [
        ("*a*", "a"),
        ("H~2~O", "H2O"),
        ("[a](https://x.example/1)", "[a](https://x.example/2)"),
        ("[a](https://x.example/1) [a](https://x.example/1)", "[a](https://x.example/1)"),
        ("[a](https://x.example/de/)", "a"),
    ],
)
def test_other_markup(de: str, en: str) -> None:
    assert len(list(same_markup.check_texts([_text({"de": de, "en": en})], GUIDELINE))) == 1


def test_the_order_of_citations_is_free() -> None:
    text = _text({"de": "[@a-1] [@b-2]", "en": "[@b-2] and [@a-1]"})
    assert list(same_citations.check_texts([text], GUIDELINE)) == []


@pytest.mark.parametrize(
    "words",
    [
        "TACE",
        "Trastuzumab-Deruxtecan",
        "AGO e. V.",
        "in der Deutschen Gesellschaft für Gynäkologie und Geburtshilfe e.V.",
        "sowie in der Deutschen Krebsgesellschaft e.V.",
        "SBRT – Stereotactic Body Radiation Therapy",
        "Pusztai L et al., J Clin Oncol 2023; 41: 184–191",
        "https://www.ago-online.de",
        "NCT02364557, NCT03750396",
    ],
)
def test_names_and_terms_are_no_copies(words: str) -> None:
    text = _text({"de": words, "en": words})
    assert list(untranslated_copy.check_texts([text], GUIDELINE)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Resection of metastases in case of good response to systemic therapy",
        "Metastasenresektion bei gutem Ansprechen der systemischen Therapie",
        "Pflanzen in kleinen Gruppen aufstellen und seltener gießen",
    ],
)
def test_sentences_are_copies(words: str) -> None:
    text = _text({"de": words, "en": f" {words}\n"})
    (problem,) = untranslated_copy.check_texts([text], GUIDELINE)
    assert problem.severity == "warning"


def test_a_string_for_every_language_is_no_copy() -> None:
    words = "Resection of metastases in case of good response"
    text = Text({"*": words}, start_of("one.yaml"))
    for rule in RULES:
        if rule.scope == "texts":
            assert list(rule.check([text], GUIDELINE)) == []


@pytest.mark.parametrize(
    ("words", "dead"),
    [
        ("[a](https://x.example/a_(b))", []),
        ("[a](HTTP://x.example)", []),
        ("[a](javascript:alert(1))", ["javascript:alert(1)"]),
        ("[a](../b)", ["../b"]),
        ("[a](#b)", ["#b"]),
        ("[a](<www.x.example>)", ["www.x.example"]),
        ("[ER](positiv)", []),
        ("[a] (see below)", []),
        (r"\[a](b.c)", []),
        ("[a](https://x.example) [b](x.example)", ["x.example"]),
    ],
)
def test_links_that_lead_nowhere(words: str, dead: list[str]) -> None:
    problems = link_safe.check_texts([_text({"de": words})], GUIDELINE)
    assert [problem.message.split("'")[1] for problem in problems] == dead


def test_every_scope_has_a_rule() -> None:
    assert {rule.scope for rule in RULES} == set(SCOPES)


def test_every_id_is_there_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_every_module_of_rules_is_in_the_list() -> None:
    folder = Path(rules.__file__).parent
    modules = {file.stem for file in folder.glob("*.py") if "\ndef check_" in file.read_text()}
    assert {rule.id for rule in RULES} == {module.replace("_", "-") for module in modules}


def test_a_problem_is_as_severe_as_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that says that it warns, and forgets to say so of its problems, warns all the same."""

    def check(_texts: object, _guideline: Guideline) -> list[Problem]:
        return [Problem(where=Location("a.yaml"), rule="mild", message="hm")]

    mild = Rule("mild", "texts", "warning", "Texts are mild.", check=check)
    monkeypatch.setattr(rules, "RULES", (mild,))
    assert [problem.severity for problem in rules.run_rules("texts", [], GUIDELINE)] == ["warning"]
