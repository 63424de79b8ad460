"""A sentence does not stand in two languages in the same words.

Names, abbreviations and short terms may. This is a warning.

PASS:
    text: {de: "Nur wenn die erste Therapie wirkte", en: "Only if the first therapy worked"}
FAIL:
    text: {de: "Only if the first therapy worked", en: "Only if the first therapy worked"}
"""

from collections.abc import Iterator, Sequence

from guidepress.check.walk import translations
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, Severity
from guidepress.model.text import Text

SEVERITY: Severity = "warning"
_AROUND = ".,;:!?()[]*\"'„“”…"
WORDS, SMALL, LONG_SMALL, LONG = 5, 3, 2, 5
"""Prose has that many words, in small letters, long ones among these; long is that many letters."""


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    for text in texts:
        for source, original, language, translated in translations(text, guideline):
            if original.split() == translated.split() and _is_prose(original):
                yield Problem(
                    where=text.where(language),
                    rule="untranslated-copy",
                    message=f"the words in {language} are the same as those in {source}",
                    hint="translate them",
                    severity=SEVERITY,
                )


def _is_prose(words: str) -> bool:
    """Whether these are the words of a sentence, and no name, term, list or citation."""
    stripped = [word.strip(_AROUND) for word in words.split()]
    alphabetic = [word for word in stripped if word.replace("-", "").isalpha()]
    small = [word for word in alphabetic if word.islower() and len(word) > 1]
    long = [word for word in small if len(word) >= LONG]
    return len(alphabetic) >= WORDS and len(small) >= SMALL and len(long) >= LONG_SMALL
