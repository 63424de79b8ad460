"""The handbook of each edition: a PDF to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Files, Job, Output, Results
from guidepress.handbook.book import handbook
from guidepress.handbook.chapters import chapter_data
from guidepress.handbook.data import Data
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class HandbookChapter(Job[Data]):
    """A chapter as plain data for the book's template."""

    volume: VolumeRef
    chapter: str

    @property
    def group(self) -> object:
        return self.volume, self.chapter

    def key(self, context: Context) -> str:
        number, keys = self.volume.number, context.keys
        content = (keys.chapter(number, self.chapter), *context.pictures[number])
        return digest("handbook chapter", self.volume.language, *content)

    def make(self, context: Context, _: Results) -> Data:
        view = context.chapter_view(self.volume, self.chapter)
        past = context.past(self.volume, self.chapter)
        pictures = context.pictures[self.volume.number]
        return chapter_data(context.volume(self.volume), view, past, pictures)


@dataclass(frozen=True, slots=True)
class HandbookContent(Job[bytes]):
    """The book of a volume."""

    volume: VolumeRef

    def needs(self, context: Context) -> Sequence[HandbookChapter]:
        chapters = context.editions[self.volume.number].chapters
        return [HandbookChapter(self.volume, chapter.id) for chapter in chapters]

    def key(self, context: Context) -> str:
        number, keys = self.volume.number, context.keys
        content = (keys.neighbours(number), *keys.up_to(number))
        return digest("handbook", keys.common, self.volume.language, *content)

    def make(self, context: Context, results: Results) -> bytes:
        chapters = [results.of(chapter) for chapter in self.needs(context)]
        pictures = context.pictures[self.volume.number].items()
        contents = {name: file.read_bytes() for name, file in pictures}
        return handbook(context.volume(self.volume), chapters, contents)


@dataclass(frozen=True, slots=True)
class HandbookFile(Output):
    """The handbook of a volume."""

    volume: VolumeRef

    @classmethod
    def each(cls, context: Context) -> Iterator["HandbookFile"]:
        for volume in context.volumes():
            yield from handbooks(context, volume)

    @property
    def name(self) -> str:
        return f"{self.volume.folder}handbook.pdf"

    def owns(self, path: str) -> bool:
        return path == self.name

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (HandbookContent(self.volume),)

    def files(self, _: Context, results: Results) -> Files:
        return {self.name: results.of(HandbookContent(self.volume))}


def handbooks(context: Context, volume: VolumeRef) -> Sequence[HandbookFile]:
    """The handbook of a volume, if the site offers any."""
    return [HandbookFile(volume)] if context.options.slides else []
