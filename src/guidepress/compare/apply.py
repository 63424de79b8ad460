"""Make the newer edition out of the older one and a comparison's record: `compare` backwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from guidepress.compare.kinds import UNDER_ANOTHER_ID
from guidepress.model.dump import dump
from guidepress.model.guideline import Edition
from guidepress.model.location import Lines, Place
from guidepress.model.nodes import (
    NODE_CLASSES,
    ROOT,
    UNORDERED,
    Key,
    Node,
    flatten,
    members,
    part_subject,
    parts,
)
from guidepress.model.problem import GuidepressError
from guidepress.read.file_kinds import EDITION_FILES, FileKind
from guidepress.read.load import load
from guidepress.read.yaml_reader import Tree

_SUCCESSION = ("recommendation-replaced", "recommendation-split", "recommendation-merged")
_GONE = ("-removed", "-withdrawn")
_MOVED = (*UNDER_ANOTHER_ID, "block-moved", "reordered")
_NAMES = {"nct": "NCT"}

Data = dict[str, Any]


def apply(old: Edition, comparison: Mapping[str, Any]) -> Edition:
    """The edition that a comparison leads to, equal by meaning to the one that it was made from.

    `comparison` is what `Comparison.record()` gives, and has the shape of its schema. Raises
    `GuidepressError` where it does not begin at `old`.
    """
    if comparison["from"] != dump(old.head):
        first = comparison["from"].get("id")
        raise GuidepressError(
            f"these changes begin at an edition {first} that is not the edition {old.id} here"
        )
    try:
        return _Maker(old, comparison["changes"]).edition(comparison["to"])
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise GuidepressError(
            f"these changes do not fit the edition {old.id}: {type(error).__name__} {error}"
        ) from error


@dataclass(slots=True)
class _Node:
    """A thing in the making: its own data, without its parts, and where it stands."""

    data: Data
    owner: Key
    part: str


@dataclass
class _Maker:
    old: Edition
    changes: list[Data]
    nodes: dict[Key, _Node] = field(default_factory=dict)
    order: dict[tuple[Key, str], list[Key]] = field(default_factory=dict)
    placed: dict[Key, str | None] = field(default_factory=dict)

    def edition(self, head: Data) -> Edition:
        self._take()
        for change in self.changes:
            self._remove(change)
        for change in self.changes:
            self._change(change)
        for node in self.nodes.values():
            if node.owner != ROOT and node.owner not in self.nodes:
                raise KeyError(node.owner)
        head_record = _loaded(head, "edition")
        return replace(
            self.old,
            head=head_record,
            chapters=tuple(self._chapter(key) for key in self._line(ROOT, "chapters")),
            references=self._by_id("references"),
            abbreviations=self._by_id("abbreviations"),
            pictures=self._pictures(),
            **{file.field: file.empty for file in EDITION_FILES if not file.copied},
        )

    def _take(self) -> None:
        moved = (c for c in self.changes if c["kind"] in UNDER_ANOTHER_ID)
        renamed = {c["predecessors"][0]: c["successors"][0] for c in moved if c["predecessors"]}
        nodes = flatten(self.old, renamed)
        self.order = nodes.order
        for key, node in nodes.all.items():
            self.nodes[key] = _Node(_own(node, renamed), node.owner, node.part)

    # ---- what is gone, new, elsewhere or otherwise ----

    def _remove(self, change: Data) -> None:
        if change["kind"].endswith(_GONE) and not change["field"]:
            self._uproot(tuple(change["key"]))
        elif change["kind"] in _SUCCESSION:
            for standing in change["before"]:
                self._uproot(("recommendation", standing["record"]["id"]))

    def _uproot(self, key: Key) -> None:
        """Take a thing away, and what came with it."""
        for part in parts(NODE_CLASSES[key[0]]):
            for inner in list(self.order.get((key, part), ())):
                self._uproot(inner)
        node = self.nodes.pop(key)
        self.order[node.owner, node.part].remove(key)

    def _change(self, change: Data) -> None:
        kind, after, key = change["kind"], change["after"], tuple(change["key"])
        if kind == "edition-changed":
            return
        if change["field"]:
            self._set(self.nodes[key].data, change["field"], after)
        elif kind in _SUCCESSION:
            for standing in after:
                self._plant(("recommendation", standing["record"]["id"]), standing)
        elif kind.endswith("-added"):
            self._plant(key, after)
        elif kind in _MOVED:
            self._move(key, after)

    def _set(self, data: Data, path: str, value: Any) -> None:
        """Give a field its new value; nothing takes it away."""
        name, _, inner = path.partition(".")
        name = _NAMES.get(name, name)
        if name == "csl":
            for variable, part in value.items():
                self._set(data, variable, part)
            return
        if name == "file":
            value = value["file"]
        if inner:
            data[name] = dict(data.get(name, {}))
            data, name = data[name], inner
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value

    def _plant(self, key: Key, standing: Data) -> None:
        """Put a new thing and its parts where they stand."""
        data, part, kind = dict(standing["record"]), standing["part"], NODE_CLASSES[key[0]]
        inner = [(name, data.pop(name, ())) for name in parts(kind)]
        self.nodes[key] = _Node(data, tuple(standing["in"]), part)
        self.placed[key] = standing["behind"]
        for name, entries in inner:
            behind = None
            for own, record in _entries(entries):
                place = {"record": record, "in": key, "part": name, "behind": behind}
                self._plant((part_subject(kind, name), *key[1:], own), place)
                behind = own

    def _move(self, key: Key, place: Data) -> None:
        node = self.nodes[key]
        self.order[node.owner, node.part].remove(key)
        node.owner, node.part = tuple(place["in"]), place["part"]
        self.placed[key] = place["behind"]

    # ---- putting it together ----

    def _line(self, owner: Key, part: str) -> list[Key]:
        """The keys of a part in order: those that stayed, each placed one behind its neighbour."""
        occurrence = list(self.order.get((owner, part), ()))
        placed_keys = [key for key in self.placed if self._stands(key) == (owner, part)]
        if part in UNORDERED:
            return occurrence + placed_keys
        behind = {self.placed[key]: key for key in placed_keys}
        line: list[Key] = []
        last: str | None = None
        while behind or occurrence:
            key = behind.pop(last) if last in behind else occurrence.pop(0)
            line.append(key)
            last = str(self.nodes[key].data["id"])
        return line

    def _stands(self, key: Key) -> tuple[Key, str]:
        return self.nodes[key].owner, self.nodes[key].part

    def _nest(self, key: Key) -> Data:
        """The data of a thing with all that is in it."""
        kind = NODE_CLASSES[key[0]]
        data = dict(self.nodes[key].data)
        for part in (*parts(kind), *members(kind)):
            keys = self._line(key, part)
            if part == "footnotes":
                data[part] = {inner[-1]: self.nodes[inner].data["text"] for inner in keys}
            else:
                data[part] = [self._nest(inner) for inner in keys]
        return data

    def _chapter(self, key: Key) -> Any:
        return _loaded(self._nest(key), "chapter")

    def _by_id(self, part: Literal["references", "abbreviations"]) -> Mapping[str, Any]:
        data = [self._nest(key) for key in self._line(ROOT, part)]
        return {record.id: record for record in _loaded({part: data}, part)}

    def _pictures(self) -> Mapping[str, str]:
        changed = (c["after"] for c in self.changes if c["kind"] == "picture-changed")
        return {**self.old.pictures, **{c["file"]: c["hash"] for c in changed}}


def _own(node: Node, renamed: Mapping[str, str]) -> Data:
    minor = parts(node.record.__class__)
    data = {name: value for name, value in node.own().items() if name not in minor}
    if node.subject == "recommendation":
        data["id"] = renamed.get(data["id"], data["id"])
    return data


def _entries(part: Any) -> Iterator[tuple[str, Data]]:
    """The entries of a part with their ids: a mapping's, or a list's."""
    if isinstance(part, Mapping):
        yield from ((name, {"id": name, "text": text}) for name, text in part.items())
    else:
        yield from ((entry["id"], entry) for entry in part)


def _loaded(data: Any, kind: FileKind) -> Any:
    return load(Tree("", data, _places(data)), kind).value


def _places(data: Any) -> Place:
    """Places for data that stand in no file."""
    parts = data.items() if isinstance(data, Mapping) else enumerate(data)
    inner: dict[Any, Any] = {
        name: _places(part) if isinstance(part, Mapping | list) else 0 for name, part in parts
    }
    return Place(Lines(""), 0, {}, inner)
