"""A pasted citation in the Vancouver style, as PubMed writes it and journals print it.

It is read as a whole or not at all: what cannot be told apart with certainty stays literal.

>>> citation = "Golse N, Adam R. Liver metastases. Clin Breast Cancer. 2017 Jul;17(4):256-265."
>>> work = parse_vancouver(citation)
>>> work["title"], work["container-title"], work["volume"]
('Liver metastases.', 'Clin Breast Cancer', '17')
>>> parse_vancouver("Golse N, Adam R. Talk at the congress. 2017")["literal"]
'Golse N, Adam R. Talk at the congress. 2017'
"""

import re

from guidepress.model.problem import GuidepressError
from guidepress.references.dates import parse_date
from guidepress.references.record import Csl
from guidepress.references.vancouver_authors import is_dotted, parse_authors
from guidepress.references.vancouver_details import (
    PUBLICATION,
    find_identifiers,
    parse_ending,
    publication,
)

LONGEST = 4000
"""So many characters has a citation at most."""

# The number of a list of references, with the space behind it: "12. " · "[12] " · "12) "
_NUMBERING = re.compile(r"\s*(?:\[?[0-9]{1,3}[.)\]]\s+)?")

# The same at the start of a line, before a letter; not the 6 of "25-\n6. Leaf A", which is a page
_NUMBERED = re.compile(r"(?:\A|(?<![-–])\n)\s*\[?[0-9]{1,3}[.)\]]\s+[^\W\d_]")

# A word or a range that the end of a line cut: "metas-" · "256–"
_CUT = re.compile(r"\w[-–]$")

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")

# The end of a title: "leaf? |Lancet" · "[Tee]. |Z Tee" · "A trial.|Lancet", without a space
_SENTENCE_END = re.compile(r"(?<=[.?!\]])\s+|(?<=[a-z]{2}\.)(?=[A-Z])")

# "A title. J. Clin. Oncol." → " J. Clin. Oncol."
_DOTTED_JOURNAL = re.compile(r"(?<=[.?!])\s(?:[A-Z][a-z]*\.\s)*[A-Z][A-Za-z]*\.?$")

# The words after the first in the name of a journal: N Engl J Med · Ann of Oncol · Breast (Basel)
_JOURNAL_WORD = re.compile(r"[(A-Z0-9&][^\s?!]*|of|the|and|for|in|on|de|du|la|et|für|und|der")
_LONGEST_JOURNAL = 12
"""Words."""


def parse_vancouver(text: str) -> Csl:
    """The CSL data of one citation; `literal` is the citation where it could not be told apart.

    Raises `GuidepressError` where this is more than one citation.
    """
    _assure_one(text)
    citation = _in_one_line(text)
    return _article(citation) or _literal(citation)


def _assure_one(text: str) -> None:
    publications = [match for match in PUBLICATION.finditer(text[:LONGEST]) if match["volume"]]
    if len(text) > LONGEST or len(_NUMBERED.findall(text)) > 1 or len(publications) > 1:
        raise GuidepressError(
            "this looks like more than one citation; paste one at a time, or give a file of RIS, "
            "BibTeX, CSL-JSON or nbib, which may hold several"
        )


def _in_one_line(text: str) -> str:
    r"""A citation without its number; a word or a range that a line's end cut goes on.

    >>> _in_one_line("12. Golse N, Adam\n  R. Liver. 2017;1:25-\n6")
    'Golse N, Adam R. Liver. 2017;1:25-6'
    """
    numbering = _NUMBERING.match(text)
    lines = [
        " ".join(line.split()) for line in text[numbering.end() if numbering else 0 :].splitlines()
    ]
    joined = ""
    for line in filter(None, lines):
        joined += line if not joined or _CUT.search(joined) else f" {line}"
    return joined


def _literal(citation: str) -> Csl:
    """What is certain of a citation that cannot be told apart, beside its words."""
    authors, _ = parse_authors(citation)
    years = set(_YEAR.findall(citation))
    return {
        "type": "document",
        "author": authors,
        "issued": parse_date(years.pop()) if len(years) == 1 else {},
        **find_identifiers(citation),
        "literal": citation,
    }


def _article(citation: str) -> Csl | None:
    """The fields of a journal's article; `None` where one of them is not certain."""
    authors, authors_end = parse_authors(citation)
    body = citation[authors_end:].lstrip(" .:,;")
    for match in PUBLICATION.finditer(body):
        ending = parse_ending(body[match.end() :])
        names = _title_and_journal(body[: match.start()].rstrip(" ,;"), dotted=is_dotted(citation))
        if authors and ending is not None and names and _is_publication(match, ending):
            return {
                "type": "article-journal",
                "author": authors,
                **names,
                **publication(match),
                **ending,
            }
    return None


def _is_publication(match: re.Match[str], ending: Csl) -> bool:
    """Whether more than a year follows the journal, so that this is its date and no number."""
    has_details = match["volume"] or match["comma_volume"] or match["page"]
    return bool(has_details or ending or " " in match["date"])


def _title_and_journal(text: str, *, dotted: bool) -> Csl | None:
    """Both, where a sentence's end stands between them.

    >>> _title_and_journal("How leaves unfold: a trial. J Tea", dotted=False)
    {'title': 'How leaves unfold: a trial.', 'container-title': 'J Tea'}
    >>> _title_and_journal("How leaves unfold. J. Clin. Oncol.", dotted=True)
    {'title': 'How leaves unfold.', 'container-title': 'J. Clin. Oncol.'}
    """
    ends = list(_SENTENCE_END.finditer(text.removesuffix(".")))
    if not ends:
        return None
    dotted_journal = _DOTTED_JOURNAL.search(text) if dotted else None
    title_end, start = dotted_journal.span() if dotted_journal else ends[-1].span()
    journal = text[title_end + 1 :] if dotted_journal else text[start:].removesuffix(".")
    return {"title": text[:title_end], "container-title": journal} if _is_journal(journal) else None


def _is_journal(words: str) -> bool:
    """Whether words may be a journal's name: they begin with capitals, but for small ones.

    >>> _is_journal("Z für Tee"), _is_journal("Which leaf unfolds")
    (True, False)
    """
    first, *others = words.split() or [""]
    is_short = len(others) < _LONGEST_JOURNAL and all(map(_JOURNAL_WORD.fullmatch, others))
    return is_short and bool(re.search(r"[^\W\d_]", first))
