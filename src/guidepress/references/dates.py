"""Dates as citations write them, into CSL's date parts."""

import re
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>[12][0-9]{3})"
_WORDS = re.compile(
    rf"{_YEAR}(?:\s+(?P<month>{MONTH})(?:\s*[-–/]\s*(?P<last>{MONTH})|\s+(?P<day>[0-9]{{1,2}}))?)?"
    r"(?![0-9])",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"{_YEAR}[-/](?P<month>[0-9]{{1,2}})?(?:[-/](?P<day>[0-9]{{1,2}})?)?(?![0-9])"
)


def issued(written: str) -> dict[str, Any]:
    """What a citation's date says; nothing if it says no year.

    >>> issued("2020 Jul-Aug"), issued("2017/07//")
    ({'date-parts': [[2020, 7], [2020, 8]]}, {'date-parts': [[2017, 7]]})
    """
    found = _NUMBERS.match(written) or _WORDS.match(written)
    if not found:
        return {}
    said = found.groupdict()
    year, month = int(said["year"]), _month(said["month"])
    if month and _month(said.get("last")):
        return {"date-parts": [[year, month], [year, _month(said.get("last"))]]}
    return {"date-parts": [_parts(year, month, int(said["day"] or 0))]}


def _parts(year: int, month: int, day: int) -> list[int]:
    if not month:
        return [year]
    return [year, month, day] if 1 <= day <= 31 else [year, month]  # noqa: PLR2004 - days of a month


def _month(written: str | None) -> int:
    """The number of a month, by number or name; 0 for none."""
    if not written:
        return 0
    if written.isdigit():
        return int(written) if 1 <= int(written) <= len(_MONTHS) else 0
    name = written[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0
