"""A change: one difference between two editions, as a fact."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guidepress.compare.kinds import KINDS, Weight
from guidepress.model.dump import dump
from guidepress.model.guideline import EditionHead
from guidepress.model.location import Location
from guidepress.model.nodes import Key
from guidepress.model.text import Text
from guidepress.storage.cache import digest

FINGERPRINT = 16
"""Digits of a fingerprint."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `key` is what it is about, `part` the field of it, if only that differs.

    `before` and `after` are plain data, as an author writes them: of a field its value, of a whole
    thing `{record, in, part, behind}` (its own record, and where it stands), of a move the place
    alone, of a replaced, split or merged one a list of such things. `old` and `new` are then the
    ids it leads from and to.
    """

    kind: str
    key: Key
    id: str
    chapter: str
    section: str
    part: str = ""
    before: Any = None
    after: Any = None
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    reason: Text | None = None
    where: Location = field(compare=False)

    @property
    def subject(self) -> str:
        return self.key[0]

    @property
    def weight(self) -> Weight:
        return KINDS[self.kind].weight

    @property
    def recommendation(self) -> str:
        """The id of the recommendation that it is about, or about a part of; empty for others."""
        return self.key[1] if self.subject in ("recommendation", "condition") else ""

    @property
    def fingerprint(self) -> str:
        """What tells this change from any other, whenever and between whichever editions.

        Which neighbour a thing stands behind is no part of it, unless just that changed: it
        stays the same when another one comes between them.
        """
        sides = [self.before, self.after]
        if self.kind != "reordered":
            sides = [_without_neighbour(side) for side in sides]
        parts = [self.kind, self.key, self.part, *sides, self.old, self.new]
        return digest(json.dumps(parts, ensure_ascii=False, sort_keys=True))[:FINGERPRINT]

    def record(self) -> Record:
        """The change as `schema/api/changes.schema.json` describes it."""
        where = {"path": self.where.path, "line": self.where.line, "column": self.where.column}
        return {
            "kind": self.kind,
            "weight": self.weight,
            "subject": self.subject,
            "id": self.id,
            "key": list(self.key),
            "chapter": self.chapter or None,
            "section": self.section or None,
            "field": self.part or None,
            "before": self.before,
            "after": self.after,
            "predecessors": list(self.old),
            "successors": list(self.new),
            "reason": dump(self.reason),
            "where": where,
            "fingerprint": self.fingerprint,
        }


def _without_neighbour(side: Any) -> Any:
    """A standing, or several of them, without what it stands behind."""
    if isinstance(side, list):
        return [_without_neighbour(part) for part in side]
    if isinstance(side, dict) and "in" in side:
        return {name: part for name, part in side.items() if name != "behind"}
    return side


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What an edition says otherwise than another: every difference, in the order of reading."""

    old: EditionHead
    new: EditionHead
    changes: tuple[Change, ...]

    def record(self) -> Record:
        """The comparison as `schema/api/changes.schema.json` describes it."""
        return {
            "from": dump(self.old),
            "to": dump(self.new),
            "counts": counts(self.changes),
            "changes": [change.record() for change in self.changes],
        }


def counts(changes: tuple[Change, ...]) -> Mapping[str, Any]:
    """How many changes there are: in all, by weight and by kind."""
    by_weight = dict.fromkeys(("practice-changing", "evidence", "editorial"), 0)
    by_kind: dict[str, int] = {}
    for change in changes:
        by_weight[change.weight] += 1
        by_kind[change.kind] = by_kind.get(change.kind, 0) + 1
    kinds = {kind: by_kind[kind] for kind in KINDS if kind in by_kind}
    return {"total": len(changes), "by_weight": by_weight, "by_kind": kinds}
