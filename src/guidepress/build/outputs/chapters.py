"""The page of each chapter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Job, Output, Results
from guidepress.build.outputs.decks import decks
from guidepress.build.outputs.page import PageOutput
from guidepress.site.pages import chapter_page
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class ChapterContent(Job[str]):
    """The HTML of a chapter."""

    volume: VolumeRef
    chapter: str

    @property
    def group(self) -> object:
        return self.volume, self.chapter

    def key(self, context: Context) -> str:
        chapter = context.keys.chapter(self.volume.number, self.chapter)
        return digest("chapter", self.volume.language, chapter)

    def make(self, context: Context, _: Results) -> str:
        view = context.chapter_view(self.volume, self.chapter)
        past = context.past(self.volume, self.chapter)
        return chapter_page(view, context.volume(self.volume), past)


@dataclass(frozen=True, slots=True)
class ChapterPage(PageOutput):
    """The page of a chapter in a volume."""

    chapter: str

    @classmethod
    def each(cls, context: Context) -> Iterator["ChapterPage"]:
        for volume in context.volumes():
            for chapter in context.editions[volume.number].chapters:
                yield cls(volume, chapter.id)

    @property
    def address(self) -> str:
        return f"{self.chapter}/"

    def content(self) -> ChapterContent:
        return ChapterContent(self.volume, self.chapter)

    def downloads(self, context: Context) -> Sequence[Output]:
        return decks(context, self.volume, self.chapter)
