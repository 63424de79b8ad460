"""CSL-JSON, as reference managers export it and doi.org answers."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from guidepress.model.problem import GuidepressError
from guidepress.references.clean import work_types
from guidepress.references.dates import parse_date
from guidepress.references.names import parse_inverted_name, person
from guidepress.references.record import Author, Csl, Issued

# Types of CSL and of Crossref that the schema has another word for
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
_NO_CSL = "this JSON holds no CSL records: a record has a type and a title"
_MOST_DATES = 2


def parse_csl(text: str) -> Iterator[Csl]:
    """The CSL data of each record of CSL-JSON: one, a list, or an object that holds `items`.

    Raises `GuidepressError` where it is not CSL-JSON.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, ValueError) else "it is nested too deep"
        raise GuidepressError(f"this JSON cannot be read: {reason}") from None
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    for item in data if isinstance(data, list) else [data]:
        if not isinstance(item, dict) or not _text(item.get("title")):
            raise GuidepressError(_NO_CSL)
        yield _csl(item)


def _text(value: Any) -> str:
    """A value as text; of a list the first, for Crossref writes titles so.

    >>> _text(["How leaves unfold", "Again"]), _text(12), _text(None), _text(True)
    ('How leaves unfold', '12', '', '')
    """
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _csl(item: Mapping[str, Any]) -> Csl:
    texts = {name: _text(value) for name, value in item.items()}
    type_ = texts.get("type", "")
    known_type = type_ if type_ in work_types() else _TYPES.get(type_, "document")
    authors = item.get("author")
    journal = _text(item.get("container-title-short") or item.get("journalAbbreviation"))
    return {
        "type": known_type,
        "author": list(_authors(authors if isinstance(authors, list) else [])),
        "title": texts.get("title", ""),
        "container-title": journal or texts.get("container-title", ""),
        "event-title": texts.get("event-title") or texts.get("event", ""),
        "publisher": "" if known_type == "article-journal" else texts.get("publisher", ""),
        "genre": texts.get("genre", ""),
        "number": texts.get("number", ""),
        "status": texts.get("status", ""),
        "issued": _issued(item.get("issued")),
        "volume": texts.get("volume", ""),
        "issue": texts.get("issue", ""),
        "page": texts.get("page") or texts.get("article-number", ""),
        "DOI": texts.get("DOI", ""),
        "PMID": texts.get("PMID", ""),
        "PMCID": texts.get("PMCID", ""),
        "URL": texts.get("URL", ""),
    }


def _authors(authors: list[Any]) -> Iterator[Author]:
    for author in authors:
        if not isinstance(author, dict):
            continue
        names = {name: _text(value).strip() for name, value in author.items()}
        if family := names.get("family"):
            parts = (names.get("dropping-particle"), names.get("non-dropping-particle"), family)
            name = " ".join(filter(None, parts))
            yield person(name, names.get("given", ""), names.get("suffix", ""))
        elif group := names.get("literal") or names.get("name"):
            is_cut = re.match("et al", group)
            yield parse_inverted_name(group) if is_cut else {"literal": group}


def _issued(date: Any) -> Issued:
    """A date in CSL's parts, or in words.

    >>> _issued({"date-parts": [["2017", 7]]}), _issued({"raw": "2017 Jul"})
    ({'date-parts': [[2017, 7]]}, {'date-parts': [[2017, 7]]})
    """
    if not isinstance(date, dict):
        return {}
    parts = date.get("date-parts")
    dates = [_parts(part) for part in parts[:_MOST_DATES]] if isinstance(parts, list) else []
    if dates and all(dates):
        return {"date-parts": dates}
    return parse_date(_text(date.get("raw")) or _text(date.get("literal")))


def _parts(part: Any) -> list[int]:
    """Year, month and day as far as they are given, whether as numbers or as words."""
    text = "-".join(_text(piece) for piece in part[:3]) if isinstance(part, list) else ""
    return list(parse_date(f"{text}-").get("date-parts", [[]])[0])
