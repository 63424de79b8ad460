"""The interface words: every language has them all, and every one is used."""

import re
from typing import Any

import pytest
import yaml

from guidepress.model.dump import names
from guidepress.model.nodes import NODE_CLASSES
from sites import ROOT

FILES = sorted((ROOT / "templates" / "words").glob("*.yaml"))
WORDS: dict[str, Any] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))["words"] for file in FILES
}
STATUS = {"draft", "published", "reconstructed"}
CHANGED = {"weight_practice", "translations_reviewed", "translations_unreviewed"}
"""Words that are asked for by what stands in the content."""


def _used() -> set[str]:
    """The keys that templates and code ask for."""
    templates = [
        file.read_text(encoding="utf-8")
        for pattern in ("*.html", "*.typ")
        for file in (ROOT / "templates").rglob(pattern)
    ]
    code = [
        file.read_text(encoding="utf-8") for file in (ROOT / "src" / "guidepress").rglob("*.py")
    ]
    used = {key for text in templates for key in re.findall(r"\bwords\.(\w+)", text)}
    if any('words["status_" ~' in text for text in templates):
        used |= {f"status_{status}" for status in STATUS}
    used |= {key for text in code for key in re.findall(r'words\["(\w+)"\]', text)}
    known = set(next(iter(WORDS.values())))
    quoted = {key for text in code for key in re.findall(r'"(\w+)"', text)}
    starts = (
        "one",
        "field",
        "weight",
        "history",
        "label",
        "movement",
        "slide",
        "right",
        "translation",
    )
    formed = {f"{start}_{name}" for name in quoted for start in starts}
    formed |= {f"field_{name}" for record in NODE_CLASSES.values() for name in names(record)}
    formed |= {f"right_{number}" for number in range(1, 23)}  # the items of a checklist
    formed |= {f"{name}_lead" for name in quoted}
    formed |= {f"{start}_{name}_long" for name in quoted for start in ("label", "translation")}
    return used | (known & (quoted | formed | CHANGED))


@pytest.mark.parametrize("language", list(WORDS))
def test_every_language_has_the_same_words(language: str) -> None:
    assert set(WORDS[language]) == set(next(iter(WORDS.values())))


@pytest.mark.parametrize("language", list(WORDS))
def test_every_word_that_is_asked_for_is_there(language: str) -> None:
    assert _used() - set(WORDS[language]) == set()


def test_every_word_is_used() -> None:
    assert set(next(iter(WORDS.values()))) - _used() == set()


@pytest.mark.parametrize("language", list(WORDS))
def test_every_word_says_something(language: str) -> None:
    assert [key for key, words in WORDS[language].items() if not str(words).strip()] == []


def test_words_with_gaps_have_the_same_gaps_in_every_language() -> None:
    gaps = {
        language: {key: set(re.findall(r"\{(\w+)\}", said)) for key, said in words.items()}
        for language, words in WORDS.items()
    }
    first = next(iter(gaps.values()))
    assert all(other == first for other in gaps.values())
