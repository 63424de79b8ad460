"""Compare an edition with another, and tell every difference.

Nodes are paired by their keys, and recommendations also by what changes.yaml declares; never by
position, and never by a guess. What stands in an added or a removed thing goes with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guidepress.compare.change import Change, Comparison
from guidepress.compare.fields import Difference, FieldComparer
from guidepress.compare.lineage import along, reasons
from guidepress.compare.order import out_of_order
from guidepress.compare.wording import WordingRules
from guidepress.model.blocks.block import Block
from guidepress.model.chapter import Aside
from guidepress.model.declarations import Declaration
from guidepress.model.dump import dump, names
from guidepress.model.guideline import Edition
from guidepress.model.location import Location
from guidepress.model.nodes import NODE_CLASSES, ROOT, UNORDERED, Key, Node, Nodes, flatten, parts
from guidepress.model.text import Text

_SUCCESSION = ("withdrawn", "replaced", "split", "merged")
_PARTS = frozenset(name for kind in NODE_CLASSES.values() for name in parts(kind))
"""The fields that list what comes and goes with what it stands in."""


def compare(
    old: Edition, new: Edition, wording_rules: WordingRules, between: Sequence[Edition] = ()
) -> Comparison:
    """What `new` says otherwise than `old`.

    What changed since then is declared in `new` and in the editions `between`, oldest first.
    """
    declared = along([edition.declarations for edition in (*between, new)])
    changes = tuple(_Comparer(old, new, wording_rules, declared).changes())
    return Comparison(old=old.head, new=new.head, changes=changes)


@dataclass(frozen=True)
class _Comparer:
    before: Edition
    after: Edition
    wording_rules: WordingRules
    along: Sequence[Declaration]

    @cached_property
    def declared(self) -> Sequence[Declaration]:
        """What is declared of the way from the one to the other: nothing of the way back.

        What an edition declares of itself holds at any of its revisions.
        """
        return self.along if self.before.id <= self.after.id else ()

    @cached_property
    def old(self) -> Nodes:
        return flatten(self.before, self.renamed)

    @cached_property
    def new(self) -> Nodes:
        return flatten(self.after)

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Ids of recommendations, and those that they have now."""
        old_ids = {
            item.id for chapter in self.before.chapters for item in chapter.recommendations()
        }
        new_ids = {item.id for chapter in self.after.chapters for item in chapter.recommendations()}
        pairs = [(d.old[0], d.new[0]) for d in self.declared if d.kind == "moved"]
        by_new = {
            b: a for a, b in reversed(pairs) if a in old_ids - new_ids and b in new_ids - old_ids
        }
        return {a: b for b, a in by_new.items()}  # two that claim one id stay two

    @cached_property
    def fields(self) -> FieldComparer:
        return FieldComparer(self.before, self.after, self.wording_rules)

    def changes(self) -> Iterator[Change]:
        """Every change, in the order in which a reader of both editions meets its subject."""
        yield from self._head()
        declared_changes: dict[Key, list[Change]] = {}
        for change in self._succession():
            declared_changes.setdefault(change.key, []).append(change)
        covered = {
            key for some in declared_changes.values() for one in some for key in self._covered(one)
        }
        for key in self._reading_order():
            yield from declared_changes.get(key, ())
            if key not in covered:
                yield from self._thing(key)

    def _reading_order(self) -> list[Key]:
        """The keys of both editions; what is gone stands behind what it stood behind."""
        order: dict[Key, list[Key]] = {ROOT: []}
        last = ROOT
        for key in self.old.all:
            if key in self.new.all:
                last = key
                order.setdefault(key, [])
            else:
                order[last].append(key)
        keys = list(order[ROOT])
        for key in self.new.all:
            keys += [key, *order.get(key, ())]
        return keys

    def _head(self) -> Iterator[Change]:
        """What an edition says of itself: it differs from another's by nature, from its own not."""
        if self.before.id != self.after.id:
            return
        old: Any = self.before.head
        new: Any = self.after.head
        for name in names(new.__class__):
            before, after = getattr(old, name), getattr(new, name)
            if before != after and name != "chapters":
                yield Change(
                    kind="edition-changed",
                    key=("edition", new.id),
                    id=new.id,
                    chapter="",
                    section="",
                    part=name,
                    before=dump(before),
                    after=dump(after),
                    where=new.at.value(name),
                )

    # ---- what became of recommendations, as it is declared ----

    def _succession(self) -> Iterator[Change]:
        told_keys: set[Key] = set()
        for declared in self.declared:
            removed = [node for node in self._gone(declared) if node.key not in told_keys]
            if removed:
                told_keys |= {node.key for node in removed}
                added = [self.new.all[key] for key in _keys(declared.new) if key in self.new.all]
                yield self._successor(declared, removed, added)

    def _gone(self, declared: Declaration) -> list[Node]:
        if declared.kind not in _SUCCESSION:
            return []
        keys = (key for key in _keys(declared.old) if key not in self.new.all)
        return [self.old.all[key] for key in keys if key in self.old.all]

    def _successor(
        self, declared: Declaration, removed: list[Node], successors: list[Node]
    ) -> Change:
        subject = successors[0] if declared.kind == "merged" and successors else removed[0]
        fresh = [node for node in successors if node.key not in self.old.all]
        withdrawn = declared.kind == "withdrawn"
        stood, stands = (
            [_standing(t, self.old) for t in removed],
            [_standing(t, self.new) for t in fresh],
        )
        return Change(
            kind=f"recommendation-{declared.kind}",
            key=subject.key,
            id=subject.id,
            chapter=subject.chapter,
            section=subject.section,
            before=stood[0] if withdrawn else stood,
            after=None if withdrawn else stands,
            old=tuple(node.id for node in removed),
            new=tuple(node.id for node in successors),
            reason=declared.reason,
            where=successors[0].where if successors else declared.at.where,
        )

    def _covered(self, change: Change) -> Iterator[Key]:
        """The keys of which a declared change has told all: those gone, and those that are new."""
        yield from _keys(change.old)
        yield from (key for key in _keys(change.new) if key not in self.old.all)

    # ---- one thing in both editions, or in one ----

    def _thing(self, key: Key) -> Iterator[Change]:
        old, new = self.old.all.get(key), self.new.all.get(key)
        if old and new:
            yield from self._place(old, new)
            yield from self._fields(old, new)
        elif new and self._is_news(new, self.old):
            yield self._whole(new, "added", None, _standing(new, self.new))
        elif old and self._is_news(old, self.new):
            yield self._whole(old, "removed", _standing(old, self.old), None)

    def _is_news(self, node: Node, other: Nodes) -> bool:
        """Whether a thing that the other edition lacks is worth a change of its own."""
        return node.part not in _PARTS or node.owner in other.all

    def _whole(self, node: Node, what: str, before: Any, after: Any) -> Change:
        return self._change(
            node, node.where, Difference(f"{node.subject}-{what}", "", before, after)
        )

    def _place(self, old: Node, new: Node) -> Iterator[Change]:
        if (old.owner, old.part) != (new.owner, new.part):
            kind = "recommendation-moved" if new.subject == "recommendation" else "block-moved"
        elif old.id != new.id:
            kind = "recommendation-renamed"
        elif new.key in self._reordered(new.owner, new.part):
            kind = "reordered"
        else:
            return
        found = Difference(kind, "", _place(old, self.old), _place(new, self.new))
        ids = ((old.id,), (new.id,)) if old.id != new.id else ()
        yield self._change(new, new.where, found, *ids)

    def _reordered(self, owner: Key, part: str) -> frozenset[Key]:
        """The fewest things of a list that must change places for the rest to be in order."""
        place = (owner, part)
        if place not in self._orders:
            anew = set(_keys(self.renamed.values()))  # which are told to have moved anyway
            old, new = (
                [key for key in nodes.order.get(place, ()) if key not in anew]
                for nodes in (self.old, self.new)
            )
            self._orders[place] = out_of_order(old, new) if part not in UNORDERED else frozenset()
        return self._orders[place]

    @cached_property
    def _orders(self) -> dict[tuple[Key, str], frozenset[Key]]:
        return {}

    def _fields(self, old: Node, new: Node) -> Iterator[Change]:
        for difference in self._differences(old, new):
            where = new.record.at.value(*difference.part.split("."))
            yield self._change(new, where, difference)

    def _differences(self, old: Node, new: Node) -> Iterator[Difference]:
        before, after = old.record, new.record
        if isinstance(after, Text):
            if before != after:
                yield self.fields.text("footnote-reworded", "text", before, after)
            return
        yield from self.fields.differences(
            before,
            after,
            new.fields(),
            lambda: (_original(old, self.old), _original(new, self.new)),
        )

    def _change(
        self, node: Node, where: Location, found: Difference, old: Key = (), new: Key = ()
    ) -> Change:
        return Change(
            kind=found.kind,
            key=node.key,
            id=node.id,
            chapter=node.chapter,
            section=node.section,
            part=found.part,
            before=found.before,
            after=found.after,
            old=old,
            new=new,
            reason=self._reason(node),
            where=where,
        )

    def _reason(self, node: Node) -> Text | None:
        return self._reasons.get(node.key) or self._reasons.get(node.owner)

    @cached_property
    def _reasons(self) -> Mapping[Key, Text]:
        return reasons(self.declared)


def _keys(ids: Iterable[str]) -> Iterator[Key]:
    return (("recommendation", name) for name in ids)


def _standing(node: Node, nodes: Nodes) -> dict[str, Any]:
    """A whole thing: its own record, and where it stands."""
    return {"record": node.own(), **_place(node, nodes)}


def _place(node: Node, nodes: Nodes) -> dict[str, Any]:
    return {"in": list(node.owner), "part": node.part, "behind": nodes.behind(node)}


def _original(node: Node, nodes: Nodes) -> str:
    """The language of the original of what a thing stands in, where it has its own."""
    inside: Node | None = node
    while inside and not isinstance(inside.record, Block | Aside):
        inside = nodes.all.get(inside.owner)
    return str(inside.record.original) if inside else ""
