"""What it means that one field of a thing differs: the kinds of change, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.compare.wording import WordingRules
from guidepress.model.dump import dump
from guidepress.model.guideline import Edition, Figure
from guidepress.model.scale import Scale
from guidepress.model.text import Text

Found = tuple[str, str, Any, Any]
"""A kind of change, the field, and the plain data before and after."""

Originals = tuple[str, ...]
"""The languages of the originals, of one edition and the other; empty for the guideline's own."""

_TEXTS = {
    ("statement", "source"): "statement-source",
    ("statement", "level"): "statement-level",
    ("row", "cells"): "cell-changed",
}
_PLAIN = {
    "cites": "citations-changed",
    "supports": "supports-changed",
    "merge": "cells-merged",
    "original": "original-changed",
    "paraphrase": "paraphrase-changed",
    "agreement": "statement-agreement",
    "authors": "authors-changed",
    "topics": "topics-changed",
    "see_also": "see-also-changed",
    "nct": "reference-changed",
    "literal": "reference-changed",
}
_LISTS = ("cites", "footnotes", "rating_footnotes", "supports")
"""Lists of which the order is a matter of writing."""

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
class Differ:
    """Tells what differs between the fields of two records, one of each edition."""

    old: Edition
    new: Edition
    wording_rules: WordingRules

    def tell(
        self, subject: str, name: str, before: Any, after: Any, originals: Originals
    ) -> Iterator[Found]:
        """What became of one field of a subject, in texts with these `originals`."""
        if name == "csl":
            yield from self._csl(before, after)
        elif name == "cells":
            yield from self._cells(before, after, originals)
        elif isinstance(before, Text) or isinstance(after, Text):
            yield self.text(subject, name, before, after, originals)
        elif name in _LISTS and _is_reordered(dump(before), dump(after)):
            yield "reordered", name, dump(before), dump(after)
        else:
            yield self._kind(subject, name), name, dump(before), dump(after)

    def text(
        self,
        subject: str,
        name: str,
        before: Text | None,
        after: Text | None,
        originals: Originals = (),
    ) -> Found:
        """What became of a text."""
        field, _, _ = name.partition(".")
        verdict = self.wording_rules.judge(before, after, originals)
        kind = verdict if verdict != "reworded" else _reworded(subject, field)
        return kind, name, dump(before), dump(after)

    def _kind(self, subject: str, name: str) -> str:
        if name in ("footnotes", "rating_footnotes"):
            return f"{subject}-footnotes" if subject == "recommendation" else "footnotes-changed"
        return _PLAIN[name]

    def rating(self, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Found]:
        """What became of the ratings of a recommendation, which also change with their scale."""
        for key in {**before, **after}:
            old, new = before.get(key), after.get(key)
            if old != new or self._scale(self.old, key) != self._scale(self.new, key):
                yield self._moved(key, old, new), f"rating.{key}", old, new

    def _scale(self, edition: Edition, key: str) -> str:
        scale = edition.scales.get(key)
        return scale.id if scale else ""

    def _moved(self, key: str, before: str | None, after: str | None) -> str:
        if before is None or after is None:
            return "rating-added" if before is None else "rating-removed"
        scale: Scale | None = self.new.scales.get(key)
        if scale is None or self._scale(self.old, key) != scale.id:
            return "scale-changed"
        return _MOVEMENTS[scale.measures, scale.movement(before, after)]

    def _cells(
        self, before: Mapping[str, Text], after: Mapping[str, Text], originals: Originals
    ) -> Iterator[Found]:
        for name in {**before, **after}:
            old, new = before.get(name), after.get(name)
            if old != new:
                yield self.text("row", f"cells.{name}", old, new, originals)

    def _csl(self, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Found]:
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        old, new = ({name: csl.get(name) for name in names} for csl in (before, after))
        yield "reference-changed", "csl", dump(old), dump(new)

    def picture(self, before: Figure, after: Figure) -> Iterator[Found]:
        """Whether a figure shows another picture: another file, or other bytes in it."""
        old = {"file": before.file, "hash": self.old.pictures.get(before.file)}
        new = {"file": after.file, "hash": self.new.pictures.get(after.file)}
        if old != new:
            yield "picture-changed", "file", old, new


def _reworded(subject: str, field: str) -> str:
    if field == "note":
        return "note-changed"
    return _TEXTS.get((subject, field), f"{subject}-reworded")


def _is_reordered(before: Any, after: Any) -> bool:
    return bool(_unordered(before) == _unordered(after))


def _unordered(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _unordered(inner) for name, inner in part.items()}
    return sorted(map(repr, part))
