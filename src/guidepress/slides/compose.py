"""What is on the slides of a chapter, before anybody asks whether it fits."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from guidepress.model.chapter import Chapter, Section
from guidepress.slides.deck import Para, Picture, Run, Runs, Slide
from guidepress.slides.grids import recommendations, signs, table
from guidepress.slides.marks import Marks
from guidepress.slides.runs import runs, words
from guidepress.slides.speaker_notes import notes, remark
from guidepress.view.chapter import chapter_view
from guidepress.view.chapter_types import BlockView, ChapterView, SectionView
from guidepress.view.history import LocalizedEditions
from guidepress.view.localizer import Localizer


@dataclass(frozen=True)
class Composer:
    """Composes the slides of a chapter of the edition of a number, in the teller's language."""

    localized: LocalizedEditions
    number: int
    chapter: Chapter

    def slides(self) -> Iterator[Slide]:
        """Title, topics, then the sections, a slide for each of their blocks."""
        view = self._view
        yield self._title()
        if view.topics:
            yield self._topics()
        for section, shown in zip(self.chapter.sections, view.sections, strict=True):
            yield from self._section(section, shown)

    @cached_property
    def _view(self) -> ChapterView:
        return chapter_view(self.chapter, self._localizer)

    @cached_property
    def _marks(self) -> Marks:
        return Marks(self.localized, self.number, self.chapter)

    @property
    def _localizer(self) -> Localizer:
        return self.localized.localizer(self.number)

    def _word(self, name: str) -> str:
        return self._localizer.words.words[name]

    def _title(self) -> Slide:
        localizer, view = self._localizer, self._view
        title = localizer.plain(localizer.guideline.head.title)
        version = f"{self._word('version')} {localizer.plain(localizer.edition.head.version)}"
        authors = (f"{line.editions}: {' · '.join(line.names)}" for line in reversed(view.authors))
        return Slide(
            kind="title",
            id="title",
            section="",
            title=runs(view.title),
            paras=(
                Para(words(title), "guideline"),
                Para(words(version), "guideline"),
                *(Para(words(line), "authors") for line in authors),
            ),
            notes=tuple(remark(view.note, localizer)),
            where=self.chapter.at.key("title"),
        )

    def _topics(self) -> Slide:
        view = self._view
        paras = [
            Para(runs(t.text, Run("", link=f"#{t.sections[0]}" if t.sections else "")), "bullet")
            for t in view.topics
        ]
        others = [runs(other.title) for other in view.see_also]
        if others:
            said = (part for other in others for part in (Run(" · "), *other))
            paras.append(Para((*words(f"{self._word('see_also')}"), *said), "source"))
        return Slide(
            kind="topics",
            id="topics",
            section="",
            title=words(self._word("topics")),
            paras=tuple(paras),
            where=self.chapter.at.key("topics"),
        )

    # ---- sections ----

    def _section(self, section: Section, view: SectionView) -> Iterator[Slide]:
        said = tuple(notes(section, view, self._localizer))
        for block in view.blocks:
            yield self._block(block, section, view, said)
            said = ()
        if not view.blocks:
            yield self._slide("words", section, view, (), said)

    def _block(
        self, block: BlockView, section: Section, view: SectionView, said: tuple[Para, ...]
    ) -> Slide:
        subtitle = self._subtitle(block, view)
        foot = tuple(self._open(block))
        match block.kind:
            case "recommendations":
                scales = self._view.scales
                head = self._word("recommendation")
                grid = recommendations(block, scales, head, self._marks)
                return self._slide("grid", section, view, subtitle, said, grid=grid, foot=foot)
            case "table":
                grid = table(block, self._marks)
                return self._slide("grid", section, view, subtitle, said, grid=grid, foot=foot)
            case "figure":
                picture = Picture(block.picture, block.alt)
                return self._slide(
                    "picture", section, view, subtitle, said, picture=picture, foot=foot
                )
        paras = tuple(self._paras(block))
        return self._slide("words", section, view, subtitle, said, paras=paras, foot=foot)

    def _open(self, block: BlockView) -> Iterator[Para]:
        """That a translation is not confirmed."""
        if block.translated:
            yield Para(words(self._word(f"translation_{block.translated}")))

    def _subtitle(self, block: BlockView, view: SectionView) -> Runs:
        """The title of the block, or else the subtitle of the section; and what is new in it."""
        own = runs(block.title)
        said = own or runs(view.subtitle)
        marked = self._marks.of(block.id)
        above = signs(block.footnotes) if block.kind != "text" or own else ()
        return (*said, *above, *(marked if said else marked[1:]))

    def _slide(
        self,
        kind: str,
        section: Section,
        view: SectionView,
        subtitle: Runs,
        said: tuple[Para, ...],
        **content: object,
    ) -> Slide:
        return Slide(
            kind=kind,
            id=section.id,
            section=section.id,
            title=runs(view.title),
            subtitle=subtitle,
            notes=said,
            where=section.at.key("id"),
            **content,  # type: ignore[arg-type] # each caller gives fields of Slide
        )

    def _paras(self, block: BlockView) -> Iterator[Para]:
        look = "quote" if block.kind == "statement" else ""
        for paragraph in block.paragraphs:
            yield Para(runs(paragraph), look)
        if block.kind == "statement":
            yield Para(tuple(self._source(block)), "source")

    def _source(self, block: BlockView) -> Iterator[Run]:
        yield from runs(block.source)
        if block.level:
            yield from (*words(f" · {self._word('level_of_evidence')} "), *runs(block.level))
        if block.agreement:
            yield from words(f" · {self._word('agreement')} {block.agreement} %")
        if block.paraphrase:
            yield from words(f" · {self._word('paraphrase')}")
        if block.cites:
            yield from words(f" · {', '.join(cite.label for cite in block.cites)}")
