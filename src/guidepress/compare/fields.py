"""What it means that one field of a record differs: which kind of change it is.

The kind stands at the field itself, in the model (`model.record.Role`); what only an edition or its
scales can tell (ratings, pictures, wording) is found here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.compare.wording import WordingRules
from guidepress.model.blocks.figure import Figure
from guidepress.model.dump import dump, subject
from guidepress.model.guideline import Edition
from guidepress.model.record import Order, roles
from guidepress.model.scale import Scale
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference in one field: the kind of change, the field, the plain data before and after."""

    kind: str
    part: str
    before: Any
    after: Any


Originals = tuple[str, ...]
"""The languages of the originals, of one edition and the other; empty for the guideline's own."""

_MOVEMENTS = {
    ("recommendation", "raised"): "grade-raised",
    ("recommendation", "lowered"): "grade-lowered",
    ("recommendation", "changed"): "grade-changed",
    ("recommendation", "reversed"): "direction-reversed",
    ("evidence", "raised"): "level-raised",
    ("evidence", "lowered"): "level-lowered",
    ("evidence", "changed"): "level-changed",
    ("evidence", "reversed"): "level-changed",
}


@dataclass(frozen=True, slots=True)
class FieldComparer:
    """Finds what differs between the fields of two records, one of each edition."""

    old: Edition
    new: Edition
    wording_rules: WordingRules

    def differences(
        self, before: Any, after: Any, names: Iterable[str], originals: Callable[[], Originals]
    ) -> Iterator[Difference]:
        """What differs in the fields `names` of two records.

        `originals` finds the languages that their texts were written in; it is asked only where
        something differs.
        """
        for name in names:
            old, new = getattr(before, name), getattr(after, name)
            if name == "file":
                yield from self._picture(before, after)
            elif name == "rating":
                yield from self._ratings(old, new)
            elif old != new:
                yield from self._field(after, name, old, new, originals())

    def _field(
        self, record: Any, name: str, before: Any, after: Any, originals: Originals
    ) -> Iterator[Difference]:
        field_role = roles(record.__class__)[name]
        kind = field_role.change or f"{subject(record)}-reworded"
        if name == "csl":
            yield _variables(kind, before, after)
        elif isinstance(before, Text) or isinstance(after, Text):
            yield self.text(kind, name, before, after, originals)
        elif _holds_texts(before) or _holds_texts(after):
            yield from self._texts(kind, name, before, after, originals)
        else:
            old, new = dump(before), dump(after)
            if field_role.order is Order.WRITING and _unordered(old) == _unordered(new):
                kind = "reordered"
            yield Difference(kind, name, old, new)

    def text(
        self,
        kind: str,
        name: str,
        before: Text | None,
        after: Text | None,
        originals: Originals = (),
    ) -> Difference:
        """What differs in a text; `kind` is the change if it means something else."""
        verdict = self.wording_rules.judge(before, after, originals)
        kind = kind if verdict == "reworded" else verdict
        return Difference(kind, name, dump(before), dump(after))

    def _texts(
        self,
        kind: str,
        name: str,
        before: Mapping[str, Text],
        after: Mapping[str, Text],
        originals: Originals,
    ) -> Iterator[Difference]:
        """What differs in texts that go by a key, such as the cells of a row."""
        for key in {**before, **after}:
            old, new = before.get(key), after.get(key)
            if old != new:
                yield self.text(kind, f"{name}.{key}", old, new, originals)

    def _ratings(self, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
        """What became of the ratings of a recommendation, which also change with their scale."""
        for key in {**before, **after}:
            old, new = before.get(key), after.get(key)
            if old != new or self._scale(self.old, key) != self._scale(self.new, key):
                yield Difference(self._movement(key, old, new), f"rating.{key}", old, new)

    def _scale(self, edition: Edition, key: str) -> str:
        scale = edition.scales.get(key)
        return scale.id if scale else ""

    def _movement(self, key: str, before: str | None, after: str | None) -> str:
        if before is None or after is None:
            return "rating-added" if before is None else "rating-removed"
        scale: Scale | None = self.new.scales.get(key)
        if scale is None or self._scale(self.old, key) != scale.id:
            return "scale-changed"
        return _MOVEMENTS[scale.measures, scale.movement(before, after)]

    def _picture(self, before: Figure, after: Figure) -> Iterator[Difference]:
        """Whether a figure shows another picture: another file, or other bytes in it."""
        old = {"file": before.file, "hash": self.old.pictures.get(before.file)}
        new = {"file": after.file, "hash": self.new.pictures.get(after.file)}
        if old != new:
            yield Difference(roles(Figure)["file"].change, "file", old, new)


def _variables(kind: str, before: Mapping[str, object], after: Mapping[str, object]) -> Difference:
    """What differs in the CSL variables of a work: only those that do."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    old, new = ({name: csl.get(name) for name in names} for csl in (before, after))
    return Difference(kind, "csl", dump(old), dump(new))


def _holds_texts(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(next(iter(value.values()), None), Text)


def _unordered(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _unordered(inner) for name, inner in part.items()}
    return sorted(map(repr, part))
