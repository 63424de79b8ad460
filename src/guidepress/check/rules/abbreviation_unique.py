"""A short form stands for one thing in a language.

PASS:
    abbreviations: [{id: tace, short: TACE, long: …}, {id: sirt, short: SIRT, long: …}]
FAIL:
    abbreviations: [{id: tace, short: TACE, long: …}, {id: chemoembolization, short: TACE, long: …}]
"""

from collections.abc import Iterator, Sequence

from guidepress.model.guideline import Abbreviation, Guideline
from guidepress.model.problem import Problem


def check_abbreviations(
    abbreviations: Sequence[Abbreviation], guideline: Guideline
) -> Iterator[Problem]:
    for language in guideline.languages:
        first: dict[str, Abbreviation] = {}
        for abbreviation in abbreviations:
            short = abbreviation.short.say(language)
            before = first.setdefault(short, abbreviation)
            if short and before is not abbreviation:
                yield Problem(
                    where=abbreviation.short.where(language),
                    rule="abbreviation-unique",
                    message=f"'{short}' is explained twice in {language}: "
                    f"by '{before.id}' and by '{abbreviation.id}'",
                    hint="keep one, or tell the two apart by their short forms",
                )
