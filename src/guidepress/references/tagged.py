"""RIS, and what PubMed exports as nbib: one field in each line, a tag before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from rispy import RisParser

from guidepress.model.problem import GuidepressError
from guidepress.references.dates import parse_date
from guidepress.references.names import parse_inverted_name
from guidepress.references.record import Author, Csl

Tags: TypeAlias = Mapping[str, Sequence[str]]
"""The values of each tag of a record, in the order of its lines."""

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

# "SI  - ClinicalTrials.gov/NCT01234567" → NCT01234567
_TRIAL = re.compile(r"ClinicalTrials\.gov/(NCT[0-9]{8})")

# "AID - 10.5555/tea.2019 [doi]" → 10.5555/tea.2019, doi
_ARTICLE_ID = re.compile(r"(\S+) \[(doi|pii)\]")

# "TI  - How leaves unfold" → TI, How leaves unfold
_NBIB_LINE = re.compile(r"([A-Z]{2,4}) *- (.*)")


class _TagNames(dict[str, str]):
    """rispy looks up here what to call the field of a tag: each is called as its tag."""

    def __missing__(self, tag: str) -> str:
        return tag


class _ListTags(list[str]):
    """rispy asks here whether a tag may stand more than once: each may, and none of it is lost."""

    def __contains__(self, _: object) -> bool:
        return True


class _NbibParser(RisParser):  # type: ignore[misc] # rispy ships no types
    """MEDLINE's form of the same: tags of up to four letters; an empty line ends a record."""

    START_TAG = "PMID"

    def parse_line(self, line: str) -> tuple[str, str] | tuple[None, str]:
        if not line.strip():
            return self.END_TAG, ""
        match = _NBIB_LINE.match(line)
        return (match[1], match[2].strip()) if match else (None, line.strip())


def parse_ris(text: str) -> Iterator[Csl]:
    r"""The CSL data of each record of RIS.

    Raises `GuidepressError` where a record has no end.

    >>> record = next(parse_ris("TY  - JOUR\nAU  - Leaf, Anna\nTI  - How leaves unfold\nER  - \n"))
    >>> record["type"], record["author"], record["title"]
    ('article-journal', [{'family': 'Leaf', 'given': 'A'}], 'How leaves unfold')
    """
    for tags in _records(RisParser, f"{text}\nER  - \n"):
        if len(tags["TY"]) > 1:
            raise GuidepressError("this RIS cannot be read: a record does not end with 'ER  - '")
        yield _from_ris(tags)


def parse_nbib(text: str) -> Iterator[Csl]:
    r"""The CSL data of each record of nbib.

    >>> record = next(parse_nbib("PMID- 1\nAU  - Leaf A\nTI  - How leaves\n      unfold\n"))
    >>> record["PMID"], record["author"], record["title"]
    ('1', [{'family': 'Leaf', 'given': 'A'}], 'How leaves unfold')
    """
    unfolded = re.sub(r"\n {6}", " ", text)
    yield from map(_from_nbib, _records(_NbibParser, f"{unfolded}\n\n"))


def _records(parser: type[RisParser], text: str) -> Iterator[Tags]:
    reader = parser(mapping=_TagNames(), list_tags=_ListTags(), delimiter_tags_mapping={})
    for record in reader.parse(text.replace("\r\n", "\n").replace("\r", "\n")):
        yield {tag: [value] if isinstance(value, str) else value for tag, value in record.items()}


def _first(tags: Tags, *names: str) -> str:
    """The first value of these tags that is not empty."""
    return next((value for name in names for value in tags.get(name, ()) if value), "")


# ---- RIS ----


def _from_ris(tags: Tags) -> Csl:
    type_ = _RIS_TYPES.get(_first(tags, "TY").strip().upper(), "document")
    names = [name for tag in ("AU", "A1") for name in tags.get(tag, ()) if name]
    return {
        "type": type_,
        "author": [parse_inverted_name(name) for name in names],
        "title": " ".join(tags.get("TI") or tags.get("T1") or tags.get("CT") or tags.get("BT", ())),
        "container-title": "" if type_ == "book" else _first(tags, *_JOURNAL),
        "publisher": "" if type_ == "article-journal" else _first(tags, "PB"),
        "issued": parse_date(_first(tags, "DA")) or parse_date(_first(tags, "PY", "Y1")),
        "volume": _first(tags, "VL"),
        "issue": _first(tags, "IS"),
        "page": _pages(_first(tags, "SP", "C7"), _first(tags, "EP")),
        "DOI": _first(tags, "DO"),
        "URL": _first(tags, "UR"),
    }


def _pages(first: str, last: str) -> str:
    """Pages of their first and last; some exports have both in the first.

    >>> _pages("256", "265"), _pages("256-265", "265"), _pages("e7598", "")
    ('256-265', '256-265', 'e7598')
    """
    return f"{first}-{last}" if first and last not in ("", first) and "-" not in first else first


# ---- nbib ----


def _from_nbib(tags: Tags) -> Csl:
    trial = _TRIAL.search(" ".join(tags.get("SI", ())))
    article_ids = _article_ids(tags)
    return {
        "type": "article-journal",
        "author": list(_authors(tags)),
        "title": _first(tags, "TI"),
        "container-title": _first(tags, "TA", "JT"),
        "genre": "Review" if "Review" in tags.get("PT", ()) else "",
        "status": "Online ahead of print" if _first(tags, "PST") == "aheadofprint" else "",
        "issued": parse_date(_first(tags, "DP")),
        "volume": _first(tags, "VI"),
        "issue": _first(tags, "IP"),
        "page": _first(tags, "PG") or article_ids.get("pii", ""),
        "DOI": article_ids.get("doi", ""),
        "PMID": _first(tags, "PMID"),
        "PMCID": _first(tags, "PMC"),
        "NCT": trial[1] if trial else "",
    }


def _authors(tags: Tags) -> Iterator[Author]:
    yield from (parse_inverted_name(name) for name in tags.get("AU") or tags.get("FAU", ()))
    yield from ({"literal": name} for name in tags.get("CN", ()))


def _article_ids(tags: Tags) -> dict[str, str]:
    """DOI and publisher's identifier, by 'doi' and 'pii'."""
    text = " ".join((*tags.get("AID", ()), *tags.get("LID", ())))
    return {kind: value for value, kind in _ARTICLE_ID.findall(text)}
