"""A reference is cited by something of its edition.

PASS:
    references: [{id: golse-2017, …}]     # and a chapter says: cites: [golse-2017]
FAIL:
    references: [{id: golse-2017, …}]     # and no chapter cites it
"""

from collections.abc import Iterator

from guidepress.check.walk import citations
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem


def check_edition(edition: Edition, _guideline: Guideline) -> Iterator[Problem]:
    cited = {key for key, _ in citations(edition)}
    for key, reference in edition.references.items():
        if key not in cited:
            yield Problem(
                where=reference.at.value("id"),
                rule="reference-cited",
                message=f"nothing in the edition {edition.id} cites '{key}'",
                hint="cite it where it belongs, or remove it",
            )
