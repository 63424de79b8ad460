"""What authors declare of an edition because no comparison can know it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.model.location import Place
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What became of recommendations since the edition before, and why, from changes.yaml.

    `kind` is 'withdrawn', 'replaced', 'split', 'merged' or 'moved' (the same recommendation under
    another id), with the ids that it leads `old` from and to (`new`); or 'changed', which gives the
    reason for changes of the one in `old`: a recommendation or, with `chapter`, a section or block.
    """

    kind: str
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
