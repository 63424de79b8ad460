"""CSL-JSON, as reference managers export it and doi.org answers."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.model.problem import GuidepressError
from guidepress.references.clean import types
from guidepress.references.dates import issued
from guidepress.references.names import Author, inverted, person

_TYPES = {
    "journal-article": "article-journal",
    "article-magazine": "article",
    "article-newspaper": "article",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "entry-encyclopedia": "chapter",
    "monograph": "book",
    "post": "webpage",
    "post-weblog": "webpage",
}
_AS_THEY_ARE = ("publisher", "genre", "number", "status", "volume", "issue", "PMID", "PMCID", "URL")
_NO_CSL = "this JSON holds no CSL records: a record has a type and a title"
_MOST_DATES = 2


def csl(text: str) -> Iterator[dict[str, Any]]:
    """The CSL data of each record of CSL-JSON: one, a list, or an object that holds `items`.

    Raises `GuidepressError` where it is not CSL-JSON.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        raise GuidepressError(f"this JSON cannot be read: {said}") from None
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict) or not _one(item.get("title")):
            raise GuidepressError(_NO_CSL)
        yield _from(item)


def _one(value: Any) -> str:
    """A value as text; of a list the first, for Crossref writes titles so."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _from(item: Mapping[str, Any]) -> dict[str, Any]:
    said = _one(item.get("type"))
    kind = said if said in types() else _TYPES.get(said, "document")
    short = item.get("container-title-short") or item.get("journalAbbreviation")
    authors = item.get("author")
    return {
        **{name: _one(item.get(name)) for name in _AS_THEY_ARE},
        "type": kind,
        "author": list(_authors(authors if isinstance(authors, list) else [])),
        "title": _one(item.get("title")),
        "container-title": _one(short) or _one(item.get("container-title")),
        "event-title": _one(item.get("event-title")) or _one(item.get("event")),
        "publisher": "" if kind == "article-journal" else _one(item.get("publisher")),
        "issued": _issued(item.get("issued")),
        "page": _one(item.get("page")) or _one(item.get("article-number")),
        "DOI": _one(item.get("DOI")),
    }


def _authors(authors: list[Any]) -> Iterator[Author]:
    for author in authors:
        if not isinstance(author, dict):
            continue
        said = {name: _one(value).strip() for name, value in author.items()}
        if family := said.get("family"):
            parts = (said.get("dropping-particle"), said.get("non-dropping-particle"), family)
            name = " ".join(filter(None, parts))
            yield person(name, said.get("given", ""), said.get("suffix", ""))
        elif group := said.get("literal") or said.get("name"):
            yield inverted(group) if re.match("et al", group) else {"literal": group}


def _issued(date: Any) -> dict[str, Any]:
    if not isinstance(date, dict):
        return {}
    parts = date.get("date-parts")
    read = [_parts(part) for part in parts[:_MOST_DATES]] if isinstance(parts, list) else []
    if read and all(read):
        return {"date-parts": read}
    return issued(_one(date.get("raw")) or _one(date.get("literal")))


def _parts(part: Any) -> list[int]:
    """Year, month and day as far as they are given, whether as numbers or as words."""
    said = "-".join(_one(piece) for piece in part[:3]) if isinstance(part, list) else ""
    date = issued(f"{said}-").get("date-parts", [[]])[0]
    return list(date)
