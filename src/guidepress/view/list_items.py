"""What lists hold, and all that a whole thing says: in words, entry by entry."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.blocks.table import Table
from guidepress.model.dump import dump
from guidepress.model.guideline import Reference
from guidepress.model.markup import plain
from guidepress.model.nodes import Node, parts
from guidepress.model.text import Text
from guidepress.view.change_types import ItemView, LineView, NodeView
from guidepress.view.localizer import Localizer, Spans
from guidepress.view.part_types import RatingView
from guidepress.view.reference import line, reference_view
from guidepress.view.side import Side, joined, spans


def entries(name: str, data: Any, node: Node | None, side: Side) -> tuple[ItemView, ...]:
    """The entries of the list `name` of a thing, from plain data."""
    values = data.items() if isinstance(data, Mapping) else data or ()
    return tuple(item for part in values for item in LISTS.get(name, _text)(part, node, side))


def _cite(entry: Any, _thing: Node | None, side: Side) -> Iterator[ItemView]:
    citation = {"ref": entry} if isinstance(entry, str) else entry
    node = side.get(("reference", citation["ref"]))
    detail = [spans(citation.get("printed", "")), side.text(citation.get("note"))]
    words = side.name(node) if node else spans(citation["ref"])
    yield ItemView(citation["ref"], words, joined(detail, " · "))


def _text(entry: Any, _node: Node | None, side: Side) -> Iterator[ItemView]:
    yield ItemView("", side.text(entry))


def _footnote(name: str, node: Node | None, side: Side) -> Iterator[ItemView]:
    note = side.get(("footnote", node.chapter, node.section, name)) if node else None
    yield ItemView(name, side.name(note) if note else spans(name))


def _rating_footnotes(entry: Any, node: Node | None, side: Side) -> Iterator[ItemView]:
    key, names = entry
    for name in names:
        for item in _footnote(name, node, side):
            yield ItemView(f"{key}/{name}", item.words, spans(side.scale(key)))


def _supported(name: str, node: Node | None, side: Side) -> Iterator[ItemView]:
    blocks = ((kind, node.chapter, name) for kind in BLOCKS) if node else ()
    candidates = [side.get(key) for key in (("recommendation", name), *blocks)]
    supported = next((node for node in candidates if node), None)
    yield ItemView(name, side.name(supported) if supported else spans(name))


def _author_line(entry: Any, _thing: Node | None, _side: Side) -> Iterator[ItemView]:
    names = spans(", ".join(entry["names"]))
    yield ItemView(entry["editions"], names, spans(entry["editions"]))


def _topic(entry: Any, node: Node | None, side: Side) -> Iterator[ItemView]:
    chapter = node.chapter if node else ""
    sections = [side.title("section", chapter, name) for name in entry.get("sections", ())]
    yield ItemView("", side.text(entry["text"]), joined(sections, ", "))


def _see_also(entry: Any, _thing: Node | None, side: Side) -> Iterator[ItemView]:
    name = entry.get("chapter", "")
    yield ItemView(name, side.text(entry["title"]), side.title("chapter", name))


def _merged(entry: Any, node: Node | None, side: Side) -> Iterator[ItemView]:
    column, span = entry
    inside = node.owner[1:] if node else ()
    words = side.title("column", *inside, column) or spans(column)
    yield ItemView(column, words, spans(f"× {span}"))


def _scale(entry: Any, _thing: Node | None, side: Side) -> Iterator[ItemView]:
    key, name = entry
    scale = side.localizer.edition.scales.get(key)
    yield ItemView(key, side.say(scale.title) if scale else spans(name), spans(key))


LISTS: Mapping[str, Callable[[Any, Node | None, Side], Iterator[ItemView]]] = {
    "cites": _cite,
    "footnotes": _footnote,
    "rating_footnotes": _rating_footnotes,
    "supports": _supported,
    "authors": _author_line,
    "topics": _topic,
    "see_also": _see_also,
    "merge": _merged,
    "scales": _scale,
}
"""The fields that are lists, and how each of their entries is told."""


# ---- whole things ----


def whole(node: Node, side: Side) -> NodeView:
    """A thing with the parts that come and go with it."""
    record = node.record
    words = side.own_name(node)
    table = record if isinstance(record, Table) else None
    lines = [line for line in _lines(node, side) if line.words and line.words != words]
    return NodeView(
        subject=node.subject,
        id=node.id,
        chapter=node.chapter,
        words=words,
        plain=plain(words),
        ratings=tuple(_ratings(record, side)) if isinstance(record, Recommendation) else (),
        lines=tuple(sorted(lines, key=lambda line: bool(line.label))),
        columns=tuple(side.say(column.title) for column in table.columns) if table else (),
        rows=tuple(_rows(table, side)) if table else (),
    )


def _ratings(item: Recommendation, side: Side) -> Iterator[RatingView]:
    for key in side.localizer.edition.scales:
        if rating := side.rating(key, item.rating.get(key)):
            yield rating


def _rows(table: Table, side: Side) -> Iterator[tuple[Spans, ...]]:
    for row in table.rows:
        yield tuple(side.say(row.cells.get(column.id)) for column in table.columns)


def _lines(node: Node, side: Side) -> Iterator[LineView]:
    """What a thing says beside its ratings, field by field, then what its parts say."""
    record = node.record
    if isinstance(record, Reference):
        yield LineView("", spans(work(record, side.localizer)))
        return
    for name in () if isinstance(record, Text) else node.fields():
        yield from _field(name, getattr(record, name), node, side)
    for part in parts(record.__class__) if not isinstance(record, Table) else ():
        label = side.label(part)
        keys = side.nodes.order.get((node.key, part), ())
        yield from (LineView(label, side.name(side.nodes.all[key])) for key in keys)


def _field(name: str, value: Any, node: Node, side: Side) -> Iterator[LineView]:
    if isinstance(value, Text):
        yield LineView(side.label(name), side.say(value))
    elif name == "cells":
        for column, cell in value.items():
            head = side.title("column", *node.owner[1:], column)
            yield LineView(plain(head) or column, side.say(cell))
    elif name in LISTS or (isinstance(value, tuple) and value):
        items = entries(name, dump(value), node, side)
        yield LineView(side.label(name), joined([item.words for item in items], ", "))
    elif name == "file":
        yield LineView(side.label(name), spans(value))
    elif name != "rating" and value:
        yield LineView(side.label(name), side.value(name, value))


def work(reference: Reference, localizer: Localizer) -> str:
    """A work in one line, as a list of works prints it."""
    return line(reference_view(reference, localizer))
