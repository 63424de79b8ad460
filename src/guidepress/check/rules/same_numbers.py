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

_MAY_HOLD = re.compile(r"[\d±²³]|\+\+|--|\+/-")
"""A text without any of these holds no quantity, and need not be read."""


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    signs = _signs(guideline)
    for text in texts:
        if any(_MAY_HOLD.search(words) for words in text.words.values()):
            for translation in translations(text, guideline):
                yield from _compare(text, translation, guideline, signs)


def _signs(guideline: Guideline) -> dict[str, str]:
    """The grades that are made of signs only, by how they may be written in a text."""
    return {
        form: level.value
        for scale in guideline.scales.values()
        for level in scale.levels
        for form in (level.value, *level.aliases)
        if re.fullmatch(r"[^\w\s]{2,}|±", form)
    }


def _compare(
    text: Text, translation: Translation, guideline: Guideline, signs: dict[str, str]
) -> Iterator[Problem]:
    """Whether some reading of the original says what some reading of the translation says."""
    source, original, language, translated = translation
    old_readings = _readings(original, guideline.decimals.get(source, "."), signs)
    new_readings = _readings(translated, guideline.decimals.get(language, "."), signs)
    differences = [_differences(old, new) for old in old_readings for new in new_readings]
    if all(differences):
        yield _differ(text, translation, differences[0], guideline)


def _readings(words: str, decimal: str, signs: dict[str, str]) -> list[list[Quantity]]:
    """The quantities of a text; a space between digits may part thousands, or two numbers."""
    text = plain(words)
    grades = [
        Quantity(signs[match[0]], "", "", match[0])
        for match in re.finditer(r"(?<![\w+/-])(?:[+/-]{2,}|±)(?![\w+/-])", text)
        if match[0] in signs
    ]
    groupings = (True, False) if re.search(r"\d \d{3}(?!\d)", text) else (True,)
    return [[*quantities(text, decimal, grouped=grouped), *grades] for grouped in groupings]


def _differences(
    old: list[Quantity], new: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]] | None:
    """The quantities that only the original has, and only the translation; none if all agree."""
    only_old, only_new = _less(old, new), _less(new, old)
    if only_old or only_new:
        return only_old, only_new
    other_units = _other_units(old, new), _other_units(new, old)
    return other_units if any(other_units) else None


def _less(quantities: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """What remains of quantities once each of the others has been taken away, if it is there."""
    remaining = Counter((other.number, other.sign) for other in others)
    missing = []
    for quantity in quantities:
        remaining[quantity.number, quantity.sign] -= 1
        if remaining[quantity.number, quantity.sign] < 0:
            missing.append(quantity)
    return missing


def _other_units(quantities: list[Quantity], others: list[Quantity]) -> list[Quantity]:
    """Quantities whose unit the others have not, or have only at other numbers.

    In a range one unit may stand for both numbers, so a number without a unit fits any.
    """
    units = {other.unit for other in others}
    by_number: dict[str, set[str]] = {}
    for other in others:
        by_number.setdefault(other.number, set()).add(other.unit)
    return [
        quantity
        for quantity in quantities
        if quantity.unit
        and (quantity.unit not in units or not by_number[quantity.number] & {quantity.unit, ""})
    ]


def _differ(
    text: Text,
    translation: Translation,
    differences: tuple[list[Quantity], list[Quantity]] | None,
    guideline: Guideline,
) -> Problem:
    source, _, language, _ = translation
    old, new = differences or ([], [])
    ambiguous = {quantity.source_text for quantity in old} & {other.source_text for other in new}
    sides = [(source, old), (language, new)]
    parts = [f"only in {side}: {_list(only, ambiguous)}" for side, only in sides if only]
    return Problem(
        where=text.where(language),
        rule="same-numbers",
        message=f"the numbers differ: {'; '.join(parts)}",
        hint=_hint(" ".join(parts), source, language, guideline),
    )


def _list(quantities: Sequence[Quantity], ambiguous: set[str]) -> str:
    """Quantities as they are written; also as they are read, where both languages write the same.

    >>> _list([Quantity("2.5", "", "ml", "2,5 ml")], set())
    "'2,5 ml'"
    >>> _list([Quantity("1.5", "", "", "1,500")], {"1,500"})
    "'1,500' (read as 1.5)"
    """
    written = (
        f"'{q.source_text}'" + f" (read as {q.number})" * (q.source_text in ambiguous)
        for q in quantities
    )
    return ", ".join(dict.fromkeys(written))


def _hint(difference: str, source: str, language: str, guideline: Guideline) -> str:
    old, new = (guideline.decimals.get(name, ".") for name in (source, language))
    if old != new and re.search(r"\d[.,]\d", difference):
        return f"the decimal sign is '{old}' in {source} and '{new}' in {language}"
    return "write the same figures, signs and units in every language"
