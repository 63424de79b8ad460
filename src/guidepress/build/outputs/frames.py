"""The frames of pages: jobs that pages of all kinds share."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Job, Results
from guidepress.site.frames import frames
from guidepress.site.pages import history_pages, pages
from guidepress.site.shell import Shell, make_shell
from guidepress.storage.cache import digest, software


@dataclass(frozen=True, slots=True)
class ShellOf(Job[Shell]):
    """The shell of a language: it depends on no guideline."""

    language: str

    def key(self, _: Context) -> str:
        return digest("shell", software(), self.language)

    def make(self, _: Context, __: Results) -> Shell:
        return make_shell(self.language)


@dataclass(frozen=True, slots=True)
class Frames(Job[dict[str, str]]):
    """The frames of a volume's pages, by address: they depend on titles, not on texts."""

    volume: VolumeRef

    def needs(self, _: Context) -> Sequence[Job[object]]:
        return (ShellOf(self.volume.language),)

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
        volume = context.volume(self.volume)
        return frames(volume, list(pages(volume)), results.of(ShellOf(self.volume.language)))


@dataclass(frozen=True, slots=True)
class HistoryFrames(Job[dict[str, str]]):
    """The frame that serves for the histories of all recommendations, by its address."""

    language: str

    def needs(self, _: Context) -> Sequence[Job[object]]:
        return (ShellOf(self.language),)

    def key(self, context: Context) -> str:
        number, keys = context.current(self.language).number, context.keys
        beside = (keys.head(number), keys.neighbours(number))
        return digest("history frames", keys.common, self.language, *beside)

    def make(self, context: Context, results: Results) -> dict[str, str]:
        volume = context.volume(context.current(self.language))
        return frames(volume, list(history_pages(volume)), results.of(ShellOf(self.language)))
