"""A recommendation has the words of its own grade, where a scale says which these are.

PASS:
    text: {de: Die Tumorkonferenz soll beraten, …}, rating: {grade: A}
FAIL:
    text: {de: Die Tumorkonferenz kann beraten, …}, rating: {grade: A}
"""

import re
from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.scale import Level, Scale


def check(edition: Edition, guideline: Guideline) -> Iterator[Finding]:
    for chapter in edition.chapters:
        for item in chapter.recommendations():
            for key, value in item.rating.items():
                scale = guideline.scales.get(key)
                level = scale.level(value) if scale else None
                if scale and level:
                    yield from _unfit(item, level, scale, guideline.languages)


def _unfit(
    item: Recommendation, level: Level, scale: Scale, languages: tuple[str, ...]
) -> Iterator[Finding]:
    """The words of other grades in a text that has none of its own.

    Where a scale says of grade A `wording: {de: [soll]}` and of grade 0 `wording: {de: [kann]}`,
    the text "Die Kanne kann warm sein" does not fit the grade A.
    """
    for language in languages:
        own = level.wording.get(language, ())
        text = item.text.say(language)
        if not own or _first_word(own, text):
            continue
        for other in scale.levels:
            word = _first_word(other.wording.get(language, ()), text)
            if word:
                yield Finding(
                    item.id,
                    item,
                    item.text.where(language),
                    f"'{word}' is how the grade '{other.value}' is said; this one has "
                    f"'{level.value}', which is said with '{own[0]}'",
                )


def _first_word(words: tuple[str, ...], text: str) -> str:
    """The first of these words that stands in a text, else nothing.

    >>> _first_word(("soll", "sollte"), "Die Kanne sollte warm sein.")
    'sollte'
    """
    return next(
        (word for word in words if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)), ""
    )
