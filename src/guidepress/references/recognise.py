"""What an author gives: a DOI, a PMID, an export or a pasted citation, told apart by itself."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from guidepress.model.problem import GuidepressError
from guidepress.references.bibtex import parse_bibtex
from guidepress.references.clean import NUMBER, clean_doi, clean_record
from guidepress.references.csl import parse_csl
from guidepress.references.record import Csl, Record
from guidepress.references.tagged import parse_nbib, parse_ris
from guidepress.references.vancouver import parse_vancouver

LARGEST = 1024 * 1024
"""So many bytes are read at most."""

# 10.1200/JCO.23.00911 · doi: 10.1200/JCO.23.00911 · https://doi.org/10.1200/JCO.23.00911
_DOI = re.compile(r"(?:(?:https?://(?:dx\.)?doi\.org/|doi:?)\s*)?10\.[0-9]{4,9}/\S+", re.IGNORECASE)

# 37607325 · PMID: 37607325 · https://pubmed.ncbi.nlm.nih.gov/37607325/ → 37607325
_PMID = re.compile(
    r"(?:https://pubmed\.ncbi\.nlm\.nih\.gov/|PMID:?\s*)?([0-9]{1,8})/?", re.IGNORECASE
)

# PMC10691789 · PMCID: PMC10691789 · NCT02364557, which nothing is looked up by
_OTHER_ID = re.compile(rf"(?:PMCID:?\s*)?PMC[0-9]+|{NUMBER}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Format:
    """How the records of an export begin, at the text's start or at that of any line."""

    name: str
    start: re.Pattern[str]
    parse: Callable[[str], Iterable[Csl]]

    def is_of(self, text: str) -> bool:
        return bool(self.start.search(text))


_FORMATS = (
    # {"title": … · [{"title": … · []
    _Format("CSL-JSON", re.compile(r"\A\s*(?:\{|\[\s*(?:\{|\]))"), parse_csl),
    # @article{leaf2019,
    _Format("BibTeX", re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE), parse_bibtex),
    # TY  - JOUR
    _Format("RIS", re.compile(r"^TY {1,2}- ?", re.MULTILINE), parse_ris),
    # PMID- 37607325
    _Format("nbib", re.compile(r"^PMID *- ", re.MULTILINE), parse_nbib),
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A work that is only named."""

    name: Literal["DOI", "PMID"]
    value: str

    def record(self) -> Record:
        """A record that holds the identifier alone."""
        return {"DOI": self.value} if self.name == "DOI" else {"PMID": self.value}


def read_works(text: str) -> tuple[Record, ...] | Identifier:
    """The clean records in a text, or the identifier that is all it holds.

    Raises `GuidepressError` where there is none, or it cannot be read.

    >>> read_works("PMID: 37607325")
    Identifier(name='PMID', value='37607325')
    >>> [work["title"] for work in read_works('[{"title": "On tea"}, {"title": "On pots"}]')]
    ['On tea', 'On pots']
    """
    content = text.removeprefix("\ufeff").strip()
    if identifier := _identifier(content):
        return identifier
    for file_format in _FORMATS:
        if file_format.is_of(content):
            return _records(file_format.name, file_format.parse(f"{content}\n"))
    work = clean_record(parse_vancouver(content))
    if "title" not in work and "literal" not in work:
        raise GuidepressError("there is no citation: the text is empty")
    return (work,)


def _identifier(text: str) -> Identifier | None:
    """The DOI or PMID that a text is.

    Raises `GuidepressError` where it is an identifier of another kind.
    """
    if _DOI.fullmatch(text):
        return Identifier("DOI", clean_doi(text))
    if pmid := _PMID.fullmatch(text):
        return Identifier("PMID", pmid[1])
    if _OTHER_ID.fullmatch(text):
        raise GuidepressError(
            f"'{text}' alone names no work that could be looked up; give a DOI, a PMID or the "
            "citation"
        )
    return None


def _records(format_name: str, works: Iterable[Csl]) -> tuple[Record, ...]:
    records = tuple(map(clean_record, works))
    untitled = [number for number, work in enumerate(records, 1) if "title" not in work]
    if not records:
        raise GuidepressError(f"this {format_name} holds no record")
    if untitled:
        raise GuidepressError(f"the record {untitled[0]} of this {format_name} has no title")
    return records
