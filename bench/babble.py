"""Made-up words: texts of any length in German and English that say the same numbers.

Nothing here means anything; the words are built from syllables, always in the same order.
"""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

Text = dict[str, str]

SYLLABLES = {
    "de": "ba bel dro fen gar hin jol kra lum mor nau pfi quo rei sche tal und vor wim zau ßen äl",
    "en": "ab cal dim er fo gly hen is jun kel lo mi nor op pri quar ros sti th ul ven wy ax",
}
ENDINGS = {"de": "ung heit en er lich keit isch e", "en": "tion ness ing al ic er ly ous"}
VOCABULARY = 3000
FREQUENT = 2.5
"""How much more often than others the first words of a vocabulary are used."""

WORDS_WITH_NUMBER = 0.06
WORDS_SHORT = 0.08
WORDS_MARKED = 0.015
UNITS = ("mg", "cm", "mm", "%", "ml", "Gy")


def rng(*key: object) -> Random:
    """A source of chance that is the same for the same key."""
    return Random(":".join(map(str, key)))  # noqa: S311 - made-up words are no secret


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Different words of a language; every third one of German begins with a capital."""
    chance = rng("vocabulary", language)
    syllables, endings = SYLLABLES[language].split(), ENDINGS[language].split()
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        stem = "".join(chance.choices(syllables, k=chance.choice((1, 1, 2, 2, 3))))
        word = stem + chance.choice(endings)
        words[word.capitalize() if language == "de" and len(words) % 3 == 0 else word] = None
    return tuple(words)


@cache
def short_forms(count: int) -> tuple[str, ...]:
    """Abbreviations: different runs of capital letters."""
    chance = rng("short forms")
    forms: dict[str, None] = {}
    while len(forms) < count:
        forms["".join(chance.choices("BCDFGHJKLMPQRTVWXZ", k=chance.randint(3, 5)))] = None
    return tuple(forms)


@cache
def names(count: int) -> tuple[str, ...]:
    """Different family names, plain enough for an id."""
    chance = rng("names")
    syllables = SYLLABLES["en"].split()
    distinct: dict[str, None] = {}
    while len(distinct) < count:
        distinct["".join(chance.choices(syllables, k=chance.randint(2, 3))).capitalize()] = None
    return tuple(distinct)


def word(language: str, chance: Random) -> str:
    return vocabulary(language)[int(VOCABULARY * chance.random() ** FREQUENT)]


def words(language: str, count: int, chance: Random) -> str:
    sentence = " ".join(word(language, chance) for _ in range(count))
    return sentence[0].upper() + sentence[1:]


def text(count: int, chance: Random, shorts: Sequence[str] = ()) -> Text:
    """A text of about `count` words in both languages, with numbers, short forms and marks."""
    german: list[str] = []
    english: list[str] = []
    for _ in range(count):
        one, other = _piece(chance, shorts)(chance)
        german.append(one)
        english.append(other)
    return {"de": _sentence(german), "en": _sentence(english)}


def _piece(chance: Random, shorts: Sequence[str]) -> Callable[[Random], tuple[str, str]]:
    drawn = chance.random()
    if drawn < WORDS_WITH_NUMBER:
        return _quantity
    if drawn < WORDS_WITH_NUMBER + WORDS_SHORT and shorts:
        form = chance.choice(shorts)
        return lambda _: (form, form)
    return _marked if drawn > 1 - WORDS_MARKED else _pair


def _pair(chance: Random) -> tuple[str, str]:
    return word("de", chance), word("en", chance)


def _marked(chance: Random) -> tuple[str, str]:
    mark = chance.choice(("*", "**"))
    one, other = _pair(chance)
    return f"{mark}{one}{mark}", f"{mark}{other}{mark}"


def _quantity(chance: Random) -> tuple[str, str]:
    sign, unit = chance.choice(("≤ ", "≥ ", "")), chance.choice(UNITS)
    whole, tenth = chance.randint(1, 90), chance.randint(1, 9)
    return f"{sign}{whole},{tenth} {unit}", f"{sign}{whole}.{tenth} {unit}"


def _sentence(pieces: Sequence[str]) -> str:
    sentence = " ".join(pieces)
    return sentence[0].upper() + sentence[1:]
