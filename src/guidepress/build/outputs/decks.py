"""The decks of slides: of each chapter, and of what is new in an edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Files, Job, Output, Results
from guidepress.slides.files import FILE_FORMATS, WHATS_NEW, FileFormat, deck_file
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class DeckContent(Job[bytes]):
    """A deck in the form of a file; `deck` is a chapter's id, or `WHATS_NEW`."""

    volume: VolumeRef
    deck: str
    file_format: FileFormat

    @property
    def group(self) -> object:
        return self.volume, self.deck

    def key(self, context: Context) -> str:
        number, keys = self.volume.number, context.keys
        if self.deck == WHATS_NEW:
            slides = digest(keys.common, keys.edition(number - 1), keys.edition(number))
        else:
            slides = digest(keys.chapter(number, self.deck), *keys.pictures(number))
        what = (self.deck, self.file_format, self.volume.language)
        return digest("deck", *what, keys.master, slides)

    def make(self, context: Context, _: Results) -> bytes:
        deck = context.deck(self.volume, self.deck)
        pictures = context.pictures[self.volume.number]
        return deck_file(deck, self.file_format, pictures, context.master)


@dataclass(frozen=True, slots=True)
class DeckFile(Output):
    """A file of a deck."""

    content: DeckContent

    @classmethod
    def each(cls, context: Context) -> Iterator["DeckFile"]:
        for volume in context.volumes():
            for name in deck_names(context, volume.number):
                yield from decks(context, volume, name)

    @property
    def name(self) -> str:
        content = self.content
        return f"{content.volume.folder}slides/{content.deck}.{content.file_format}"

    def owns(self, path: str) -> bool:
        return path == self.name

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (self.content,)

    def key(self, context: Context) -> str:
        return self.content.key(context)

    def files(self, _: Context, results: Results) -> Files:
        return {self.name: results.of(self.content)}


def deck_names(context: Context, number: int) -> list[str]:
    """The decks of an edition; the oldest one has none of what is new."""
    chapters = [chapter.id for chapter in context.editions[number].chapters]
    return [*chapters, *([WHATS_NEW] if number else [])]


def decks(context: Context, volume: VolumeRef, name: str) -> Sequence[DeckFile]:
    """The files of a deck, if the site offers any."""
    formats = FILE_FORMATS if context.options.slides else ()
    return [DeckFile(DeckContent(volume, name, file_format)) for file_format in formats]
