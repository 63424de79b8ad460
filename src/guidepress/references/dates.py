"""Dates as citations write them, into CSL's date parts."""

import re

from guidepress.references.record import Issued

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Jan · January · Sept. · Sep
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>[12][0-9]{3})"

# 2017 · 2017 Jul · 2017 Jul 3 · 2020 Jul-Aug · 2020 July / August
_IN_WORDS = re.compile(
    rf"{_YEAR}(?:\s+(?P<month>{MONTH})(?:\s*[-–/]\s*(?P<last>{MONTH})|\s+(?P<day>[0-9]{{1,2}}))?)?"
    r"(?![0-9])",
    re.IGNORECASE,
)

# 2017-07-03 · 2017/07 · 2017/07// (as RIS leaves the day open)
_IN_NUMBERS = re.compile(
    rf"{_YEAR}[-/](?P<month>[0-9]{{1,2}})?(?:[-/](?P<day>[0-9]{{1,2}})?)?(?![0-9])"
)


def parse_date(text: str) -> Issued:
    """The date that a text begins with; empty if it begins with no year.

    >>> parse_date("2020 Jul-Aug"), parse_date("2017/07//")
    ({'date-parts': [[2020, 7], [2020, 8]]}, {'date-parts': [[2017, 7]]})
    """
    match = _IN_NUMBERS.match(text) or _IN_WORDS.match(text)
    if not match:
        return {}
    parts = match.groupdict()
    year, month, last = int(parts["year"]), _month(parts["month"]), _month(parts.get("last"))
    if month and last:
        return {"date-parts": [[year, month], [year, last]]}
    return {"date-parts": [_date_parts(year, month, int(parts["day"] or 0))]}


def _date_parts(year: int, month: int, day: int) -> list[int]:
    if not month:
        return [year]
    return [year, month, day] if 1 <= day <= 31 else [year, month]  # noqa: PLR2004 - days of a month


def _month(text: str | None) -> int:
    """The number of a month, by number or name; 0 for none."""
    if not text:
        return 0
    if text.isdigit():
        return int(text) if 1 <= int(text) <= len(_MONTHS) else 0
    name = text[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0
