"""What is on the slides of a chapter, before it is known whether it fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from guidepress.model.chapter import Chapter, Section
from guidepress.slides.blocks import block_content
from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.change_marks import ChangeMarks
from guidepress.slides.deck import Content, Para, Paragraphs, Run, Runs, Slide
from guidepress.slides.runs import footnote_marks, runs, text_runs
from guidepress.slides.speaker_notes import editorial_note, section_notes
from guidepress.view.blocks.block import BlockView
from guidepress.view.blocks.text import TextView
from guidepress.view.chapter_types import ChapterView, SectionView
from guidepress.view.history import LocalizedEditions
from guidepress.view.localizer import Localizer


@dataclass(frozen=True)
class Composer:
    """Composes the slides of a chapter of the edition of a number, in one language."""

    localized: LocalizedEditions
    number: int
    chapter: Chapter
    view: ChapterView

    def slides(self) -> Iterator[Slide]:
        """Title, topics, then the sections, a slide for each of their blocks."""
        view = self.view
        yield self._title_slide()
        if view.topics:
            yield self._topics_slide()
        for section, section_view in zip(self.chapter.sections, view.sections, strict=True):
            yield from self._section_slides(section, section_view)

    @cached_property
    def _change_marks(self) -> ChangeMarks:
        return ChangeMarks(self.localized, self.number, self.chapter)

    @property
    def _localizer(self) -> Localizer:
        return self.localized.localizer(self.number)

    def _word(self, name: str) -> str:
        return self._localizer.words.words[name]

    # ---- title and topics ----

    def _title_slide(self) -> Slide:
        localizer, view = self._localizer, self.view
        title = localizer.plain(localizer.guideline.head.title)
        version = f"{self._word('version')} {localizer.plain(localizer.edition.head.version)}"
        authors = (f"{line.editions}: {' · '.join(line.names)}" for line in reversed(view.authors))
        paras = (
            Para(text_runs(title), "guideline"),
            Para(text_runs(version), "guideline"),
            *(Para(text_runs(line), "authors") for line in authors),
        )
        return Slide(
            id="title",
            section="",
            title=runs(view.title),
            content=Paragraphs(paras, style="title"),
            speaker_notes=tuple(editorial_note(view.note, localizer)),
            where=self.chapter.at.key("title"),
        )

    def _topics_slide(self) -> Slide:
        return Slide(
            id="topics",
            section="",
            title=text_runs(self._word("topics")),
            content=Paragraphs(tuple(self._topics()), style="topics"),
            where=self.chapter.at.key("topics"),
        )

    def _topics(self) -> Iterator[Para]:
        """The topics, each with a link to its first section; then the chapters to see also."""
        for topic in self.view.topics:
            link = Run("", link=f"#{topic.sections[0]}" if topic.sections else "")
            yield Para(runs(topic.text, link), "bullet")
        others = [runs(other.title) for other in self.view.see_also]
        if others:
            titles = (run for other in others for run in (Run(" · "), *other))
            yield Para((*text_runs(self._word("see_also")), *titles), "source")

    # ---- sections ----

    def _section_slides(self, section: Section, view: SectionView) -> Iterator[Slide]:
        """A slide for each block; the first has the speaker notes of the section."""
        speaker_notes = tuple(section_notes(section, view, self._localizer))
        for block in view.blocks:
            content = block_content(block, self._context)
            yield replace(
                self._slide(section, view, content, speaker_notes),
                subtitle=self._subtitle(block, view),
                footer_notes=tuple(self._translation_note(block)),
            )
            speaker_notes = ()
        if not view.blocks:
            yield self._slide(section, view, Paragraphs(), speaker_notes)

    @cached_property
    def _context(self) -> BlockContext:
        return BlockContext(self.view.scales, self._change_marks, self._localizer.words.words)

    def _slide(
        self, section: Section, view: SectionView, content: Content, speaker_notes: tuple[Para, ...]
    ) -> Slide:
        return Slide(
            id=section.id,
            section=section.id,
            title=runs(view.title),
            content=content,
            speaker_notes=speaker_notes,
            where=section.at.key("id"),
        )

    def _translation_note(self, block: BlockView) -> Iterator[Para]:
        """That a translation in a block is stale or not reviewed."""
        if block.translated:
            yield Para(text_runs(self._word(f"translation_{block.translated}")))

    def _subtitle(self, block: BlockView, view: SectionView) -> Runs:
        """The title of the block, or else the subtitle of the section; and what is new in it."""
        own = runs(block.title)
        text = own or runs(view.subtitle)
        change_mark = self._change_marks.of(block.id)
        marks = footnote_marks(block.footnotes) if own or not isinstance(block, TextView) else ()
        return (*text, *marks, *(change_mark if text else change_mark[1:]))
