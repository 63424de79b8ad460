"""DOI, PMID, PMCID and trial number have their own form, without an address before them.

PASS:
    {DOI: 10.1200/JCO.23.00911, PMID: "37607325", PMCID: PMC10691789, NCT: NCT02364557}
FAIL:
    {DOI: https://doi.org/10.1200/JCO.23.00911, PMID: PMC10691789, NCT: NCT2364557}
"""

import re
from collections.abc import Iterator, Sequence

from guidepress.model.guideline import Guideline, Reference
from guidepress.model.problem import Problem

_FORMS = {
    "DOI": (re.compile(r"10\.\d{4,9}/\S+"), "a DOI such as 10.1200/JCO.23.00911"),
    "PMID": (re.compile(r"[0-9]{1,8}"), "a PubMed id of 1 to 8 digits"),
    "PMCID": (re.compile(r"PMC[0-9]+"), "a PubMed Central id such as PMC10691789"),
    "NCT": (re.compile(r"NCT[0-9]{8}"), "NCT and 8 digits"),
}


def check_references(references: Sequence[Reference], _guideline: Guideline) -> Iterator[Problem]:
    for reference in references:
        for name, (form, description) in _FORMS.items():
            value = reference.nct if name == "NCT" else str(reference.csl.get(name, ""))
            if value and not form.fullmatch(value):
                yield _malformed(reference, name, value, description)


def _malformed(reference: Reference, name: str, value: str, description: str) -> Problem:
    match = _FORMS[name][0].search(value)
    core = match[0] if match and not _runs_on(value, match.end()) else ""
    suggestion = f"; did you mean '{core}'?" if core else ""
    return Problem(
        where=reference.at.value(name),
        rule="reference-identifiers",
        message=f"'{value}' is not {description}{suggestion}",
        hint="write it without what stands before or after it" if core else "",
    )


def _runs_on(value: str, end: int) -> bool:
    """Whether a number goes on where the form ends, so that a part of it would mean another."""
    return value[end : end + 1].isalnum()
