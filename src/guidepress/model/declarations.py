"""What authors declare of an edition because no comparison can know it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from guidepress.model.location import Place
from guidepress.model.text import Text

DeclarationKind = Literal["withdrawn", "replaced", "split", "merged", "moved", "changed"]
"""`moved` is the same recommendation under another id; `changed` only gives a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What became of recommendations since the edition before, and why, from changes.yaml.

    It leads from the ids in `old` to those in `new`. The kind 'changed' gives the reason for
    changes of the one in `old`: a recommendation or, with `chapter`, a section or block.
    """

    kind: DeclarationKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    chapter: str
    reason: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A correction of a published edition: the SHA-256 of each file that it changed, by path."""

    id: str
    date: str
    reason: Text
    files: Mapping[str, str]
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who has approved which change, when, and why."""

    fingerprint: str
    by: str
    date: str
    reason: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Why something that methodology asks about is so: its rule, the id of what it is about.

    `text` is the fingerprint of what was accepted; if that is changed, it is another one.
    """

    rule: str
    id: str
    text: str
    reason: Text
    at: Place = field(compare=False, repr=False)
