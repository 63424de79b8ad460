"""A chapter as one page, one deck and one set of records show it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.model.blocks.block import Block
from guidepress.model.blocks.figure import Figure
from guidepress.model.blocks.recommendations import Recommendation, Recommendations
from guidepress.model.blocks.statement import Statement
from guidepress.model.blocks.table import Row, Table
from guidepress.model.blocks.text import TextBlock
from guidepress.model.chapter import Chapter, Literature, Section
from guidepress.model.citation import Citation
from guidepress.model.markup import walk
from guidepress.model.scale import Scale
from guidepress.model.text import Text
from guidepress.view.chapter_types import (
    AbbreviationView,
    AsideView,
    AuthorsView,
    BlockView,
    CellView,
    ChapterView,
    CiteView,
    ConditionView,
    CrossReferenceView,
    FootnoteView,
    ListedView,
    LiteratureView,
    RatingView,
    RecommendationView,
    RowView,
    ScaleHeadView,
    SectionView,
    TopicView,
)
from guidepress.view.localizer import Localizer, OriginalView, Spans, cite_label, open_state
from guidepress.view.reference import reference_view

_MARKS = ("*", "†", "‡", "§", "‖", "¶")


def chapter_view(chapter: Chapter, localizer: Localizer) -> ChapterView:
    scales = localizer.guideline.scales
    return ChapterView(
        id=chapter.id,
        title=localizer.spans(chapter.title),
        plain=localizer.plain(chapter.title),
        authors=tuple(AuthorsView(line.editions, line.names) for line in chapter.authors),
        topics=tuple(TopicView(localizer.spans(t.text), t.sections) for t in chapter.topics),
        see_also=tuple(
            CrossReferenceView(localizer.spans(other.title), other.chapter)
            for other in chapter.see_also
        ),
        scales=tuple(_scale_head(key, scale, localizer) for key, scale in scales.items()),
        sections=tuple(_SectionViewer(section, localizer).view() for section in chapter.sections),
        note=localizer.spans(chapter.note),
        originals=localizer.originals(
            chapter.title,
            *(topic.text for topic in chapter.topics),
            *(other.title for other in chapter.see_also),
            chapter.note,
        ),
        translated=localizer.is_translated(chapter.id),
    )


def _scale_head(key: str, scale: Scale, localizer: Localizer) -> ScaleHeadView:
    return ScaleHeadView(
        key, localizer.plain(scale.short), localizer.plain(scale.title), scale.look
    )


class _SectionViewer:
    """Views one section; gives footnotes their marks in the order in which they are met."""

    def __init__(self, section: Section, localizer: Localizer) -> None:
        self._section = section
        self._localizer = localizer
        self._footnotes: dict[str, FootnoteView] = {}
        self._supporting = _supporting(section.literature)

    def view(self) -> SectionView:
        say = self._localizer.spans
        section = self._section
        blocks = tuple(self._block(block) for block in section.blocks)
        literature = tuple(self._literature(item) for item in section.literature)
        footnotes = tuple(self._footnotes.values())
        return SectionView(
            id=section.id,
            title=say(section.title),
            plain=self._localizer.plain(section.title),
            subtitle=say(section.subtitle),
            blocks=blocks,
            footnotes=footnotes,
            abbreviations=self._abbreviations(blocks, footnotes),
            remarks=tuple(self._remarks()),
            literature=literature,
            citations=sum(len(item.items) for item in literature),
            note=say(section.note),
            originals=self._localizer.originals(
                section.title,
                section.subtitle,
                *(section.footnotes[footnote.id] for footnote in footnotes),
                *(item.heading for item in section.literature),
                section.note,
            ),
        )

    def _marks(self, ids: Iterable[str]) -> tuple[FootnoteView, ...]:
        return tuple(self._footnote(name) for name in ids)

    def _footnote(self, name: str) -> FootnoteView:
        if name not in self._footnotes:
            rounds, index = divmod(len(self._footnotes), len(_MARKS))
            text = self._section.footnotes[name]
            self._footnotes[name] = FootnoteView(
                id=name,
                anchor=f"{self._section.id}--{name}",
                mark=_MARKS[index] * (rounds + 1),
                text=self._localizer.spans(text),
                plain=self._localizer.plain(text),
            )
        return self._footnotes[name]

    def _cites(self, citations: Iterable[Citation]) -> tuple[CiteView, ...]:
        say = self._localizer.spans
        return tuple(self._cite(item.ref, item.printed, say(item.note)) for item in citations)

    def _cite(self, ref: str, printed: str = "", note: Spans = ()) -> CiteView:
        label = cite_label(self._localizer.edition.references[ref])
        return CiteView(ref, label, printed, note)

    def _block(self, block: Block) -> BlockView:
        match block:
            case Recommendations():
                return self._recommendations(block)
            case Table():
                return self._table(block)
            case Statement():
                return self._statement(block)
            case TextBlock():
                return self._text(block)
            case Figure():
                return self._figure(block)
        raise TypeError(f"no view of {type(block).__name__}")

    def _common(self, block: Block, *texts: Text | None) -> "_Common":
        """What a block has in common with others; `texts` are what it says itself."""
        return _Common(
            title=self._localizer.spans(block.title),
            originals=self._localizer.originals(block.title, *texts, block.note),
            footnotes=self._marks(block.footnotes),
            cites=self._cites(block.cites),
            note=self._localizer.spans(block.note),
        )

    def _recommendations(self, block: Recommendations) -> BlockView:
        common = self._common(block)
        rows = tuple(row for item in block.items for row in self._rows(item, "", 0))
        inner = [original for row in rows for original in row.originals]
        return common.block("recommendations", block.id, inner, recommendations=rows)

    def _rows(self, item: Recommendation, parent: str, depth: int) -> Iterator[RecommendationView]:
        yield self._recommendation(item, parent, depth)
        for child in item.children:
            yield from self._rows(child, item.id, depth + 1)

    def _recommendation(self, item: Recommendation, parent: str, depth: int) -> RecommendationView:
        say = self._localizer.spans
        text = say(item.text)
        inline = [span.target for span in walk(text) if span.mark == "cite"]
        own = [citation.ref for citation in item.cites]
        cites = dict.fromkeys([*inline, *own, *self._supporting.get(item.id, ())])
        return RecommendationView(
            id=item.id,
            parent=parent,
            depth=depth,
            text=text,
            plain=self._localizer.plain(item.text),
            footnotes=self._marks(item.footnotes),
            ratings=tuple(self._ratings(item)),
            conditions=tuple(
                ConditionView(
                    part.id, self._localizer.spans(part.text), self._localizer.plain(part.text)
                )
                for part in item.conditions
            ),
            cites=tuple(self._cite(ref) for ref in cites),
            own_cites=self._cites(item.cites),
            note=self._localizer.spans(item.note),
            originals=self._localizer.originals(
                item.text, *(part.text for part in item.conditions), item.note
            ),
        )

    def _ratings(self, item: Recommendation) -> Iterator[RatingView]:
        for key, scale in self._localizer.guideline.scales.items():
            level = scale.level(item.rating.get(key, ""))
            if level:
                yield RatingView(
                    key=key,
                    scale=self._localizer.plain(scale.short),
                    value=level.value,
                    sign=level.sign,
                    label=self._localizer.plain(level.label),
                    look=scale.look,
                    tone=level.tone,
                    footnotes=self._marks(item.rating_footnotes.get(key, ())),
                )

    def _table(self, block: Table) -> BlockView:
        common = self._common(block, *(column.title for column in block.columns))
        columns = tuple(self._localizer.spans(column.title) for column in block.columns)
        rows = tuple(self._row(row, [column.id for column in block.columns]) for row in block.rows)
        inner = [original for row in rows for original in row.originals]
        return common.block("table", block.id, inner, columns=columns, rows=rows)

    def _row(self, row: Row, columns: list[str]) -> RowView:
        return RowView(
            id=row.id,
            cells=tuple(self._cells(row, columns)),
            footnotes=self._marks(row.footnotes),
            cites=self._cites(row.cites),
            note=self._localizer.spans(row.note),
            originals=self._localizer.originals(*row.cells.values(), row.note),
        )

    def _cells(self, row: Row, columns: list[str]) -> Iterator[CellView]:
        covered = 0
        for column in columns:
            if covered:
                covered -= 1
                continue
            span = row.merge.get(column, 1)
            yield CellView(self._localizer.spans(row.cells.get(column)), span)
            covered = span - 1

    def _statement(self, block: Statement) -> BlockView:
        say = self._localizer.spans
        return self._common(block, block.text, block.source, block.level).block(
            "statement",
            block.id,
            paragraphs=tuple(self._localizer.paragraphs(block.text)),
            paraphrase=block.paraphrase,
            source=say(block.source),
            level=say(block.level),
            agreement=self._localizer.number(block.agreement),
        )

    def _text(self, block: TextBlock) -> BlockView:
        paragraphs = tuple(self._localizer.paragraphs(block.text))
        return self._common(block, block.text).block("text", block.id, paragraphs=paragraphs)

    def _figure(self, block: Figure) -> BlockView:
        alt = self._localizer.plain(block.alt)
        common = self._common(block, block.alt)
        return common.block("figure", block.id, picture=block.file, alt=alt)

    def _remarks(self) -> Iterator[AsideView]:
        for remark in self._section.remarks:
            yield AsideView(
                id=f"{self._section.id}--{remark.id}",
                title=self._localizer.spans(remark.title),
                paragraphs=tuple(self._localizer.paragraphs(remark.text)),
                originals=self._localizer.originals(remark.title, remark.text),
            )

    def _literature(self, literature: Literature) -> LiteratureView:
        heading = self._localizer.spans(literature.heading)
        items = tuple(self._listed(citation) for citation in literature.cites)
        return LiteratureView(f"{self._section.id}--{literature.id}", heading, items)

    def _listed(self, citation: Citation) -> ListedView:
        reference = self._localizer.edition.references[citation.ref]
        note = self._localizer.spans(citation.note)
        return ListedView(reference_view(reference, self._localizer), citation.printed, note)

    def _abbreviations(
        self, blocks: tuple[BlockView, ...], footnotes: tuple[FootnoteView, ...]
    ) -> tuple[AbbreviationView, ...]:
        """The abbreviations that the section uses, in alphabetical order."""
        shown = [text for block in blocks for text in _texts(block)]
        shown += [footnote.text for footnote in footnotes]
        used = {
            (span.spans[0].text, span.target)
            for text in shown
            for span in walk(text)
            if span.mark == "abbr"
        }
        return tuple(AbbreviationView(short, long) for short, long in sorted(used))


@dataclass(frozen=True, slots=True)
class _Common:
    """What each view of a block has."""

    title: Spans
    originals: tuple[OriginalView, ...]
    footnotes: tuple[FootnoteView, ...]
    cites: tuple[CiteView, ...]
    note: Spans

    def block(
        self, kind: str, name: str, inner: Sequence[OriginalView] = (), **fields: object
    ) -> BlockView:
        """The view of a block; `inner` are the originals of what stands in it."""
        return BlockView(
            kind=kind,
            id=name,
            title=self.title,
            translated=open_state([*self.originals, *inner]),
            originals=self.originals,
            footnotes=self.footnotes,
            cites=self.cites,
            note=self.note,
            **fields,  # type: ignore[arg-type] # each caller gives fields of BlockView
        )


def _supporting(literature: Iterable[Literature]) -> Mapping[str, list[str]]:
    """Citation keys by the id of what they support."""
    supporting: dict[str, list[str]] = {}
    for item in literature:
        for name in item.supports:
            supporting.setdefault(name, []).extend(citation.ref for citation in item.cites)
    return supporting


def _texts(block: BlockView) -> Iterator[Spans]:
    """Every text that a block shows."""
    yield from (block.title, block.source, block.level, *block.columns, *block.paragraphs)
    for item in block.recommendations:
        yield item.text
        yield from (condition.text for condition in item.conditions)
    for row in block.rows:
        yield from (cell.text for cell in row.cells)
