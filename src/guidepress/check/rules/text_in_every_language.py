"""A text has words in every language of the guideline, and in no other.

PASS:
    text: {de: Kryoablation, en: Cryoablation}
FAIL:
    text: {de: Kryoablation}
"""

from collections.abc import Iterator, Sequence

from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, did_you_mean
from guidepress.model.text import EVERY_LANGUAGE, Text
from guidepress.read.folder import SHIPPED_SCALES


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    languages = guideline.languages
    for text in texts:
        if EVERY_LANGUAGE in text.words:
            continue
        for language in () if _is_shipped(text) else text.words:
            if language not in languages:
                yield _unknown(text, language, languages)
        missing = [language for language in languages if not text.words.get(language, "").strip()]
        if missing:
            yield _missing(text, missing)


def _is_shipped(text: Text) -> bool:
    """Whether a text came with guidepress, which speaks more languages than one guideline may."""
    return text.at.where.path.startswith(SHIPPED_SCALES)


def _unknown(text: Text, language: str, languages: Sequence[str]) -> Problem:
    return Problem(
        where=text.at.key(language),
        rule="text-in-every-language",
        message=f"'{language}' is not a language of this guideline ({', '.join(languages)})"
        f"{did_you_mean(language, languages)}",
        hint="guideline.yaml lists the languages",
    )


def _missing(text: Text, missing: Sequence[str]) -> Problem:
    return Problem(
        where=text.at.where,
        rule="text-in-every-language",
        message=f"this text has no words in: {', '.join(missing)}",
        hint="write them beside the others: {de: …, en: …}",
    )
