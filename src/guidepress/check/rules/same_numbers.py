"""Every language says the same numbers, comparison signs, units and grades.

Each number is read as its language writes it: 2,5 in German is 2.5 in English.

PASS:
    text: {de: "Abstand ≥ 2,5 cm bei 1.880 Frauen", en: "Margin ≥ 2.5 cm in 1,880 women"}
FAIL:
    text: {de: "Abstand ≥ 2,5 cm bei 1.880 Frauen", en: "Margin > 2.5 mm in 1,808 women"}
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from guidepress.check.numbers import Quantity, plain, quantities
from guidepress.check.walk import Translation, translations
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem
from guidepress.model.text import Text

_WORTH = re.compile(r"[\d±²³]|\+\+|--|\+/-")


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    signs = _signs(guideline)
    for text in texts:
        if any(_WORTH.search(words) for words in text.words.values()):
            for translation in translations(text, guideline):
                yield from _compare(text, translation, guideline, signs)


def _signs(guideline: Guideline) -> dict[str, str]:
    """The grades that are made of signs only, by how they may be written in a text."""
    return {
        written: level.value
        for scale in guideline.scales.values()
        for level in scale.levels
        for written in (level.value, *level.aliases)
        if re.fullmatch(r"[^\w\s]{2,}|±", written)
    }


def _compare(
    text: Text, translation: Translation, guideline: Guideline, signs: dict[str, str]
) -> Iterator[Problem]:
    source, original, language, translated = translation
    there = _readings(original, guideline.decimals.get(source, "."), signs)
    here = _readings(translated, guideline.decimals.get(language, "."), signs)
    differences = [_differences(one, other) for one in there for other in here]
    if all(differences):
        yield _differ(text, translation, differences[0], guideline)


def _readings(words: str, decimal: str, signs: dict[str, str]) -> list[list[Quantity]]:
    """What a text says; a space between digits may part thousands, or two numbers."""
    text = plain(words)
    grades = [
        Quantity(signs[found[0]], "", "", found[0])
        for found in re.finditer(r"(?<![\w+/-])(?:[+/-]{2,}|±)(?![\w+/-])", text)
        if found[0] in signs
    ]
    ways = (True, False) if re.search(r"\d \d{3}(?!\d)", text) else (True,)
    return [[*quantities(text, decimal, grouped=grouped), *grades] for grouped in ways]


def _differences(
    there: list[Quantity], here: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]] | None:
    """What one text says and the other does not."""
    only_there, only_here = _less(there, here), _less(here, there)
    if only_there or only_here:
        return only_there, only_here
    swapped = _other_units(there, here), _other_units(here, there)
    return swapped if any(swapped) else None


def _less(some: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    left = Counter((other.number, other.sign) for other in others)
    missing = []
    for quantity in some:
        left[quantity.number, quantity.sign] -= 1
        if left[quantity.number, quantity.sign] < 0:
            missing.append(quantity)
    return missing


def _other_units(some: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """Quantities whose unit the others have not, or have only at other numbers.

    In a range one unit may stand for both numbers, so a number without a unit fits any.
    """
    units = {other.unit for other in others}
    by_number: dict[str, set[str]] = {}
    for other in others:
        by_number.setdefault(other.number, set()).add(other.unit)
    return [
        one
        for one in some
        if one.unit and (one.unit not in units or not by_number[one.number] & {one.unit, ""})
    ]


def _differ(
    text: Text,
    translation: Translation,
    differences: tuple[list[Quantity], list[Quantity]] | None,
    guideline: Guideline,
) -> Problem:
    source, _, language, _ = translation
    there, here = differences or ([], [])
    alike = {one.written for one in there} & {other.written for other in here}
    sides = [(source, there), (language, here)]
    only = [f"only in {side}: {_list(found, alike)}" for side, found in sides if found]
    return Problem(
        where=text.where(language),
        rule="same-numbers",
        message=f"the numbers differ: {'; '.join(only)}",
        hint=_hint(" ".join(only), source, language, guideline),
    )


def _list(found: Sequence[Quantity], alike: set[str]) -> str:
    """What was written; where both languages write it alike, also how it is read."""
    said = [f"'{q.written}'" + f" (read as {q.number})" * (q.written in alike) for q in found]
    return ", ".join(dict.fromkeys(said))


def _hint(only: str, source: str, language: str, guideline: Guideline) -> str:
    one, other = (guideline.decimals.get(name, ".") for name in (source, language))
    if one != other and re.search(r"\d[.,]\d", only):
        return f"the decimal sign is '{one}' in {source} and '{other}' in {language}"
    return "write the same figures, signs and units in every language"
