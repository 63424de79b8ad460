"""An abbreviation in a recommendation is explained among the abbreviations.

PASS:
    text: {de: Chemoembolisation (TACE), …}     # and abbreviations.yaml explains TACE
FAIL:
    text: {de: Chemoembolisation (TACE), …}
"""

import re
from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model.guideline import Edition, Guideline

_SHORT = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{3,6}(?![\w-])")
"""Three to six capital letters by themselves; two are too often a unit, a gene or a state."""
_ROMAN = re.compile(r"[IVXLC]+")


def check(edition: Edition, guideline: Guideline) -> Iterator[Finding]:
    for language in guideline.languages:
        explained = {record.short.say(language) for record in edition.abbreviations.values()}
        for chapter in edition.chapters:
            for item in chapter.recommendations():
                text = item.text.say(language)
                unknown = [word for word in _SHORT.findall(text) if not _is_known(word, explained)]
                if unknown:
                    yield Finding(
                        item.id,
                        item,
                        item.text.where(language),
                        f"'{unknown[0]}' is explained nowhere",
                    )


def _is_known(word: str, explained: set[str]) -> bool:
    return bool(_ROMAN.fullmatch(word)) or any(word in short.split() for short in explained)
