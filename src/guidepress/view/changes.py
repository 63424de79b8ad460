"""Changes as readers see them: in one language, with titles, badges and marked words."""

from collections.abc import Iterator, Sequence
from typing import Any

from guidepress.compare.change import Change, Comparison
from guidepress.compare.kinds import UNDER_ANOTHER_ID
from guidepress.compare.wording import mark
from guidepress.model.blocks.table import Row
from guidepress.model.markup import plain
from guidepress.model.nodes import Key, Node
from guidepress.view.change_types import (
    ChangeDetail,
    ChangeView,
    ListChanged,
    Moved,
    NodesChanged,
    NodeView,
    RatingChanged,
    TextChange,
    TextsChanged,
)
from guidepress.view.list_items import LISTS, entries, whole
from guidepress.view.localizer import Localizer, Spans
from guidepress.view.side import Side, spans

_VALUES = ("agreement", "paraphrase", "original", "file", "nct", "literal")
_STATES = ("date", "status", "translations")
_PAGES = {"reference": "references", "abbreviation": "glossary"}
_IN_ITS_SECTION = ("footnote", "remark", "literature")


class Changes:
    """Tells the changes of a comparison in the language of the two speakers, one per edition."""

    def __init__(self, comparison: Comparison, old: Localizer, new: Localizer) -> None:
        moved = (change for change in comparison.changes if change.kind in UNDER_ANOTHER_ID)
        renamed = {change.old[0]: change.new[0] for change in moved if change.old}
        self._changes = comparison.changes
        self._old = Side(old, renamed)
        self._new = Side(new)
        self._words = new.words

    def views(self, some: Sequence[Change] | None = None) -> Iterator[ChangeView]:
        """Every change, in the order of reading; or some of them."""
        return (self.view(change) for change in (self._changes if some is None else some))

    def view(self, change: Change) -> ChangeView:
        """One change of the comparison."""
        current = self._new.get(change.key)
        side = self._new if current or change.subject == "edition" else self._old
        node = current or self._old.get(change.key)
        words = self._name(node, side)
        page, anchor = _address(change, node, side)
        return ChangeView(
            kind=change.kind,
            weight=change.weight,
            sentence=self._words.changes[change.kind],
            fingerprint=change.fingerprint,
            where=str(change.where),
            subject=change.subject,
            subject_word=self._words.words[f"one_{change.subject}"],
            id=change.id,
            recommendation=change.recommendation,
            chapter=change.chapter,
            chapter_title=plain(side.title("chapter", change.chapter)),
            section=change.section,
            section_title=plain(side.title("section", change.chapter, change.section)),
            page=page,
            anchor=anchor,
            gone=side is self._old,
            heads=_heads(node, side),
            words=words,
            plain=plain(words),
            says_itself=_names_itself(change, node, side),
            field=self._field(change, side),
            reason=self._new.say(change.reason),
            detail=self._detail(change),
        )

    def _name(self, node: Node | None, side: Side) -> Spans:
        if node is None:
            return side.say(side.localizer.edition.head.version)
        if node.subject == "condition":
            node = side.nodes.all[node.owner]
        return side.name(node)

    # ---- what became of it ----

    def _detail(self, change: Change) -> ChangeDetail:
        name, _, inner = change.part.partition(".")
        if name == "rating":
            return RatingChanged(
                self._old.rating(inner, change.before), self._new.rating(inner, change.after)
            )
        if _is_list(name, change):
            return self._list(change)
        if name:
            return TextsChanged(tuple(self._texts(change, name)))
        if change.kind == "recommendation-renamed":
            return TextsChanged((_text("", spans(change.old[0]), spans(change.new[0])),))
        if _is_move(change):
            return Moved(self._old.place(change.before), self._new.place(change.after))
        return NodesChanged(
            _nodes(change.old, change, self._old, change.before),
            _nodes(change.new, change, self._new, change.after),
        )

    def _list(self, change: Change) -> ListChanged:
        before = entries(change.part, change.before, self._old.get(change.key), self._old)
        after = entries(change.part, change.after, self._new.get(change.key), self._new)
        old, new = set(before), set(after)
        return ListChanged(
            before=before,
            after=after,
            removed=tuple(item for item in before if item not in new),
            added=tuple(item for item in after if item not in old),
        )

    def _texts(self, change: Change, name: str) -> Iterator[TextChange]:
        before, after, old, new = change.before, change.after, self._old, self._new
        if name == "csl":
            for variable in after:
                said = old.variable(before[variable]), new.variable(after[variable])
                yield _text(variable, *said)
        elif name in (*_VALUES, *_STATES):
            yield _text(new.label(name), old.value(name, before), new.value(name, after))
        else:
            yield _text(self._field(change, new), old.text(before), new.text(after))

    def _field(self, change: Change, side: Side) -> str:
        """What the field is called that changed: a scale, the head of a column, or a name."""
        name, _, inner = change.part.partition(".")
        if name == "rating":
            return side.scale(inner)
        if name == "cells":
            return self._column(change, inner)
        if name == "csl":  # its variables are called by their own names
            return ""
        return side.label(name) if name else ""

    def _column(self, change: Change, name: str) -> str:
        """The head of the column that a cell stands in."""
        key = ("column", *change.key[1:-1], name)
        return plain(self._new.title(*key) or self._old.title(*key)) or name


def _text(label: str, before: Spans, after: Spans) -> TextChange:
    return TextChange(label, before, after, mark(before, after))


def _nodes(ids: tuple[str, ...], change: Change, side: Side, data: Any) -> tuple[NodeView, ...]:
    """The whole things on one side: those with these ids, or the one that it is about."""
    keys: list[Key] = [("recommendation", name) for name in ids]
    if not keys and data is not None:
        keys = [change.key]
    return tuple(whole(node, side) for node in map(side.get, keys) if node)


def _heads(node: Node | None, side: Side) -> tuple[str, ...]:
    """The words of the recommendations that a recommendation or condition stands under."""
    above = side.above(node) if node else []
    if node and node.subject == "condition":
        above = above[:-1]
    return tuple(plain(side.name(t)) for t in above if t.subject == "recommendation")


def _is_list(name: str, change: Change) -> bool:
    """Whether a field is a list of entries: one with entries of its own form, or of texts."""
    return name in LISTS or (bool(name) and isinstance(change.before or change.after, list))


def _is_move(change: Change) -> bool:
    return isinstance(change.before, dict) and not change.part and "record" not in change.before


def _names_itself(change: Change, node: Node | None, side: Side) -> bool:
    """Whether what changed says the words by which the thing is known."""
    if not change.part:
        whole = bool(node and side.own_name(node)) and change.subject != "condition"
        return whole and not _is_move(change)
    if node and isinstance(node.record, Row):
        return change.part == f"cells.{next(iter(node.record.cells), '')}"
    if change.subject in ("recommendation", "footnote"):
        return change.part == "text"
    return change.part in ("title", "heading", "short") and change.subject != "edition"


def _address(change: Change, node: Node | None, side: Side) -> tuple[str, str]:
    """The page of an edition on which a thing is read, and its anchor there."""
    if node is None or change.subject == "chapter":
        return change.chapter, ""
    if change.subject in _PAGES:
        return _PAGES[change.subject], node.id
    return change.chapter, _anchor(node, side)


def _anchor(node: Node, side: Side) -> str:
    if node.subject in _IN_ITS_SECTION:
        return f"{node.section}--{node.id}"
    if node.subject == "row":
        return f"{node.owner[-1]}--{node.id}"
    if node.subject in ("condition", "column"):
        return side.nodes.all[node.owner].id
    return node.id
