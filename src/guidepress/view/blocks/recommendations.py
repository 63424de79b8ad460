"""Recommendations as rows with their ratings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from guidepress.model.blocks.recommendations import Recommendation, Recommendations
from guidepress.model.markup import walk
from guidepress.view.blocks.block import BlockView
from guidepress.view.localizer import OriginalView, Spans, open_state
from guidepress.view.part_types import CiteView, FootnoteView, RatingView
from guidepress.view.section import SectionContext


@dataclass(frozen=True, slots=True)
class ConditionView:
    id: str
    text: Spans
    plain: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One row: `depth` counts the heads above it; a head has no `ratings`.

    `cites` are the works cited for it: those in its words, `own_cites`, and those of the literature
    that supports it.
    """

    id: str
    parent: str
    depth: int
    text: Spans
    plain: str
    ratings: tuple[RatingView, ...]
    conditions: tuple[ConditionView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    own_cites: tuple[CiteView, ...]
    note: Spans
    originals: tuple[OriginalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationsView(BlockView):
    kind: ClassVar[str] = Recommendations.SUBJECT

    recommendations: tuple[RecommendationView, ...]

    def texts(self) -> Iterator[Spans]:
        yield self.title
        for item in self.recommendations:
            yield item.text
            yield from (condition.text for condition in item.conditions)

    def inner_notes(self) -> Iterator[tuple[Spans, Spans]]:
        return ((item.text, item.note) for item in self.recommendations if item.note)


def view(block: Recommendations, context: SectionContext) -> RecommendationsView:
    common = context.common(block)
    rows = tuple(row for item in block.items for row in _rows(item, "", 0, context))
    inner = [original for row in rows for original in row.originals]
    return RecommendationsView(
        **common, translated=open_state([*common["originals"], *inner]), recommendations=rows
    )


def _rows(
    item: Recommendation, parent: str, depth: int, context: SectionContext
) -> Iterator[RecommendationView]:
    yield _row(item, parent, depth, context)
    for child in item.children:
        yield from _rows(child, item.id, depth + 1, context)


def _row(
    item: Recommendation, parent: str, depth: int, context: SectionContext
) -> RecommendationView:
    localizer = context.localizer
    text = localizer.spans(item.text)
    inline = [span.target for span in walk(text) if span.mark == "cite"]
    own = [citation.ref for citation in item.cites]
    cites = dict.fromkeys([*inline, *own, *context.supporting.get(item.id, ())])
    return RecommendationView(
        id=item.id,
        parent=parent,
        depth=depth,
        text=text,
        plain=localizer.plain(item.text),
        footnotes=context.marks(item.footnotes),
        ratings=tuple(_ratings(item, context)),
        conditions=tuple(
            ConditionView(part.id, localizer.spans(part.text), localizer.plain(part.text))
            for part in item.conditions
        ),
        cites=tuple(context.cite(ref) for ref in cites),
        own_cites=context.cites(item.cites),
        note=localizer.spans(item.note),
        originals=localizer.originals(
            item.text, *(part.text for part in item.conditions), item.note
        ),
    )


def _ratings(item: Recommendation, context: SectionContext) -> Iterator[RatingView]:
    localizer = context.localizer
    for key, scale in localizer.guideline.scales.items():
        level = scale.level(item.rating.get(key, ""))
        if level:
            yield RatingView(
                key=key,
                scale=localizer.plain(scale.short),
                value=level.value,
                sign=level.sign,
                label=localizer.plain(level.label),
                look=scale.look,
                tone=level.tone,
                footnotes=context.marks(item.rating_footnotes.get(key, ())),
            )
