"""A text as it goes to a translator, and as it comes back.

Line ends around a text are left out of it: tools drop them, or want them to be the same on both
sides. They are put back around what returns.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from guidepress.model.guideline import Edition
from guidepress.model.location import Location
from guidepress.storage.cache import short_digest
from guidepress.translate.status import State, Unit, units

LARGEST = 32 * 1024 * 1024
"""So many bytes of a file that comes back are read: 32 MiB."""
_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class Item:
    """A text beside its translation; `previous` is the source that a stale one was made from."""

    key: str
    where: Location
    source_language: str
    source: str
    target: str
    state: State
    previous: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A text as it came back; `final` says that a person has finished it."""

    key: str
    source: str
    target: str
    final: bool
    line: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came back, and in which language."""

    language: str
    returned: tuple[Returned, ...]


class UnreadableError(Exception):
    """What came back cannot be read. The message says why, `line` where, counted from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def core(words: str) -> str:
    """Words without the line ends around them."""
    return words.strip(_LINE_ENDS)


def framed(words: str, model: str) -> str:
    """Words between the line ends that stand around a model.

    A folded text of YAML ends with one: then its translation does too.
    """
    inner = core(model)
    before, _, after = model.partition(inner) if inner else ("", "", "")
    return f"{before}{core(words)}{after}"


def items(
    states: Iterable[tuple[Unit, str, State]], editions: Sequence[Edition], source: str
) -> Iterator[Item]:
    """What goes to the translators; of the editions, from old to new, the last is translated."""
    entries = list(states)
    older = _older(editions, source) if any(state == "stale" for _, _, state in entries) else {}
    for unit, language, state in entries:
        confirmed = editions[-1].confirmed.get(language, {}).get(unit.key, "")
        source_hash = confirmed.partition("/")[0]
        previous = older.get((unit.key, source_hash), "") if state == "stale" else ""
        yield Item(
            key=unit.key,
            where=unit.text.where(language),
            source_language=unit.source,
            source=core(unit.original),
            target=core(unit.translation(language)),
            state=state,
            previous=core(previous),
        )


def _older(editions: Sequence[Edition], source: str) -> dict[tuple[str, str], str]:
    """The source's words in older editions, by key and hash."""
    return {
        (unit.key, short_digest(unit.original)): unit.original
        for edition in editions[:-1]
        for unit in units(edition, source)
    }
