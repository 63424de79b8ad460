"""A citation names a reference of its edition.

PASS:
    cites: [golse-2017]     # and references.yaml has golse-2017
FAIL:
    cites: [golse-2071]
"""

from collections.abc import Iterator

from guidepress.check.walk import citations, inline_citations
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem, did_you_mean


def check_edition(edition: Edition, guideline: Guideline) -> Iterator[Problem]:
    shown = (guideline.head, tuple(guideline.scales.values()))
    for key, where in (*citations(edition), *inline_citations(shown)):
        if key not in edition.references:
            yield _dangling(edition, key, where)


def _dangling(edition: Edition, key: str, where: Location) -> Problem:
    return Problem(
        where=where,
        rule="citation-resolves",
        message=f"the edition {edition.id} has no reference '{key}'"
        f"{did_you_mean(key, edition.references)}",
        hint=f"add it to {edition.id}/references.yaml, or mend the key",
    )
