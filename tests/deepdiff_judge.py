"""DeepDiff as the judge of a comparison: it knows nothing of how guidepress compares.

Every record of an edition is put under a name of its own, so that DeepDiff pairs by id; the lists
of records hold these names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from deepdiff import DeepDiff

from guidepress.compare.change import Change
from guidepress.compare.kinds import UNDER_ANOTHER_ID
from guidepress.model.blocks.block import Block
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.blocks.text import TextBlock
from guidepress.model.chapter import Aside, Chapter, Section
from guidepress.model.guideline import Edition
from guidepress.model.text import Text

Path = Sequence[Any]

_INNER = {"condition", "column", "row", "footnote", "remark", "literature"}
"""What comes and goes with its owner."""


@dataclass
class Flat:
    """An edition as DeepDiff sees it: plain data by name; `lists` are the names in each list."""

    edition: Edition
    renamed: Mapping[str, str]
    known: dict[int, Any]
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    lists: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        head = dict(self._plain(self.edition.head))
        del head["chapters"]
        self.nodes[f"edition/{self.edition.id}"] = head
        self.nodes[""] = {}
        for name in ("chapters", "references", "abbreviations"):
            part = getattr(self.edition, name)
            taken = [
                self._take(one, (), "") for one in (part if name == "chapters" else part.values())
            ]
            self._list("", name, taken if name == "chapters" else sorted(taken))

    def _list(self, owner: str, name: str, inner: list[str]) -> None:
        self.nodes[owner][name] = self.lists[owner, name] = inner

    def _take(self, record: Any, above: tuple[str, ...], chapter: str) -> str:
        ids = self._ids(record, above, chapter)
        key = "/".join((_subject(record), *ids))
        self.nodes[key] = {}
        for one in fields(record):
            if one.compare and one.name != "id":
                self._field(
                    key,
                    one.name,
                    record,
                    ids,
                    record.id if isinstance(record, Chapter) else chapter,
                )
        return key

    def _ids(self, record: Any, above: tuple[str, ...], chapter: str) -> tuple[str, ...]:
        if isinstance(record, Recommendation):
            return (self.renamed.get(record.id, record.id),)
        if isinstance(record, Section | Block):
            return (chapter, record.id)
        return (*above, record.id)

    def _field(self, key: str, name: str, record: Any, ids: tuple[str, ...], chapter: str) -> None:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and hasattr(value[0], "id"):
            self._list(key, name, [self._take(one, ids, chapter) for one in value])
        elif isinstance(record, Section) and name == "footnotes":
            names = {"/".join(("footnote", *ids, own)): text for own, text in value.items()}
            self.nodes |= {inner: {"text": self._plain(text)} for inner, text in names.items()}
            self._list(key, name, sorted(names))
        elif name == "rating":
            scales = {own: scale.id for own, scale in self.edition.scales.items()}
            self.nodes[key][name] = {own: [level, scales.get(own)] for own, level in value.items()}
        elif name == "file":
            self.nodes[key][name] = [value, self.edition.pictures.get(value)]
        else:
            self.nodes[key][name] = self._plain(value)

    def _plain(self, value: Any) -> Any:
        """The plain data of a value, one for one object: DeepDiff passes by what is the same."""
        if id(value) not in self.known:
            self.known[id(value)] = _plain(value)
        return self.known[id(value)]

    def owner(self, key: str) -> tuple[str, str]:
        return next((place for place, inner in self.lists.items() if key in inner), ("", ""))


_OTHERWISE = {TextBlock: "text", Aside: "remark"}


def _subject(record: Any) -> str:
    return _OTHERWISE.get(type(record), type(record).__name__.lower())


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return dict(value.words)
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.compare}
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value


class Judge:
    """What DeepDiff finds between two editions, against what a comparison says."""

    def __init__(self, old: Edition, new: Edition, changes: Sequence[Change]) -> None:
        moved = (change for change in changes if change.kind in UNDER_ANOTHER_ID)
        known: dict[int, Any] = {}
        self._old = Flat(old, {one.old[0]: one.new[0] for one in moved if one.old}, known)
        self._new = Flat(new, {}, known)
        self._changes = changes
        if old.id != new.id:  # then what the editions say of themselves is not compared
            del self._old.nodes[f"edition/{old.id}"], self._new.nodes[f"edition/{new.id}"]
        self._paths = list(_differences(self._old.nodes, self._new.nodes))
        whole = [change for change in changes if not change.part]
        self._placed = {"/".join(change.key) for change in whole} | {
            f"recommendation/{name}" for change in whole for name in (*change.old, *change.new)
        }

    def unsaid(self) -> list[Path]:
        """What differs, and no change says so."""
        return [path for path in self._paths if not self._is_said(path)]

    def made_up(self) -> list[Change]:
        """What a change says, and nothing differs."""
        return [change for change in self._changes if not self._is_so(change)]

    def _is_said(self, path: Path) -> bool:
        if len(path) == 1:
            return self._is_told_whole(path[0])
        place = path[0], path[1]
        if place in self._old.lists or place in self._new.lists:
            return self._is_list_told(*place)
        part = ".".join(path[1:3]) if path[1] in ("rating", "cells") else path[1]
        return any("/".join(c.key) == path[0] and c.part == part for c in self._changes)

    def _is_told_whole(self, key: str) -> bool:
        side = self._old if key in self._old.nodes else self._new
        if key.partition("/")[0] in _INNER and not self._is_in_both(side.owner(key)[0]):
            return self._is_told_whole(side.owner(key)[0])
        return key in self._placed

    def _is_in_both(self, key: str) -> bool:
        return key in self._old.nodes and key in self._new.nodes

    def _is_list_told(self, owner: str, name: str) -> bool:
        if not self._is_in_both(owner):
            return self._is_told_whole(owner)
        old, new = self._old.lists.get((owner, name), []), self._new.lists.get((owner, name), [])
        occurrence = [
            [key for key in line if key in other and key not in self._placed]
            for line, other in ((old, new), (new, old))
        ]
        return occurrence[0] == occurrence[1] and all(map(self._is_told_whole, {*old} ^ {*new}))

    def _is_so(self, change: Change) -> bool:
        key = "/".join(change.key)
        if change.part:
            name, _, inner = change.part.partition(".")
            paths = [path for path in self._paths if path[0] == key and path[1:2] == [name]]
            return any(not inner or path[2] == inner for path in paths)
        return not self._is_in_both(key) or self._is_elsewhere(key) or bool(change.old)

    def _is_elsewhere(self, key: str) -> bool:
        old, new = self._old.owner(key), self._new.owner(key)
        return old != new or self._old.lists[old] != self._new.lists[new]


def _differences(old: Any, new: Any) -> Iterator[Path]:
    diff = DeepDiff(old, new, view="tree", threshold_to_diff_deeper=0)
    for found in diff.values():
        for level in found:
            yield level.path(output_format="list")
