"""The key of a work: its first author's name and its year, such as golse-2017."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import product
from string import ascii_lowercase

from guidepress.references.record import Author, Record

_LONGEST = 40
"""Characters of a name in a key at most."""

# Letters that Unicode does not take apart into an ASCII letter and a sign, as it does ä and é
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
    }
)


def new_key(work: Record, taken: Collection[str]) -> str:
    """A key that no other work has: with a letter behind it where another has the same name.

    >>> work = {"author": [{"family": "Golse", "given": "N"}], "issued": {"date-parts": [[2017]]}}
    >>> new_key(work, []), new_key(work, ["golse-2017"]), new_key(work, ["golse-2017b"])
    ('golse-2017', 'golse-2017b', 'golse-2017a')
    """
    name = _base(work)
    alike = [key for key in taken if re.fullmatch(rf"{re.escape(name)}[a-z]{{0,2}}", key)]
    if not alike:
        return name
    used = {key.removeprefix(name) or "a" for key in alike}
    return name + next(letters for letters in _suffixes() if letters not in used)


def _suffixes() -> Iterator[str]:
    """The letters behind keys: a, b, … z, aa, ab and so on."""
    yield from ascii_lowercase
    yield from map("".join, product(ascii_lowercase, repeat=2))


def _base(work: Record) -> str:
    dates = work.get("issued", {}).get("date-parts", [])
    year = [str(dates[0][0])] if dates else []
    return "-".join([_name(work), *year])


def _name(work: Record) -> str:
    """What a work is called by, in small ASCII letters; 'work' where nothing can be written so."""
    first: Author = next(iter(work.get("author", [])), {})
    if family := slug(first.get("family", "")):
        return family
    for text in (first.get("literal", ""), work.get("title", ""), work.get("literal", "")):
        if first_word := slug(text.partition(" ")[0]):
            return first_word
    return "work"


def slug(text: str) -> str:
    """A text as a part of a key, in which a number does not stand first.

    >>> slug("Díaz-Roldán"), slug("van Dam"), slug("O'Brien"), slug("Weiß"), slug("1st Congress")
    ('diaz-roldan', 'van-dam', 'obrien', 'weiss', 'congress')
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = re.sub(r"['’.]", "", plain).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
    return re.sub(r"^[0-9][a-z0-9]*-?", "", joined) if joined[:1].isdigit() else joined
