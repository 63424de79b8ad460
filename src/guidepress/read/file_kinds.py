"""The kinds of files in a content folder, and what is true of each that an edition has one of.

A new file of an edition is one line of `EDITION_FILES`: whoever reads, assembles, locks, copies or
rebuilds an edition goes by this table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from guidepress.model.location import Place
from guidepress.read.load_records import Data
from guidepress.read.loader import Loader

EditionKind = Literal[
    "edition",
    "references",
    "abbreviations",
    "changes",
    "errata",
    "approvals",
    "accepted",
    "translations",
]
FileKind = Literal[
    EditionKind,
    "chapter",
    "guideline",
    "glossary",
    "scale",
    "words",
    "picture",
    "master",
    "lock",
]

Load = Callable[[Loader, Data, Place], object]
"""A method of the loader: from plain data and its places into a value."""


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_HasId)


def _by_id(records: Iterable[R]) -> Mapping[str, R]:
    return {record.id: record for record in records}


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile:
    """A kind of file that an edition has one of, called by its kind.

    It fills the `field` of `Edition`: with what `fill` makes of the loaded value, or with `empty`
    where there is no such file. An edition without a `required` one is not complete. One that is
    not `locked` is written after publication, so the lock does not hold it. One that is not
    `copied` speaks of its own edition alone, so no other edition begins with it.
    """

    kind: EditionKind
    field: str
    load: Load
    fill: Callable[[Any], Any] = _as_it_is
    empty: Any = ()
    required: bool = False
    locked: bool = True
    copied: bool = True

    @property
    def name(self) -> str:
        return f"{self.kind}.yaml"


EDITION_FILES = (
    EditionFile(kind="edition", field="head", load=Loader.edition, empty=None, required=True),
    EditionFile(
        kind="references",
        field="references",
        load=Loader.references,
        fill=_by_id,
        empty={},
        required=True,
    ),
    EditionFile(
        kind="abbreviations",
        field="abbreviations",
        load=Loader.abbreviations,
        fill=_by_id,
        empty={},
    ),
    EditionFile(kind="changes", field="declarations", load=Loader.changes, copied=False),
    EditionFile(kind="errata", field="errata", load=Loader.errata, locked=False, copied=False),
    EditionFile(
        kind="approvals", field="approvals", load=Loader.approvals, locked=False, copied=False
    ),
    EditionFile(
        kind="accepted", field="accepted", load=Loader.accepted, locked=False, copied=False
    ),
    EditionFile(
        kind="translations",
        field="confirmed",
        load=Loader.translations,
        empty={},
        locked=False,
        copied=False,
    ),
)
"""In the order in which messages name them."""
