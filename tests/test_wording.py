"""Whether two wordings mean the same words, and which of their words are marked."""

from typing import Any

import pytest

from conftest import CASES
from guidepress import tree
from guidepress.place import start_of
from guidepress.shipped import TEMPLATES
from guidepress.text import Text
from guidepress.wording import Tongue

WORDINGS: dict[str, Any] = tree.read(CASES / "wordings.yaml", "wordings.yaml").data
SPELLING = {
    name: tree.read(TEMPLATES / "words" / f"{name}.yaml", name).data["spelling"]
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
    tongue = Tongue(language, SPELLING)
    old, new = Text({language: one}, AT), Text({language: other}, AT)
    return {tongue.judge(old, new), tongue.judge(new, old)}


@pytest.mark.parametrize(("language", "one", "other"), _pairs("only the writing"))
def test_what_is_only_written_otherwise_is_editorial(language: str, one: str, other: str) -> None:
    assert _judged(language, one, other) == {"editorial"}


@pytest.mark.parametrize(("language", "one", "other"), _pairs("another sense"))
def test_what_only_looks_alike_is_not_editorial(language: str, one: str, other: str) -> None:
    assert _judged(language, one, other) == {"reworded"}
