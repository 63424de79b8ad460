"""A clean record out of CSL data from anywhere: known fields alone, in order, in plain words."""

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from guidepress.model.problem import GuidepressError
from guidepress.read.schema import schema

Record = dict[str, Any]
"""One work as references.yaml holds it, without its key."""

NUMBER = r"NCT[0-9]{8}"
"""A trial's number at ClinicalTrials.gov."""

_OURS = ("id", "note")
_TAG = re.compile(
    r"</?(?:i|b|u|p|em|strong|sub|sup|sc|scp|span|tt|title|(?:jats|mml):[a-z]+)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_DOI_BEFORE = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_DASH = re.compile("\\s?[\u2010-\u2015\u2212]\\s?")


@cache
def fields() -> tuple[str, ...]:
    """The fields of a record in their order: those of the schema that an export can fill."""
    return tuple(name for name in _known() if name not in _OURS)


@cache
def types() -> tuple[str, ...]:
    """The kinds of works that the schema knows."""
    return tuple(_known()["type"]["enum"])


def _known() -> dict[str, Any]:
    known: dict[str, Any] = schema("references")["properties"]["references"]["items"]["properties"]
    return known


def record(csl: Mapping[str, Any]) -> Record:
    """The clean record of CSL data; what the schema does not know, and what is empty, goes.

    Raises `GuidepressError` for characters that no text may hold.
    """
    said = {name: _value(name, csl[name]) for name in fields() if csl.get(name)}
    said["NCT"] = said.get("NCT") or _trial(said.get("title", ""))
    if not str(said.get("URL", "")).startswith(("https://", "http://")) or "DOI" in said:
        said.pop("URL", None)
    return {name: said[name] for name in fields() if said.get(name)}


def words(value: object) -> str:
    """Plain words in one line: no markup, nothing invisible, each letter in its one form (NFC).

    Raises `GuidepressError` for control characters and those that turn the direction of writing.
    """
    text = _TAG.sub("", html.unescape(str(value)))
    text = " ".join(_INVISIBLE.sub("", text).split())
    if harmful := _HARMFUL.search(text):
        raise GuidepressError(
            f"the citation holds the character U+{ord(harmful[0]):04X}, which no text may hold; "
            "delete it, it is often invisible in the editor"
        )
    return unicodedata.normalize("NFC", text)


def doi(value: object) -> str:
    """A DOI without an address before it, and without the sentence's end."""
    return _DOI_BEFORE.sub("", words(value)).rstrip(".,;")


def _value(name: str, value: Any) -> Any:
    match name:
        case "author":
            return [clean for author in value if (clean := _author(author))]
        case "issued":
            return value
        case "title":
            return _title(words(value))
        case "page":
            return _DASH.sub("-", words(value))
        case "DOI":
            return doi(value)
    return words(value)


def _title(title: str) -> str:
    """A title without the stop of its citation.

    >>> _title("How leaves unfold ."), _title("And so on...")
    ('How leaves unfold', 'And so on...')
    """
    return title if title.endswith("..") else title.removesuffix(".").rstrip()


def _author(author: Mapping[str, str]) -> dict[str, str]:
    names = {name: words(author.get(name, "")) for name in ("family", "given", "literal")}
    return {name: said for name, said in names.items() if said}


def _trial(title: str) -> str:
    """The number of the trial that a title names, if it names one."""
    found: Sequence[str] = sorted(set(re.findall(rf"\b{NUMBER}\b", title)))
    return found[0] if len(found) == 1 else ""
