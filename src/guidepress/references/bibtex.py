"""BibTeX and BibLaTeX, read by pybtex."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from guidepress.model.problem import GuidepressError
from guidepress.references.dates import issued
from guidepress.references.names import ET_AL, Author, person

_TYPES = {
    **dict.fromkeys(("article",), "article-journal"),
    **dict.fromkeys(("unpublished",), "article"),
    **dict.fromkeys(("book", "mvbook", "collection", "proceedings", "booklet"), "book"),
    **dict.fromkeys(("inbook", "incollection", "inreference"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
}
_NO_RECORD = ("string", "preamble", "comment")
_LONGEST_MACRO = 200
_MATHS = re.compile(r"\$([^$]*)\$")
_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}$]")


class _Macros(dict[str, str]):
    """Words that stand for others: short ones alone, so that none unfolds into a flood."""

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())

    def __setitem__(self, name: str, value: str) -> None:
        if len(value) > _LONGEST_MACRO:
            raise GuidepressError(f"this BibTeX cannot be read: @string '{name}' is too long")
        super().__setitem__(name.lower(), value)


def bibtex(text: str) -> Iterator[dict[str, Any]]:
    """The CSL data of each record of BibTeX.

    Raises `GuidepressError` where it is not BibTeX.
    """
    try:
        for kind, body in LowLevelParser(text, macros=_Macros(month_names)):
            if kind.lower() not in _NO_RECORD:
                fields = {name.lower(): "".join(value) for name, value in body[1]}
                yield _from(kind.lower(), fields)
    except PybtexError as error:
        raise GuidepressError(f"this BibTeX cannot be read: {error}") from None


def _from(kind: str, fields: Mapping[str, str]) -> dict[str, Any]:
    said = {name: _plain(value) for name, value in fields.items()}
    journal = said.get("shortjournal") or said.get("journal") or said.get("journaltitle")
    csl = _TYPES.get(kind, "document")
    return {
        "type": csl,
        "author": list(_authors(fields.get("author", ""))),
        "title": said.get("title", ""),
        "container-title": journal or said.get("booktitle", ""),
        "publisher": "" if csl == "article-journal" else said.get("publisher", ""),
        "number": said.get("number", "") if csl == "report" else "",
        "issued": _issued(said),
        "volume": said.get("volume", ""),
        "issue": said.get("issue") or (said.get("number", "") if csl != "report" else ""),
        "page": said.get("pages") or said.get("eid", ""),
        "DOI": said.get("doi", ""),
        "PMID": said.get("pmid", ""),
        "PMCID": said.get("pmcid", ""),
        "URL": said.get("url", ""),
    }


def _plain(value: str) -> str:
    """LaTeX as plain words."""
    text = _MATHS.sub(lambda maths: re.sub("[_^]", "", maths[1]), str(Text.from_latex(value)))
    return _COMMAND.sub("", text).replace("--", "-").strip()


def _authors(value: str) -> Iterator[Author]:
    for name in split_name_list(" ".join(value.split())):
        if name == "others":
            yield ET_AL
        elif name.startswith("{"):
            yield {"literal": _plain(name)}
        elif name:
            yield _person(Person(name))


def _person(name: Person) -> Author:
    family = " ".join((*name.prelast_names, *name.last_names))
    given = " ".join((*name.first_names, *name.middle_names))
    return person(_plain(family), _plain(given), _plain(" ".join(name.lineage_names)))


def _issued(said: Mapping[str, str]) -> dict[str, Any]:
    if date := issued(said.get("date", "")):
        return date
    return issued(f"{said.get('year', '')} {said.get('month', '')} {said.get('day', '')}".strip())
