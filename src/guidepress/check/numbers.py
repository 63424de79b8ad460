"""Numbers in running text, read as a language writes them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guidepress.model import markup

_ONE_SIGN = str.maketrans({"\u2010": "-", "\u2013": "-", "\u2212": "-", "\u2019": "'"})
_ADDRESS = re.compile(r"https?://\S+")
# "3.11.2020" and "2020-11-03" say the day 3 and the year 2020; months may be words elsewhere
_DATE = re.compile(
    r"\b(?P<d>\d{1,2})\. ?\d{1,2}\. ?(?P<y>(?:19|20)\d\d)\b"
    r"|\b(?P<iy>(?:19|20)\d\d)-\d\d-(?P<id>\d\d)\b"
)
_METRIC = (
    "mmHg|kPa|mmol|μmol|nmol|pmol|mol|mval|kcal|kJ|cGy|mGy|Gy|mSv|Sv|MBq|GBq|Bq|kV|MV|MeV|MHz|kHz|Hz"
    "|mg|μg|ng|pg|kg|g|ml|dl|cl|μl|l|cm2|mm2|m2|cm3|mm3|cm|mm|μm|nm|km|m"
)
_UNIT = rf"(?:[%‰]|°C?|(?:{_METRIC})(?:/(?:{_METRIC}))*(?![^\W_]))"
# "≥ 2,5 cm" is the sign "≥ ", the digits "2,5" and the unit " cm"; "10-20" has no minus, "-5" has
_NUMBER = re.compile(
    rf"(?=[≤≥<>\d-])(?P<sign>[≤≥<>] ?)?(?P<minus>(?<![^\s(≤≥<>])-)?"
    rf"(?P<digits>\d+(?:[.,]\d+|[ ']\d{{3}}(?!\d))*)(?P<unit>[ -]?{_UNIT})?"
)
# the L of "20 mL", "mg/dL" and "5 L", which stands for a small l
_LITRE = re.compile(r"(?<=[mdcμ/ 0-9])L(?![^\W_])")
_SIGNS = re.compile("[.,' ]")
_OTHER = {",": ".", ".": ","}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its comparison sign and unit, and how the author wrote all that."""

    number: str
    sign: str
    unit: str
    source_text: str


def plain(words: str) -> str:
    """Words without marks, citations and addresses, in one form of spaces, signs and units.

    >>> plain("≤ 20\u202fmL CO~2~ [@golse-2017]")
    '≤ 20 ml CO2'
    """
    text = unicodedata.normalize("NFKC", markup.plain(markup.parse(_ADDRESS.sub("", words))))
    text = text.replace("<=", "≤").replace(">=", "≥").replace("° C", "°C")
    return _LITRE.sub("l", text.translate(_ONE_SIGN))


def quantities(text: str, decimal: str, *, grouped: bool) -> Iterator[Quantity]:
    """The numbers of a plain text, where `decimal` is the sign before a decimal fraction.

    `grouped` says whether a space may part thousands.

    >>> [quantity.number for quantity in quantities("1.880 / 2,5 ml / 2.-3.", ",", grouped=True)]
    ['1880', '2.5', '2', '3']
    >>> next(quantities("≥ 2,5 cm bei allen", ",", grouped=True))
    Quantity(number='2.5', sign='≥', unit='cm', source_text='≥ 2,5 cm')
    """
    for day in _DATE.finditer(text):
        for part in (day["d"] or day["id"], day["y"] or day["iy"]):
            yield Quantity(part.lstrip("0"), "", "", day[0])
        text = text.replace(day[0], " ")
    for match in _NUMBER.finditer(text):
        yield from _read(match, decimal, grouped)


def _read(match: re.Match[str], decimal: str, grouped: bool) -> Iterator[Quantity]:
    """The quantities of one run of digits; the sign belongs to the first, the unit to the last."""
    sign, unit = (match["sign"] or "").strip(), (match["unit"] or "").lstrip(" -")
    start = match.start("digits")
    in_word = start > 0 and match.string[start - 1].isalpha()
    numbers = _numbers(match["digits"], decimal, grouped, in_word)
    if len(numbers) == 1 and _is_foreign(match["digits"], decimal, bool(sign or unit)):
        numbers = [f"{numbers[0]} with a foreign decimal sign"]
    for index, number in enumerate(numbers):
        yield Quantity(
            (match["minus"] or "") * (index == 0) + number,
            sign * (index == 0),
            unit * (index == len(numbers) - 1),
            match[0].strip(),
        )


def _numbers(digits: str, decimal: str, grouped: bool, in_word: bool) -> list[str]:
    """The numbers that a run of digits and signs stands for.

    >>> _numbers("216 066", ",", True, False), _numbers("216 066", ",", False, False)
    (['216066'], ['216', '066'])
    """
    if in_word:  # in HER2 or T4 a point or a comma is no decimal sign
        return _SIGNS.split(digits)
    runs = [digits] if grouped else digits.split(" ")
    return [number for run in runs for number in _parse(run, decimal)]


def _parse(digits: str, decimal: str) -> list[str]:
    """The numbers of a run without spaces that only part numbers.

    >>> _parse("1.234.567,8", ","), _parse("2,5", ","), _parse("1.1", ","), _parse("4,6,8", ",")
    (['1234567.8'], ['2.5'], ['1.1'], ['4', '6', '8'])
    """
    if _thousands(decimal).fullmatch(digits):
        return [re.sub(rf"[^\d{decimal}]", "", digits).replace(decimal, ".")]
    if re.fullmatch(rf"\d+{re.escape(decimal)}\d+", digits):
        return [digits.replace(decimal, ".")]
    if re.fullmatch(r"\d+(\.\d+)*", digits):
        return [digits]
    return _SIGNS.split(digits)


@cache
def _thousands(decimal: str) -> re.Pattern[str]:
    """A number whose thousands are parted by one sign throughout: 1.234.567,8 with a comma."""
    sign = re.escape(_OTHER[decimal])
    return re.compile(
        rf"\d{{1,3}}(?:([{sign}' ])\d{{3}}(?:\1\d{{3}})*)(?:{re.escape(decimal)}\d+)?"
    )


@cache
def _point(decimal: str) -> re.Pattern[str]:
    """A fraction with the other decimal sign: 2.5 where a comma is written."""
    return re.compile(rf"\d+{re.escape(_OTHER[decimal])}\d+")


def _is_foreign(digits: str, decimal: str, measured: bool) -> bool:
    """Whether this is surely a fraction, but with the decimal sign of another language.

    Without a measure, `1.1` may as well be a version (RECIST 1.1) and is left alone.

    >>> _is_foreign("2.5", ",", measured=True), _is_foreign("1.1", ",", measured=False)
    (True, False)
    """
    if not _point(decimal).fullmatch(digits) or _thousands(decimal).fullmatch(digits):
        return False
    return measured or digits.startswith("0")
