"""A pasted citation in the Vancouver style, as PubMed writes it and journals print it.

    Golse N, Adam R. Title. Clin Breast Cancer. 2017 Jul;17(4):256-265. doi: … PMID: …

It is read as a whole or not at all: what cannot be told apart with certainty stays literal.
"""

import re
from collections.abc import Iterator
from typing import Any

from guidepress.model.problem import GuidepressError
from guidepress.references.clean import NUMBER
from guidepress.references.dates import MONTH, issued
from guidepress.references.names import ET_AL, Author, person, short

LONGEST = 4000
"""So many characters has a citation at most."""

_DATE = rf"[12][0-9]{{3}}(?:\s+{MONTH}(?:\s?[-–/]\s?{MONTH}|\s+[0-9]{{1,2}})?)?(?![0-9])"
_VOLUME = r"[A-Z]?[0-9][\w-]*(?:\sSuppl\.?(?:\s?[0-9]\w*)?)?|Suppl\.?\s?[0-9]*"
_PAGE = r"[A-Za-z]*[0-9][\w.]*?(?:(?:\s?[-–]\s?|-[a-z]+-)[A-Za-z]*[0-9]\w*)*|[a-z]+(?:-[0-9]+)+"
_WHEN = re.compile(
    rf"(?P<date>{_DATE})"
    rf"(?:\s?;\s?(?P<volume>{_VOLUME})?\s?(?:\((?P<issue>[^()]{{1,30}})\))?"
    rf"|,\s(?P<commas>[0-9]+)(?=,))?"
    rf"(?:\s?[:,]\s?(?P<page>{_PAGE})(?:[;,]\s(?:discussion|quiz)\s[\w-]+)?)?"
    r"(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s.,;]*(?:"
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)(?P<DOI>10\.[0-9]{4,9}/\S+)"
    r"|PMID:?\s*(?P<PMID>[0-9]{1,8})\b|(?:PMCID:?\s*)?(?P<PMCID>PMC[0-9]+)\b"
    rf"|(?P<status>Epub\s{_DATE}|Online ahead of print)"
    rf"|(?P<genre>Review)\b|pii:\s*(?P<page>[^\s;]*[^\s;.])|(?P<NCT>{NUMBER})\b"
    r"|No abstract available|Free PMC article|(?P<end>$))",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"\s*(?:\[?[0-9]{1,3}[.)\]]\s+)?")
_NUMBERED = re.compile(r"(?:\A|(?<![-–])\n)\s*\[?[0-9]{1,3}[.)\]]\s+[^\W\d_]")
_ET_AL = re.compile(r"[,;]?\s+et\.?\s+al\b\.?")
_GROUP = re.compile(
    r"[^.;,]*\b(?:Groups?|Committee|Investigators|Consortium|Collaborators|Collaboration|Network"
    r"|Trialists|Team)\b"
)
_DOTTED = r"[^\W\d][^,;.:]{0,60},\s(?:[A-Z](?![a-z])\.?[\s-]?){1,4}"
_DOTTED_LIST = re.compile(rf"{_DOTTED}(?:;\s{_DOTTED})+")
_DOTTED_JOURNAL = re.compile(r"(?<=[.?!])\s(?:[A-Z][a-z]*\.\s)*[A-Z][A-Za-z]*\.?$")
_SENTENCE_END = re.compile(r"(?<=[.?!\]])\s+|(?<=[a-z]{2}\.)(?=[A-Z])")
_JOURNAL_WORD = re.compile(r"[(A-Z0-9&][^\s?!]*|of|the|and|for|in|on|de|du|la|et|für|und|der")
_LONGEST_JOURNAL = 12
_MOST_WORDS_OF_A_GROUP = 10


def vancouver(text: str) -> dict[str, Any]:
    """The CSL data of one citation; `literal` is the citation where it could not be told apart.

    Raises `GuidepressError` where this is more than one citation.
    """
    _assure_one(text)
    citation = _in_one_line(text)
    return _read(citation) or _literal(citation)


def _assure_one(text: str) -> None:
    placed = [found for found in _WHEN.finditer(text[:LONGEST]) if found["volume"]]
    if len(text) > LONGEST or len(_NUMBERED.findall(text)) > 1 or len(placed) > 1:
        raise GuidepressError(
            "this looks like more than one citation; paste one at a time, or give a file of RIS, "
            "BibTeX, CSL-JSON or nbib, which may hold several"
        )


def _in_one_line(text: str) -> str:
    """A citation without its number; a word or a range that a line's end cut goes on."""
    lines = [" ".join(line.split()) for line in text[_numbering(text) :].splitlines()]
    joined = ""
    for line in filter(None, lines):
        joined += line if not joined or re.search(r"\w[-–]$", joined) else f" {line}"
    return joined


def _numbering(text: str) -> int:
    found = _NUMBERING.match(text)
    return found.end() if found else 0


def _literal(citation: str) -> dict[str, Any]:
    """What is certain of a citation that cannot be told apart, beside its words."""
    authors, _ = _authors(citation)
    tail = {name: said for name, said in _found(citation) if name in ("DOI", "PMID", "PMCID")}
    years = set(re.findall(r"\b(?:19|20)[0-9]{2}\b", citation))
    date = issued(years.pop()) if len(years) == 1 else {}
    return {"type": "document", "author": authors, "issued": date, **tail, "literal": citation}


def _found(citation: str) -> Iterator[tuple[str, str]]:
    for found in _TAIL.finditer(citation):
        yield from ((name, said) for name, said in found.groupdict().items() if said)


def _read(citation: str) -> dict[str, Any] | None:
    authors, end = _authors(citation)
    body = citation[end:].lstrip(" .:,;")
    for when in _WHEN.finditer(body):
        tail = _tail(body[when.end() :])
        named = _title_and_journal(body[: when.start()].rstrip(" ,;"), dotted=_is_dotted(citation))
        if authors and tail is not None and named and _is_placed(when, tail):
            return {"type": "article-journal", "author": authors, **named, **_when(when), **tail}
    return None


def _is_placed(when: re.Match[str], tail: dict[str, str]) -> bool:
    """Whether more than a year follows the journal, so that this is its date and no number."""
    return bool(when["volume"] or when["commas"] or when["page"] or tail or " " in when["date"])


def _when(when: re.Match[str]) -> dict[str, Any]:
    volume = when["volume"] or when["commas"]
    said = {"volume": volume, "issue": when["issue"], "page": when["page"]}
    return {
        "issued": issued(when["date"]),
        **{name: value for name, value in said.items() if value},
    }


def _tail(text: str) -> dict[str, str] | None:
    """What follows the pages; nothing where something in it is not understood."""
    said: dict[str, str] = {}
    at = 0
    while found := _TAIL.match(text, at):
        if found["end"] is not None:
            return said
        said |= {name: value for name, value in found.groupdict().items() if value}
        at = found.end()
    return None


def _title_and_journal(text: str, *, dotted: bool) -> dict[str, str] | None:
    """Both, where a sentence's end stands between them."""
    ends = list(_SENTENCE_END.finditer(text.removesuffix(".")))
    if not ends:
        return None
    long = _DOTTED_JOURNAL.search(text) if dotted else None
    begin, end = long.span() if long else ends[-1].span()
    title = text[:begin]
    journal = text[long.start() + 1 :] if long else text[end:].removesuffix(".")
    return {"title": title, "container-title": journal} if _is_journal(journal) else None


def _is_journal(words: str) -> bool:
    """Whether words may be a journal's name: they begin with capitals, but for small ones."""
    first, *others = words.split() or [""]
    small = len(others) < _LONGEST_JOURNAL and all(map(_JOURNAL_WORD.fullmatch, others))
    return small and bool(re.search(r"[^\W\d_]", first))


def _is_dotted(citation: str) -> bool:
    return bool(_DOTTED_LIST.match(citation))


def _authors(citation: str) -> tuple[list[Author], int]:
    """The authors, and where their list ends; none where it is not one."""
    cut = _ET_AL.search(citation)
    if dotted := _DOTTED_LIST.match(citation):
        names = [name.partition(",") for name in dotted[0].split(";")]
        authors = [person(family.strip(), given.strip()) for family, _, given in names]
        closed = cut if cut and cut.start() <= dotted.end() + 1 else None
        return [*authors, *([ET_AL] if closed else [])], closed.end() if closed else dotted.end()
    stop = re.search(r"[.:](?=\s|$)|\.:", citation)
    if cut and (not stop or cut.start() < stop.start()):
        groups, end = _groups(citation, cut.end())
        authors = _named(citation[: cut.start()])
        return ([*authors, *groups, ET_AL], end) if authors else ([], 0)
    end = stop.start() if stop else 0
    authors = _named(citation[:end])
    return (authors, end) if authors else ([], 0)


def _groups(citation: str, start: int) -> tuple[list[Author], int]:
    """The groups that a list names after its last author, and where they end."""
    stop = citation.find(". ", start)
    parts = citation[start:stop].lstrip(" ,;:").split("; ") if stop > start else []
    if parts and all(map(_is_group, parts)):
        return [{"literal": part} for part in parts], stop
    return [], start


def _is_group(part: str) -> bool:
    return bool(_GROUP.fullmatch(part)) and len(part.split()) <= _MOST_WORDS_OF_A_GROUP


def _named(head: str) -> list[Author]:
    """The authors of a list; none if its first is no person, or one is neither that nor a group."""
    names = [name.strip() for name in re.split(r"[,;]|\sand\s|\s&\s", head) if name.strip()]
    read = [short(name) or _as_group(name) for name in names]
    if not read or not read[0] or "family" not in read[0]:
        return []
    return [author for author in read if author] if all(read) else []


def _as_group(name: str) -> Author | None:
    fits = name[:1].isupper() and len(name.split()) <= _MOST_WORDS_OF_A_GROUP
    return {"literal": name} if fits else None
