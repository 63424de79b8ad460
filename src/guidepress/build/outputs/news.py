"""What is new in each edition but the oldest: a page, and a feed of the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Files, Job, Output, Results
from guidepress.build.outputs.decks import decks
from guidepress.build.outputs.page import PageOutput
from guidepress.site.pages import CHANGES_PAGE, changes_page, feed
from guidepress.slides.files import WHATS_NEW
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class ChangesContent(Job[str]):
    """The HTML of what is new."""

    volume: VolumeRef

    @property
    def group(self) -> object:
        return self.volume, WHATS_NEW

    def key(self, context: Context) -> str:
        return _key("changes", self.volume, context)

    def make(self, context: Context, _: Results) -> str:
        return changes_page(context.volume(self.volume), context.news(self.volume))


@dataclass(frozen=True, slots=True)
class FeedContent(Job[str]):
    """The Atom feed of what is new."""

    volume: VolumeRef

    @property
    def group(self) -> object:
        return self.volume, WHATS_NEW

    def key(self, context: Context) -> str:
        return _key("feed", self.volume, context)

    def make(self, context: Context, _: Results) -> str:
        return feed(context.volume(self.volume), context.news(self.volume))


def _key(kind: str, volume: VolumeRef, context: Context) -> str:
    number, keys = volume.number, context.keys
    editions = (keys.edition(number - 1), keys.edition(number))
    return digest(kind, keys.common, volume.language, *editions)


@dataclass(frozen=True, slots=True)
class ChangesPage(PageOutput):
    """The page of what is new in a volume."""

    @classmethod
    def each(cls, context: Context) -> Iterator["ChangesPage"]:
        yield from (cls(volume) for volume in context.volumes() if volume.number)

    @property
    def address(self) -> str:
        return CHANGES_PAGE

    def content(self) -> ChangesContent:
        return ChangesContent(self.volume)

    def downloads(self, context: Context) -> Sequence[Output]:
        return decks(context, self.volume, WHATS_NEW)


@dataclass(frozen=True, slots=True)
class Feed(Output):
    """The feed of what is new in a volume."""

    volume: VolumeRef

    @classmethod
    def each(cls, context: Context) -> Iterator["Feed"]:
        yield from (cls(volume) for volume in context.volumes() if volume.number)

    @property
    def name(self) -> str:
        return f"{self.volume.folder}{CHANGES_PAGE}feed.xml"

    def owns(self, path: str) -> bool:
        return path == self.name

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (FeedContent(self.volume),)

    def files(self, _: Context, results: Results) -> Files:
        return {self.name: results.of(FeedContent(self.volume)).encode()}
