"""BibTeX and BibLaTeX, read by pybtex."""

import re
from collections.abc import Iterator, Mapping

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from guidepress.model.problem import GuidepressError
from guidepress.references.dates import parse_date
from guidepress.references.names import ET_AL, person
from guidepress.references.record import Author, Csl, Issued

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

# "$H_2O$" → H2O
_MATHS = re.compile(r"\$([^$]*)\$")

# What pybtex leaves of commands that it does not know: "\textsc {Tea}" → Tea
_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}$]")


class _Macros(dict[str, str]):
    """The words that `@string` defines, whatever their case.

    Short ones alone: each may hold the one before it twice, so that forty lines would be a
    terabyte.
    """

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.lower())

    def __setitem__(self, name: str, value: str) -> None:
        if len(value) > _LONGEST_MACRO:
            raise GuidepressError(f"this BibTeX cannot be read: @string '{name}' is too long")
        super().__setitem__(name.lower(), value)


def parse_bibtex(text: str) -> Iterator[Csl]:
    """The CSL data of each record of BibTeX.

    Raises `GuidepressError` where it is not BibTeX.

    >>> record = next(parse_bibtex("@article{a, author = {Léaf, Anna}, title = {On {T}ea}}"))
    >>> record["author"], record["title"]
    ([{'family': 'Léaf', 'given': 'A'}], 'On Tea')
    """
    try:
        for kind, body in LowLevelParser(text, macros=_Macros(month_names)):
            if kind.lower() not in _NO_RECORD:
                fields = {name.lower(): "".join(value) for name, value in body[1]}
                yield _csl(kind.lower(), fields)
    except PybtexError as error:
        raise GuidepressError(f"this BibTeX cannot be read: {error}") from None


def _csl(kind: str, latex: Mapping[str, str]) -> Csl:
    texts = {name: _plain(value) for name, value in latex.items()}
    type_ = _TYPES.get(kind, "document")
    journal = texts.get("shortjournal") or texts.get("journal") or texts.get("journaltitle")
    number = texts.get("number", "")
    return {
        "type": type_,
        "author": list(_authors(latex.get("author", ""))),
        "title": texts.get("title", ""),
        "container-title": journal or texts.get("booktitle", ""),
        "publisher": "" if type_ == "article-journal" else texts.get("publisher", ""),
        "number": number if type_ == "report" else "",
        "issued": _issued(texts),
        "volume": texts.get("volume", ""),
        "issue": texts.get("issue") or (number if type_ != "report" else ""),
        "page": texts.get("pages") or texts.get("eid", ""),
        "DOI": texts.get("doi", ""),
        "PMID": texts.get("pmid", ""),
        "PMCID": texts.get("pmcid", ""),
        "URL": texts.get("url", ""),
    }


def _plain(latex: str) -> str:
    r"""LaTeX as plain words.

    >>> _plain(r"L{\'e}af {\textsc Tea} of $H_2O$")
    'Léaf Tea of H2O'
    """
    text = _MATHS.sub(lambda maths: re.sub("[_^]", "", maths[1]), str(Text.from_latex(latex)))
    return _COMMAND.sub("", text).replace("--", "-").strip()


def _authors(latex: str) -> Iterator[Author]:
    for name in split_name_list(" ".join(latex.split())):
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


def _issued(texts: Mapping[str, str]) -> Issued:
    """The date that BibLaTeX has in one field, and BibTeX in three."""
    parts = (texts.get("year", ""), texts.get("month", ""), texts.get("day", ""))
    return parse_date(texts.get("date", "")) or parse_date(" ".join(parts).strip())
