"""The authors at the head of a citation in the Vancouver style.

>>> parse_authors("Golse N, Adam R. Liver metastases. Clin Breast Cancer. …")
([{'family': 'Golse', 'given': 'N'}, {'family': 'Adam', 'given': 'R'}], 15)
>>> parse_authors("Golse N; Liver Study Group; et al. Liver metastases. …")[0]
[{'family': 'Golse', 'given': 'N'}, {'literal': 'Liver Study Group'}, {'literal': 'et al.'}]
"""

import re

from guidepress.references.names import ET_AL, parse_short_name, person
from guidepress.references.record import Author

# "Leaf A, Kettle J, et al. Title" → ", et al."
_ET_AL = re.compile(r"[,;]?\s+et\.?\s+al\b\.?")

# Tea Study Group · MF07-01 Investigators; but not "Which group of leaves unfolds"
_GROUP = re.compile(
    r"[^.;,]*\b(?:Groups?|Committee|Investigators|Consortium|Collaborators|Collaboration|Network"
    r"|Trialists|Team)\b"
)

# The other way to write a list, as in "Leaf, A. B.; van der Kettle, J.-L. Title":
# its first two authors, or more, with a comma before the initials and dots behind them
_DOTTED = r"[^\W\d][^,;.:]{0,60},\s(?:[A-Z](?![a-z])\.?[\s-]?){1,4}"
_DOTTED_LIST = re.compile(rf"{_DOTTED}(?:;\s{_DOTTED})+")

# The end of the usual list: "Leaf A, Kettle J. Title" · "Leaf A, Kettle J: Title"
_END = re.compile(r"[.:](?=\s|$)|\.:")

# "Leaf A, Kettle J; Pot B and Cup C" → Leaf A · Kettle J · Pot B · Cup C
_BETWEEN = re.compile(r"[,;]|\sand\s|\s&\s")

_MOST_WORDS_OF_A_GROUP = 10


def parse_authors(citation: str) -> tuple[list[Author], int]:
    """The authors, and where their list ends; none, and 0, where the citation begins otherwise."""
    et_al = _ET_AL.search(citation)
    if dotted := _DOTTED_LIST.match(citation):
        return _dotted_authors(dotted, et_al)
    end = _END.search(citation)
    if et_al and (not end or et_al.start() < end.start()):
        groups, groups_end = _groups(citation, et_al.end())
        authors = _authors(citation[: et_al.start()])
        return ([*authors, *groups, ET_AL], groups_end) if authors else ([], 0)
    authors = _authors(citation[: end.start()]) if end else []
    return (authors, end.start()) if authors and end else ([], 0)


def is_dotted(citation: str) -> bool:
    """Whether a citation begins with the other kind of list, whose initials have dots.

    >>> is_dotted("Leaf, A. B.; Kettle, J. Title"), is_dotted("Leaf AB, Kettle J. Title")
    (True, False)
    """
    return bool(_DOTTED_LIST.match(citation))


def _dotted_authors(match: re.Match[str], et_al: re.Match[str] | None) -> tuple[list[Author], int]:
    names = [name.partition(",") for name in match[0].split(";")]
    authors = [person(family.strip(), given.strip()) for family, _, given in names]
    if et_al and et_al.start() <= match.end() + 1:
        return [*authors, ET_AL], et_al.end()
    return authors, match.end()


def _groups(citation: str, start: int) -> tuple[list[Author], int]:
    """The groups that a list names after "et al", and where they end.

    >>> _groups("Leaf A, et al; Tea Study Group. Title", 13)
    ([{'literal': 'Tea Study Group'}], 30)
    """
    end = citation.find(". ", start)
    parts = citation[start:end].lstrip(" ,;:").split("; ") if end > start else []
    if parts and all(map(_is_group, parts)):
        return [{"literal": part} for part in parts], end
    return [], start


def _is_group(part: str) -> bool:
    return bool(_GROUP.fullmatch(part)) and len(part.split()) <= _MOST_WORDS_OF_A_GROUP


def _authors(head: str) -> list[Author]:
    """The authors of a list; none if its first is no person, or one is neither that nor a group.

    >>> _authors("Leaf A & Kettle J"), _authors("How leaves unfold")
    ([{'family': 'Leaf', 'given': 'A'}, {'family': 'Kettle', 'given': 'J'}], [])
    """
    names = [name.strip() for name in _BETWEEN.split(head) if name.strip()]
    authors = [parse_short_name(name) or _group(name) for name in names]
    if not authors or not authors[0] or "family" not in authors[0]:
        return []
    return [author for author in authors if author] if all(authors) else []


def _group(name: str) -> Author | None:
    is_possible = name[:1].isupper() and len(name.split()) <= _MOST_WORDS_OF_A_GROUP
    return {"literal": name} if is_possible else None
