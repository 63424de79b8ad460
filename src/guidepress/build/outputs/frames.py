"""The frames of pages: jobs that pages of all kinds share."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Job, Results
from guidepress.site.frames import frames
from guidepress.site.pages import history_pages, pages
from guidepress.site.shell import Shells, make_shells
from guidepress.storage.cache import digest, software


@dataclass(frozen=True, slots=True)
class SiteShells(Job[Shells]):
    """The shells of all languages: they depend on nothing else of a guideline."""

    languages: tuple[str, ...]

    def key(self, _: Context) -> str:
        return digest("shells", software(), *self.languages)

    def make(self, _: Context, __: Results) -> Shells:
        return make_shells(self.languages)


@dataclass(frozen=True, slots=True)
class Frames(Job[dict[str, str]]):
    """The frames of a volume's pages, by address: they depend on titles, not on texts."""

    volume: VolumeRef

    def needs(self, context: Context) -> Sequence[SiteShells]:
        return (SiteShells(context.guideline.languages),)

    def key(self, context: Context) -> str:
        number, keys = self.volume.number, context.keys
        titles = [
            (section.id, dict(section.title.words))
            for chapter in context.editions[number].chapters
            for section in chapter.sections
        ]
        beside = (*keys.beside_chapters(number), keys.neighbours(number), json.dumps(titles))
        return digest("frames", keys.common, self.volume.language, *beside)

    def make(self, context: Context, results: Results) -> dict[str, str]:
        volume, (shells,) = context.volume(self.volume), self.needs(context)
        return frames(volume, list(pages(volume)), results.of(shells).of[self.volume.language])


@dataclass(frozen=True, slots=True)
class HistoryFrames(Job[dict[str, str]]):
    """The frame that serves for the histories of all recommendations, by its address."""

    language: str

    def needs(self, context: Context) -> Sequence[SiteShells]:
        return (SiteShells(context.guideline.languages),)

    def key(self, context: Context) -> str:
        number, keys = context.current(self.language).number, context.keys
        beside = (keys.head(number), keys.neighbours(number))
        return digest("history frames", keys.common, self.language, *beside)

    def make(self, context: Context, results: Results) -> dict[str, str]:
        volume, (shells,) = context.volume(context.current(self.language)), self.needs(context)
        return frames(volume, list(history_pages(volume)), results.of(shells).of[self.language])
