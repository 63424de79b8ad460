"""A chapter as one page, one deck and one set of records show it."""

from collections.abc import Iterable, Iterator

from guidepress.model.chapter import Chapter, Literature, Section
from guidepress.model.citation import Citation
from guidepress.model.markup import walk
from guidepress.model.scale import Scale
from guidepress.view.blocks import block_view
from guidepress.view.blocks.block import BlockView
from guidepress.view.chapter_types import (
    AbbreviationView,
    AsideView,
    AuthorsView,
    ChapterView,
    CrossReferenceView,
    ListedView,
    LiteratureView,
    ScaleHeadView,
    SectionView,
    TopicView,
)
from guidepress.view.localizer import Localizer
from guidepress.view.part_types import FootnoteView
from guidepress.view.reference import reference_view
from guidepress.view.section import SectionContext


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
        sections=tuple([_section_view(each, localizer) for each in chapter.sections]),
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


def _section_view(section: Section, localizer: Localizer) -> SectionView:
    context = SectionContext(section, localizer)
    blocks = tuple([block_view(block, context) for block in section.blocks])
    literature = tuple([_literature(each, section.id, localizer) for each in section.literature])
    footnotes = context.footnotes
    return SectionView(
        id=section.id,
        title=localizer.spans(section.title),
        plain=localizer.plain(section.title),
        subtitle=localizer.spans(section.subtitle),
        blocks=blocks,
        footnotes=footnotes,
        abbreviations=_abbreviations(blocks, footnotes),
        remarks=tuple(_remarks(section, localizer)),
        literature=literature,
        citations=sum(len(each.items) for each in literature),
        note=localizer.spans(section.note),
        originals=localizer.originals(
            section.title,
            section.subtitle,
            *(section.footnotes[footnote.id] for footnote in footnotes),
            *(each.heading for each in section.literature),
            section.note,
        ),
    )


def _remarks(section: Section, localizer: Localizer) -> Iterator[AsideView]:
    for aside in section.remarks:
        yield AsideView(
            id=f"{section.id}--{aside.id}",
            title=localizer.spans(aside.title),
            paragraphs=tuple(localizer.paragraphs(aside.text)),
            originals=localizer.originals(aside.title, aside.text),
        )


def _literature(literature: Literature, section: str, localizer: Localizer) -> LiteratureView:
    heading = localizer.spans(literature.heading)
    items = tuple([_listed(citation, localizer) for citation in literature.cites])
    return LiteratureView(f"{section}--{literature.id}", heading, items)


def _listed(citation: Citation, localizer: Localizer) -> ListedView:
    reference = localizer.edition.references[citation.ref]
    note = localizer.spans(citation.note)
    return ListedView(reference_view(reference, localizer), citation.printed, note)


def _abbreviations(
    blocks: Iterable[BlockView], footnotes: Iterable[FootnoteView]
) -> tuple[AbbreviationView, ...]:
    """The abbreviations that the section uses, in alphabetical order."""
    texts = [text for block in blocks for text in block.texts()]
    texts += [footnote.text for footnote in footnotes]
    used = {
        (span.spans[0].text, span.target)
        for text in texts
        for span in walk(text)
        if span.mark == "abbr"
    }
    return tuple(AbbreviationView(short, long) for short, long in sorted(used))
