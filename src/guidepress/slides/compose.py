"""What is on the slides of a chapter, before anybody asks whether it fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from guidepress.model.chapter import Chapter, Section
from guidepress.slides.blocks import block_content
from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.deck import Content, Para, Run, Runs, Slide, Words
from guidepress.slides.grids import signs
from guidepress.slides.marks import Marks
from guidepress.slides.runs import runs, words
from guidepress.slides.speaker_notes import notes, remark
from guidepress.view.blocks.block import BlockView
from guidepress.view.blocks.text import TextView
from guidepress.view.chapter_types import ChapterView, SectionView
from guidepress.view.history import LocalizedEditions
from guidepress.view.localizer import Localizer


@dataclass(frozen=True)
class Composer:
    """Composes the slides of a chapter of the edition of a number, in the teller's language."""

    localized: LocalizedEditions
    number: int
    chapter: Chapter
    view: ChapterView

    def slides(self) -> Iterator[Slide]:
        """Title, topics, then the sections, a slide for each of their blocks."""
        view = self.view
        yield self._title()
        if view.topics:
            yield self._topics()
        for section, shown in zip(self.chapter.sections, view.sections, strict=True):
            yield from self._section(section, shown)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.localized, self.number, self.chapter)

    @property
    def _localizer(self) -> Localizer:
        return self.localized.localizer(self.number)

    def _word(self, name: str) -> str:
        return self._localizer.words.words[name]

    def _title(self) -> Slide:
        localizer, view = self._localizer, self.view
        title = localizer.plain(localizer.guideline.head.title)
        version = f"{self._word('version')} {localizer.plain(localizer.edition.head.version)}"
        authors = (f"{line.editions}: {' · '.join(line.names)}" for line in reversed(view.authors))
        return Slide(
            id="title",
            section="",
            title=runs(view.title),
            content=Words(
                (
                    Para(words(title), "guideline"),
                    Para(words(version), "guideline"),
                    *(Para(words(line), "authors") for line in authors),
                ),
                style="title",
            ),
            notes=tuple(remark(view.note, localizer)),
            where=self.chapter.at.key("title"),
        )

    def _topics(self) -> Slide:
        view = self.view
        paras = [
            Para(runs(t.text, Run("", link=f"#{t.sections[0]}" if t.sections else "")), "bullet")
            for t in view.topics
        ]
        others = [runs(other.title) for other in view.see_also]
        if others:
            said = (part for other in others for part in (Run(" · "), *other))
            paras.append(Para((*words(f"{self._word('see_also')}"), *said), "source"))
        return Slide(
            id="topics",
            section="",
            title=words(self._word("topics")),
            content=Words(tuple(paras), style="topics"),
            where=self.chapter.at.key("topics"),
        )

    # ---- sections ----

    def _section(self, section: Section, view: SectionView) -> Iterator[Slide]:
        speaker_notes = tuple(notes(section, view, self._localizer))
        for block in view.blocks:
            slide = self._slide(section, view, block_content(block, self._context), speaker_notes)
            subtitle = self._subtitle(block, view)
            yield replace(slide, subtitle=subtitle, foot=tuple(self._open(block)))
            speaker_notes = ()
        if not view.blocks:
            yield self._slide(section, view, Words(), speaker_notes)

    @cached_property
    def _context(self) -> BlockContext:
        return BlockContext(self.view.scales, self._marks, self._localizer.words.words)

    def _slide(
        self, section: Section, view: SectionView, content: Content, speaker_notes: tuple[Para, ...]
    ) -> Slide:
        return Slide(
            id=section.id,
            section=section.id,
            title=runs(view.title),
            content=content,
            notes=speaker_notes,
            where=section.at.key("id"),
        )

    def _open(self, block: BlockView) -> Iterator[Para]:
        """That a translation is not confirmed."""
        if block.translated:
            yield Para(words(self._word(f"translation_{block.translated}")))

    def _subtitle(self, block: BlockView, view: SectionView) -> Runs:
        """The title of the block, or else the subtitle of the section; and what is new in it."""
        own = runs(block.title)
        text = own or runs(view.subtitle)
        mark = self._marks.of(block.id)
        above = signs(block.footnotes) if own or not isinstance(block, TextView) else ()
        return (*text, *above, *(mark if text else mark[1:]))
