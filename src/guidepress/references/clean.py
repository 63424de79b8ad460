"""A clean record out of CSL data from anywhere: known fields alone, in order, in plain words."""

import html
import re
import unicodedata
from functools import cache
from typing import Any, cast

from guidepress.model.problem import GuidepressError
from guidepress.read.schema import schema
from guidepress.references.record import Author, Csl, Record

NUMBER = r"NCT[0-9]{8}"
"""A trial's number at ClinicalTrials.gov."""

_NOT_EXPORTED = ("id", "note")
"""Fields of the schema that no export fills: the key and the editorial remark are ours."""

# Markup that exports put into titles: <i> · </sub> · <span class="x"> · <jats:italic>; not <br/>
_TAG = re.compile(
    r"</?(?:i|b|u|p|em|strong|sub|sup|sc|scp|span|tt|title|(?:jats|mml):[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)

# A soft hyphen, a space of no width, a byte order mark: they are left out
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")

# Control characters, changes of the direction of writing, line ends that only look like such,
# halves of characters: a citation with one of them is refused
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

# "https://doi.org/10.1/a" · "doi: 10.1/a" → 10.1/a
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)

# "256 – 265" · "256—265" → 256-265
_DASH = re.compile("\\s?[\u2010-\u2015\u2212]\\s?")


@cache
def field_names() -> tuple[str, ...]:
    """The fields of a record in their order: those of the schema that an export can fill."""
    return tuple(name for name in _schema_fields() if name not in _NOT_EXPORTED)


@cache
def work_types() -> tuple[str, ...]:
    """The types of works that the schema knows."""
    return tuple(_schema_fields()["type"]["enum"])


def _schema_fields() -> dict[str, Any]:
    fields: dict[str, Any] = schema("references")["properties"]["references"]["items"]["properties"]
    return fields


def clean_record(csl: Csl) -> Record:
    """The clean record of CSL data; what the schema does not know, and what is empty, goes.

    Raises `GuidepressError` for characters that no text may hold.

    >>> clean_record({"title": "<i>How</i> leaves unfold.", "page": "1–9", "DOI": "doi:10.5555/a"})
    {'title': 'How leaves unfold', 'page': '1-9', 'DOI': '10.5555/a'}
    """
    record = {name: _clean_field(csl, name) for name in field_names() if csl.get(name)}
    record["NCT"] = record.get("NCT") or _trial(str(record.get("title", "")))
    if not str(record.get("URL", "")).startswith(("https://", "http://")) or "DOI" in record:
        record.pop("URL", None)
    return cast("Record", {name: record[name] for name in field_names() if record.get(name)})


def _clean_field(csl: Csl, name: str) -> object:
    match name:
        case "author":
            return [clean for author in csl["author"] if (clean := _author(author))]
        case "issued":
            return csl["issued"]
        case "title":
            return _title(clean_text(csl["title"]))
        case "page":
            return _DASH.sub("-", clean_text(csl["page"]))
        case "DOI":
            return clean_doi(csl["DOI"])
    return clean_text(str(csl.get(name)))


def clean_text(text: str) -> str:
    r"""Plain words in one line: no markup, nothing invisible, each letter in its one form (NFC).

    Raises `GuidepressError` for control characters and those that turn the direction of writing.

    >>> clean_text("H<sub>2</sub>O &amp;\n tea\u00ad"), clean_text("e\u0301")
    ('H2O & tea', 'é')
    """
    plain = _TAG.sub("", html.unescape(text))
    plain = " ".join(_INVISIBLE.sub("", plain).split())
    if harmful := _HARMFUL.search(plain):
        raise GuidepressError(
            f"the citation holds the character U+{ord(harmful[0]):04X}, which no text may hold; "
            "delete it, it is often invisible in the editor"
        )
    return unicodedata.normalize("NFC", plain)


def clean_doi(text: str) -> str:
    """A DOI without an address before it, and without the sentence's end.

    >>> clean_doi("https://doi.org/10.1200/JCO.23.00911.")
    '10.1200/JCO.23.00911'
    """
    return _DOI_PREFIX.sub("", clean_text(text)).rstrip(".,;")


def _title(title: str) -> str:
    """A title without the stop of its citation.

    >>> _title("How leaves unfold ."), _title("And so on...")
    ('How leaves unfold', 'And so on...')
    """
    return title if title.endswith("..") else title.removesuffix(".").rstrip()


def _author(author: Author) -> Author:
    names = {name: clean_text(author.get(name, "")) for name in ("family", "given", "literal")}
    return {name: words for name, words in names.items() if words}


def _trial(title: str) -> str:
    """The number of the trial that a title names, if it names one.

    >>> _trial("Tea (NCT01234567)"), _trial("NCT01234567 and NCT76543210")
    ('NCT01234567', '')
    """
    numbers = sorted(set(re.findall(rf"\b{NUMBER}\b", title)))
    return numbers[0] if len(numbers) == 1 else ""
