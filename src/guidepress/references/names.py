"""Names of authors as citations write them: a family's name and initials, or a group as it is."""

import re

from guidepress.references.record import Author

ET_AL: Author = {"literal": "et al."}
"""What closes a list that the source cuts short."""

_OTHERS = ("et al", "et al.", "others", "and others")

# Jr · Sr. · III · 2nd
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd)\.?")

# "Jean-Luc M." → Jean, Luc, M
_PART = re.compile("[^\\s.\u2010-]+")
_MOST_INITIALS = 4


def person(family: str, given: str, suffix: str = "") -> Author:
    """A person, whose given names become initials; one without any is taken for a group.

    >>> person("Silva", "Ana M.", "Jr."), person("ABCSG", "")
    ({'family': 'Silva', 'given': 'AM Jr'}, {'literal': 'ABCSG'})
    """
    short = " ".join(filter(None, (initials(given), suffix.rstrip("."))))
    return {"family": family, "given": short} if short else {"literal": family}


def initials(given: str) -> str:
    """Given names as initials; a suffix stays behind them.

    >>> initials("Nicolas J."), initials("Jean-Luc"), initials("FMG"), initials("C. T. Jr.")
    ('NJ', 'JL', 'FMG', 'CT Jr')
    """
    parts = _PART.findall(given)
    suffix = parts.pop() if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]) else ""
    letters = "".join(part if _are_initials(part) else part[0].upper() for part in parts)
    return " ".join(filter(None, (letters, suffix)))


def _are_initials(part: str) -> bool:
    """Whether a part of a name is short for it already, or in a script that has no initials."""
    return part == part.upper() and (len(part) <= _MOST_INITIALS or part == part.lower())


def parse_inverted_name(name: str) -> Author:
    """An author as reference managers write one: Family, Given, Suffix; without a comma a group.

    >>> parse_inverted_name("van Dam, Peter J."), parse_inverted_name("MF07-01 Study Group")
    ({'family': 'van Dam', 'given': 'PJ'}, {'literal': 'MF07-01 Study Group'})
    """
    if name.strip().lower() in _OTHERS:
        return ET_AL
    family, _, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    if not given.strip():
        return parse_short_name(name) or {"literal": name.strip()}
    if _SUFFIX.fullmatch(given.strip()):
        given, suffix = suffix, given
    return person(family.strip(), given.strip(), suffix.strip())


def parse_short_name(name: str) -> Author | None:
    """A person as the Vancouver style writes one; nothing if this is none.

    >>> parse_short_name("da Silva CT Jr"), parse_short_name("De Wit A")
    ({'family': 'da Silva', 'given': 'CT Jr'}, {'family': 'De Wit', 'given': 'A'})
    >>> parse_short_name("ABCSG"), parse_short_name("Alexander V Louie AV")
    (None, None)
    """
    parts = name.split()
    suffix = parts.pop() if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]) else ""  # noqa: PLR2004 - more than a family's name and initials
    *family, given = parts or [""]
    if not family or not _is_short(given) or not all(map(_is_of_family, family)):
        return None
    return {"family": " ".join(family), "given": " ".join(filter(None, (given, suffix)))}


def _is_short(given: str) -> bool:
    letters = given.replace("-", "").replace(".", "")
    is_slip = len(letters) == 2 and letters[0].isupper()  # noqa: PLR2004 - "Yl" is a slip for YL
    return letters.isalpha() and (is_slip or (letters.isupper() and len(letters) <= _MOST_INITIALS))


def _is_of_family(part: str) -> bool:
    letters = re.sub("['’\u2010-]", "", part)
    return letters.isalpha() and (len(letters) > 1 or part != letters)
