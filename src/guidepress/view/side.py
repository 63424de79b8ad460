"""One side of a comparison: what an edition says of its things and fields, in one language."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from guidepress.model.blocks.recommendations import Condition, Recommendation
from guidepress.model.blocks.table import Row
from guidepress.model.guideline import Abbreviation, Reference
from guidepress.model.location import start_of
from guidepress.model.markup import Span
from guidepress.model.nodes import Key, Node, Nodes, flatten
from guidepress.model.text import EVERY_LANGUAGE, Text
from guidepress.view.change_types import PlaceView
from guidepress.view.localizer import Localizer, Spans, cite_label
from guidepress.view.part_types import RatingView
from guidepress.view.reference import reference_view

NOWHERE = start_of("")


def spans(words: str) -> Spans:
    """Spans of words that hold no markup."""
    return (Span("text", words),) if words else ()


def joined(parts: list[Spans], between: str) -> Spans:
    """Several spans as one text."""
    result: Spans = ()
    for part in parts:
        result += (*(spans(between) if result and part else ()), *part)
    return result


class Side:
    """What one edition says, in one language; `renamed` are ids, and others they go by.

    No abbreviations are explained: an explanation is no part of the words that are compared.
    """

    def __init__(self, localizer: Localizer, renamed: Mapping[str, str] | None = None) -> None:
        self.localizer = replace(localizer, edition=replace(localizer.edition, abbreviations={}))
        self._whole = localizer.edition
        self._renamed = renamed

    @cached_property
    def nodes(self) -> Nodes:
        return flatten(self._whole, self._renamed)

    def get(self, key: Key) -> Node | None:
        return self.nodes.all.get(key)

    # ---- fields ----

    def say(self, text: Text | None) -> Spans:
        return self.localizer.spans(text)

    def text(self, data: Any) -> Spans:
        """The words of a text that is plain data."""
        if not data:
            return ()
        words = data if isinstance(data, Mapping) else {EVERY_LANGUAGE: str(data)}
        return self.say(Text(words, NOWHERE))

    def label(self, name: str) -> str:
        """What a field is called; the text itself needs no name."""
        return "" if name == "text" else self.localizer.words.words[f"field_{name}"]

    def value(self, name: str, data: Any) -> Spans:
        """The words of a field that is neither a text nor a list."""
        match name:
            case "file":
                digits = f" ({data['hash'][:8]})" if data["hash"] else ""
                return spans(f"{data['file']}{digits}")
            case "agreement":
                return spans(f"{self.localizer.number(data)} %" if data else "")
            case "paraphrase":
                return spans(self.localizer.words.words["paraphrase"] if data else "")
        return spans(self.localizer.words.words.get(f"{name}_{data}", str(data or "")))

    def variable(self, data: Any) -> Spans:
        """The words of a CSL variable: names and dates as a list of works prints them."""
        if isinstance(data, list):
            return spans(_work({"author": data}, self.localizer).authors)
        if isinstance(data, Mapping):
            return spans(_work({"issued": data}, self.localizer).details)
        return spans("" if data is None else str(data))

    def scale(self, key: str) -> str:
        """The short name of the scale behind a key of ratings."""
        scale = self.localizer.edition.scales.get(key)
        return self.localizer.plain(scale.short) if scale else key

    def rating(self, key: str, value: str | None) -> RatingView | None:
        """A rating as its badge shows it."""
        scale = self.localizer.edition.scales.get(key)
        level = scale.level(value) if scale and value else None
        if scale is None or level is None:
            return None
        return RatingView(
            key=key,
            scale=self.scale(key),
            value=level.value,
            sign=level.sign,
            label=self.localizer.plain(level.label),
            look=scale.look,
            tone=level.tone,
            footnotes=(),
        )

    # ---- things ----

    def title(self, *key: str) -> Spans:
        """The title of the thing behind a key; none if it is not here."""
        node = self.get(key)
        return self.say(node.record.title) if node else ()

    def name(self, node: Node) -> Spans:
        """The words by which readers know a thing: its own, or else those above it."""
        return self.own_name(node) or self.title("section", node.chapter, node.section)

    def own_name(self, node: Node) -> Spans:
        """The words that name a thing and nothing else; not each has some."""
        record = node.record
        match record:
            case Text():
                return self.say(record)
            case Reference():
                return spans(cite_label(record))
            case Abbreviation():
                return self.say(record.short)
            case Recommendation() | Condition():
                return self.say(record.text)
            case Row():
                return self.say(next(iter(record.cells.values()), None))
        return self.say(getattr(record, "title", None) or getattr(record, "heading", None))

    def above(self, node: Node) -> list[Node]:
        """What a thing stands in, from the outside in."""
        inside: list[Node] = []
        owner = self.get(node.owner)
        while owner:
            inside.insert(0, owner)
            owner = self.get(owner.owner)
        return inside

    def place(self, data: Mapping[str, Any]) -> PlaceView:
        """Where a move begins or ends, from plain data."""
        key = tuple(data["in"])
        owner = self.get(key)
        names = [self.name(node) for node in (*self.above(owner), owner)] if owner else []
        titles = tuple(name for i, name in enumerate(names) if name not in names[:i])
        line = [self.nodes.all[k] for k in self.nodes.order.get((key, data["part"]), ())]
        behind = next((node for node in line if node.id == data["behind"]), None)
        return PlaceView(titles, self.name(behind) if behind else ())


def _work(csl: Mapping[str, Any], localizer: Localizer) -> Any:
    part = Reference(id="", csl=csl, nct="", literal="", note=None, at=NOWHERE)
    return reference_view(part, localizer)
