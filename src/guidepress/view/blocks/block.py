"""What all views of blocks have in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, ClassVar, Literal, get_type_hints

from guidepress.view.localizer import OriginalView, Spans
from guidepress.view.part_types import CiteView, FootnoteView

Paragraphs = tuple[Spans, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block in one language. `kind` is that of the block, and names its templates.

    `translated` is 'stale' or 'unreviewed' where a translation in it is; `originals` are the
    sources of its own texts.
    """

    kind: ClassVar[str] = ""

    id: str
    title: Spans
    translated: str
    originals: tuple[OriginalView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    note: Spans

    def texts(self) -> Iterator[Spans]:
        """Its title and every text that it shows itself: remarks and footnotes are beside it."""
        yield self.title
        for name, kind in own_fields(self).items():
            if kind == "text":
                yield getattr(self, name)
            elif kind == "paragraphs":
                yield from getattr(self, name)

    def inner_notes(self) -> Iterator[tuple[Spans, Spans]]:
        """The editorial remarks on what is in it, each after the words that it is on."""
        yield from ()


def own_fields(view: BlockView) -> Mapping[str, Literal["text", "paragraphs", "value", "rows"]]:
    """The fields that a view adds to those of every block, and what each holds.

    A value is a string or a truth; rows are views of their own.
    """
    kind: Any = view.__class__
    return _own_fields(kind)


@cache
def _own_fields(view: Any) -> Mapping[str, Literal["text", "paragraphs", "value", "rows"]]:
    common = {field.name for field in fields(BlockView)}
    hints = get_type_hints(view)
    names = [field.name for field in fields(view) if field.name not in common]
    return {name: _HOLDS.get(hints[name], "rows") for name in names}


_HOLDS: Mapping[Any, Literal["text", "paragraphs", "value"]] = {
    Spans: "text",
    Paragraphs: "paragraphs",
    str: "value",
    bool: "value",
}
