"""What the views of a section's blocks share: footnote marks, citations, what supports what."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from guidepress.model.blocks.block import Block
from guidepress.model.chapter import Literature, Section
from guidepress.model.citation import Citation
from guidepress.model.text import Text
from guidepress.view.localizer import Localizer, OriginalView, Spans, cite_label
from guidepress.view.part_types import CiteView, FootnoteView

_MARKS = ("*", "†", "‡", "§", "‖", "¶")


class Common(TypedDict):
    """What every view of a block has, but for the state of its translation."""

    id: str
    title: Spans
    originals: tuple[OriginalView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    note: Spans


class SectionContext:
    """One section in one language; footnotes get their marks in the order in which they are met.

    `supporting` are citation keys by the id of what they support.
    """

    def __init__(self, section: Section, localizer: Localizer) -> None:
        self.localizer = localizer
        self.supporting = _supporting(section.literature)
        self._section = section
        self._footnotes: dict[str, FootnoteView] = {}

    @property
    def footnotes(self) -> tuple[FootnoteView, ...]:
        """Those that were met so far."""
        return tuple(self._footnotes.values())

    def common(self, block: Block, *texts: Text | None) -> Common:
        """What a block has in common with others; `texts` are what it says itself."""
        localizer = self.localizer
        return Common(
            id=block.id,
            title=localizer.spans(block.title),
            originals=localizer.originals(block.title, *texts, block.note),
            footnotes=self.marks(block.footnotes),
            cites=self.cites(block.cites),
            note=localizer.spans(block.note),
        )

    def marks(self, ids: Iterable[str]) -> tuple[FootnoteView, ...]:
        return tuple([self._footnote(name) for name in ids])

    def _footnote(self, name: str) -> FootnoteView:
        """A footnote; the seventh in a section has the first mark twice: `**`."""
        if name not in self._footnotes:
            rounds, index = divmod(len(self._footnotes), len(_MARKS))
            text = self._section.footnotes[name]
            self._footnotes[name] = FootnoteView(
                id=name,
                anchor=f"{self._section.id}--{name}",
                mark=_MARKS[index] * (rounds + 1),
                text=self.localizer.spans(text),
                plain=self.localizer.plain(text),
            )
        return self._footnotes[name]

    def cites(self, citations: Iterable[Citation]) -> tuple[CiteView, ...]:
        spans = self.localizer.spans
        return tuple([self.cite(each.ref, each.printed, spans(each.note)) for each in citations])

    def cite(self, ref: str, printed: str = "", note: Spans = ()) -> CiteView:
        label = cite_label(self.localizer.edition.references[ref])
        return CiteView(ref, label, printed, note)


def _supporting(literature: Iterable[Literature]) -> Mapping[str, list[str]]:
    """Citation keys by the id of what they support."""
    supporting: dict[str, list[str]] = {}
    for each in literature:
        for name in each.supports:
            supporting.setdefault(name, []).extend(citation.ref for citation in each.cites)
    return supporting
