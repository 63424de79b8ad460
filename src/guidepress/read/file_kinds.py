"""The kinds of files in a content folder, and what is true of each that an edition has one of.

A new file of an edition is one line of `EDITION_FILES`: whoever reads, assembles, locks, copies or
rebuilds an edition goes by this table.
"""

from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal

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


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A kind of file that an edition has one of, called by its kind.

    The value that `read.load` makes of it fills a field of `Edition`, a list of records `by_id`
    where that is wanted; `absent` is the value where there is no such file. An edition without a
    `required` file is not complete. A file that is not `locked` is written after publication, so no
    lock holds it. One that is not `copied` speaks of its own edition alone, so that neither a new
    edition nor one that is rebuilt from another begins with it.
    """

    kind: EditionKind
    field: str
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
    EditionFile("edition", "head", absent=None, required=True),
    EditionFile("references", "references", by_id=True, required=True),
    EditionFile("abbreviations", "abbreviations", by_id=True),
    EditionFile("changes", "declarations", copied=False),
    EditionFile("errata", "errata", locked=False, copied=False),
    EditionFile("approvals", "approvals", locked=False, copied=False),
    EditionFile("accepted", "accepted", locked=False, copied=False),
    EditionFile("translations", "confirmed", absent={}, locked=False, copied=False),
)
"""In the order in which messages name them."""
