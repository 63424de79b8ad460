"""A work has one record in an edition, whatever number of places cite it.

PASS:
    references: [{id: golse-2017, DOI: 10.1016/a, …}, {id: yoo-2017, DOI: 10.1016/b, …}]
FAIL:
    references: [{id: golse-2017, DOI: 10.1016/a, …}, {id: golse-2017b, DOI: 10.1016/A, …}]
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from guidepress.model.guideline import Guideline, Reference
from guidepress.model.problem import Problem

IDENTIFIERS = ("DOI", "PMID", "PMCID")


def check_references(references: Sequence[Reference], _guideline: Guideline) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Reference] = {}
    pairs: set[tuple[str, str]] = set()
    for reference in references:
        for what, key in identities(reference):
            before = first.setdefault((what, *key), reference)
            if before is not reference and (before.id, reference.id) not in pairs:
                pairs.add((before.id, reference.id))
                yield _same(what, before, reference)


def identities(reference: Reference) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What tells a work: each identifier; title, year and first author; the words as printed."""
    for name in IDENTIFIERS:
        if value := reference.csl.get(name):
            yield name, (str(value).strip().lower().removeprefix("https://doi.org/"),)
    title = _plain(str(reference.csl.get("title", "")))
    if title:
        yield "title, year and first author", (title, _year(reference.csl), _author(reference.csl))
    elif reference.literal:
        yield "words", (_plain(reference.literal),)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.lower()).strip()


def _year(csl: Any) -> str:
    return str(csl.get("issued", {"date-parts": [[""]]})["date-parts"][0][0])


def _author(csl: Any) -> str:
    name = csl.get("author", [{}])[0]
    return _plain(name.get("family", name.get("literal", "")))


def _same(what: str, before: Reference, reference: Reference) -> Problem:
    where = what if what in IDENTIFIERS else "title"
    return Problem(
        where=reference.at.value(where if where in reference.csl else "literal"),
        rule="reference-duplicate",
        message=f"'{reference.id}' is the same work as '{before.id}' in line "
        f"{before.at.where.line}: they have the same {what}",
        hint=f"keep one, and cite it everywhere as '{before.id}'",
    )
