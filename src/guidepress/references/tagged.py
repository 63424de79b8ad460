"""RIS, and what PubMed exports as nbib: one field in each line, a tag before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rispy import RisParser

from guidepress.model.problem import GuidepressError
from guidepress.references.dates import issued
from guidepress.references.names import Author, inverted

Tags = Mapping[str, Sequence[str]]
"""What each tag of a record says, in the order of its lines."""

_RIS_TYPES = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "ABST", "INPR"), "article-journal"),
    **dict.fromkeys(("MGZN", "NEWS", "UNPB", "PREPRINT"), "article"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP", "ENCYC"), "chapter"),
    **dict.fromkeys(("CONF", "CPAPER"), "paper-conference"),
    **dict.fromkeys(("RPRT", "GOVDOC", "STAND"), "report"),
    **dict.fromkeys(("ELEC", "WEB", "BLOG"), "webpage"),
}
_JOURNAL = ("JA", "J2", "JO", "JF", "T2", "BT")
"""Where RIS has the name of a journal or book, the abbreviation first."""

_TRIAL = re.compile(r"ClinicalTrials\.gov/(NCT[0-9]{8})")
_PLACED = re.compile(r"(\S+) \[(doi|pii)\]")


class _AsItIs(dict[str, str]):
    """Each tag is called by itself."""

    def __missing__(self, tag: str) -> str:
        return tag


class _Every(list[str]):
    """Each tag may stand more than once."""

    def __contains__(self, _: object) -> bool:
        return True


class _NbibParser(RisParser):  # type: ignore[misc] # rispy ships no types
    """MEDLINE's form of the same: tags of up to four letters; an empty line ends a record."""

    START_TAG = "PMID"

    def parse_line(self, line: str) -> tuple[str, str] | tuple[None, str]:
        if not line.strip():
            return self.END_TAG, ""
        found = re.match(r"([A-Z]{2,4}) *- (.*)", line)
        return (found[1], found[2].strip()) if found else (None, line.strip())


def ris(text: str) -> Iterator[dict[str, Any]]:
    """The CSL data of each record of RIS.

    Raises `GuidepressError` where a record has no end.
    """
    for tags in _records(RisParser, f"{text}\nER  - \n"):
        if len(tags["TY"]) > 1:
            raise GuidepressError("this RIS cannot be read: a record does not end with 'ER  - '")
        yield _from_ris(tags)


def nbib(text: str) -> Iterator[dict[str, Any]]:
    """The CSL data of each record of nbib."""
    unfolded = re.sub(r"\n {6}", " ", text)
    yield from map(_from_nbib, _records(_NbibParser, f"{unfolded}\n\n"))


def _records(parser: type[RisParser], text: str) -> Iterator[Tags]:
    read = parser(mapping=_AsItIs(), list_tags=_Every(), delimiter_tags_mapping={})
    for record in read.parse(text.replace("\r\n", "\n").replace("\r", "\n")):
        yield {tag: [said] if isinstance(said, str) else said for tag, said in record.items()}


def _first(tags: Tags, *names: str) -> str:
    """What the first of these tags says that says anything."""
    return next((said for name in names for said in tags.get(name, ()) if said), "")


def _from_ris(tags: Tags) -> dict[str, Any]:
    kind = _RIS_TYPES.get(_first(tags, "TY").strip().upper(), "document")
    return {
        "type": kind,
        "author": [inverted(name) for tag in ("AU", "A1") for name in tags.get(tag, ()) if name],
        "title": " ".join(tags.get("TI") or tags.get("T1") or tags.get("CT") or tags.get("BT", ())),
        "container-title": "" if kind == "book" else _first(tags, *_JOURNAL),
        "publisher": "" if kind == "article-journal" else _first(tags, "PB"),
        "issued": issued(_first(tags, "DA")) or issued(_first(tags, "PY", "Y1")),
        "volume": _first(tags, "VL"),
        "issue": _first(tags, "IS"),
        "page": _pages(_first(tags, "SP", "C7"), _first(tags, "EP")),
        "DOI": _first(tags, "DO"),
        "URL": _first(tags, "UR"),
    }


def _pages(first: str, last: str) -> str:
    return f"{first}-{last}" if first and last not in ("", first) and "-" not in first else first


def _from_nbib(tags: Tags) -> dict[str, Any]:
    trial = _TRIAL.search(" ".join(tags.get("SI", ())))
    return {
        "type": "article-journal",
        "author": list(_authors(tags)),
        "title": _first(tags, "TI"),
        "container-title": _first(tags, "TA", "JT"),
        "genre": "Review" if "Review" in tags.get("PT", ()) else "",
        "status": "Online ahead of print" if _first(tags, "PST") == "aheadofprint" else "",
        "issued": issued(_first(tags, "DP")),
        "volume": _first(tags, "VI"),
        "issue": _first(tags, "IP"),
        "page": _first(tags, "PG") or _placed(tags).get("pii", ""),
        "DOI": _placed(tags).get("doi", ""),
        "PMID": _first(tags, "PMID"),
        "PMCID": _first(tags, "PMC"),
        "NCT": trial[1] if trial else "",
    }


def _authors(tags: Tags) -> Iterator[Author]:
    yield from (inverted(name) for name in tags.get("AU") or tags.get("FAU", ()))
    yield from ({"literal": name} for name in tags.get("CN", ()))


def _placed(tags: Tags) -> dict[str, str]:
    """The identifiers of a record by their kind."""
    said = " ".join((*tags.get("AID", ()), *tags.get("LID", ())))
    return {kind: name for name, kind in _PLACED.findall(said)}
