"""The key of a work: its first author's name and its year, such as golse-2017."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import product
from string import ascii_lowercase

from guidepress.references.clean import Record

_LONGEST = 40
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


def key(work: Record, taken: Collection[str]) -> str:
    """A key that no other work has: with a letter behind it where another is called so."""
    name = _base(work)
    alike = [one for one in taken if re.fullmatch(rf"{re.escape(name)}[a-z]{{0,2}}", one)]
    if not alike:
        return name
    used = {one.removeprefix(name) or "a" for one in alike}
    return name + next(letter for letter in _letters() if letter not in used)


def _letters() -> Iterator[str]:
    yield from ascii_lowercase
    yield from map("".join, product(ascii_lowercase, repeat=2))


def _base(work: Record) -> str:
    dates = work.get("issued", {}).get("date-parts", [])
    year = [str(dates[0][0])] if dates else []
    return "-".join([_name(work), *year])


def _name(work: Record) -> str:
    """What a work is called by, in small ASCII letters; 'work' where nothing can be written so."""
    first: dict[str, str] = next(iter(work.get("author", [])), {})
    for words in (first.get("family", ""), first.get("literal", ""), work.get("title", "")):
        slug = slugged(words if words == first.get("family") else words.partition(" ")[0])
        if slug:
            return slug
    return slugged(str(work.get("literal", "")).partition(" ")[0]) or "work"


def slugged(words: str) -> str:
    """Words as a part of a key.

    >>> slugged("Díaz-Roldán"), slugged("van Dam"), slugged("O'Brien"), slugged("Weiß")
    ('diaz-roldan', 'van-dam', 'obrien', 'weiss')
    """
    plain = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS))
    plain = re.sub(r"['’.]", "", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")
    return re.sub(r"^[0-9][a-z0-9]*-?", "", slug) if slug[:1].isdigit() else slug
