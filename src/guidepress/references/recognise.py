"""What an author gives: a DOI, a PMID, an export or a pasted citation, told apart by itself."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.model.problem import GuidepressError
from guidepress.references.bibtex import bibtex
from guidepress.references.clean import NUMBER, Record, doi, record
from guidepress.references.csl import csl
from guidepress.references.tagged import nbib, ris
from guidepress.references.vancouver import vancouver

LARGEST = 1024 * 1024
"""So many bytes are read at most."""

_DOI = re.compile(r"(?:(?:https?://(?:dx\.)?doi\.org/|doi:?)\s*)?10\.[0-9]{4,9}/\S+", re.IGNORECASE)
_PMID = re.compile(
    r"(?:https://pubmed\.ncbi\.nlm\.nih\.gov/|PMID:?\s*)?([0-9]{1,8})/?", re.IGNORECASE
)
_ELSE = re.compile(rf"(?:PMCID:?\s*)?PMC[0-9]+|{NUMBER}", re.IGNORECASE)

_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], Iterable[Mapping[str, Any]]]], ...] = (
    ("CSL-JSON", re.compile(r"\s*(?:\{|\[\s*(?:\{|\]))"), csl),
    ("BibTeX", re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE), bibtex),
    ("RIS", re.compile(r"^TY {1,2}- ?", re.MULTILINE), ris),
    ("nbib", re.compile(r"^PMID *- ", re.MULTILINE), nbib),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A work that is only named: `name` is 'DOI' or 'PMID'."""

    name: str
    value: str


def read(text: str) -> tuple[Record, ...] | Asked:
    """The clean records in a text, or the name of the one that it asks for.

    Raises `GuidepressError` where there is none, or it cannot be read.
    """
    said = text.removeprefix("\ufeff").strip()
    if asked := _asked(said):
        return asked
    for form, begins, parse in _FORMS:
        if begins.match(said) or (form != "CSL-JSON" and begins.search(said)):
            return _records(form, parse(f"{said}\n"))
    work = record(vancouver(said))
    if not {"title", "literal"} & set(work):
        raise GuidepressError("there is no citation: the text is empty")
    return (work,)


def _asked(said: str) -> Asked | None:
    if _DOI.fullmatch(said):
        return Asked("DOI", doi(said))
    if found := _PMID.fullmatch(said):
        return Asked("PMID", found[1])
    if _ELSE.fullmatch(said):
        raise GuidepressError(
            f"'{said}' alone names no work that could be looked up; give a DOI, a PMID or the "
            "citation"
        )
    return None


def _records(form: str, works: Iterable[Mapping[str, Any]]) -> tuple[Record, ...]:
    records = tuple(map(record, works))
    untitled = [number for number, work in enumerate(records, 1) if "title" not in work]
    if not records:
        raise GuidepressError(f"this {form} holds no record")
    if untitled:
        raise GuidepressError(f"the record {untitled[0]} of this {form} has no title")
    return records
