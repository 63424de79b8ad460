"""A trial number in a text is NCT and eight digits, without a space.

PASS:
    text: {de: "SABR-COMET (NCT01446744)", en: "SABR-COMET (NCT01446744)"}
FAIL:
    text: {de: "SABR-COMET (NCT1446744)", en: "SABR-COMET (NCT1446744)"}
"""

import re
from collections.abc import Iterator, Sequence

from guidepress.check.walk import places
from guidepress.model.guideline import Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.model.text import Text

_NUMBER = re.compile(r"\bNCT[\s:-]*(\d+)", re.IGNORECASE)
DIGITS = 8


def check_texts(texts: Sequence[Text], _guideline: Guideline) -> Iterator[Problem]:
    for text in texts:
        for words, where in places(text):
            for match in _NUMBER.finditer(words):
                if match[0] != f"NCT{match[1]}" or len(match[1]) != DIGITS:
                    yield _malformed(match[0], match[1], where)


def _malformed(number: str, digits: str, where: Location) -> Problem:
    is_complete = len(digits) == DIGITS
    return Problem(
        where=where,
        rule="trial-number",
        message=f"'{number}' is not a trial number: NCT and 8 digits"
        + (f"; did you mean 'NCT{digits}'?" if is_complete else f", not {len(digits)}"),
        hint="" if is_complete else "look it up at https://clinicaltrials.gov",
    )
