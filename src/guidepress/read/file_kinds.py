"""The kinds of files in a content folder, and what is true of each that an edition has one of.

A new file of an edition is one line of `EDITION_FILES`: whoever reads, assembles, locks, copies or
rebuilds an edition goes by this table.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal

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


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A kind of file that an edition has one of, called by its kind.

    The value that `load` makes of it fills a field of `Edition`, a list of records `by_id` where
    that is wanted; `absent` is the value where there is no such file. An edition without a
    `required` file is not complete. A file that is not `locked` is written after publication, so no
    lock holds it. One that is not `copied` speaks of its own edition alone, so that neither a new
    edition nor one that is rebuilt from another begins with it.
    """

    kind: EditionKind
    field: str
    load: Load
    _: KW_ONLY
    by_id: bool = False
    absent: Any = ()
    required: bool = False
    locked: bool = True
    copied: bool = True

    @property
    def name(self) -> str:
        return f"{self.kind}.yaml"

    @property
    def empty(self) -> Any:
        """What the field holds where there is no such file."""
        return self.fill(self.absent)

    def fill(self, value: Any) -> Any:
        """What the field holds for a value of the file."""
        return {record.id: record for record in value} if self.by_id else value


EDITION_FILES = (
    EditionFile("edition", "head", Loader.edition, absent=None, required=True),
    EditionFile("references", "references", Loader.references, by_id=True, required=True),
    EditionFile("abbreviations", "abbreviations", Loader.abbreviations, by_id=True),
    EditionFile("changes", "declarations", Loader.changes, copied=False),
    EditionFile("errata", "errata", Loader.errata, locked=False, copied=False),
    EditionFile("approvals", "approvals", Loader.approvals, locked=False, copied=False),
    EditionFile("accepted", "accepted", Loader.accepted, locked=False, copied=False),
    EditionFile(
        "translations", "confirmed", Loader.translations, absent={}, locked=False, copied=False
    ),
)
"""In the order in which messages name them."""
