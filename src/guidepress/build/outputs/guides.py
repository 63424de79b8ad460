"""The guides for who writes the guideline: with the current edition, where they are wanted."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Job, Results
from guidepress.build.outputs.page import PageOutput
from guidepress.site.guides import GUIDES
from guidepress.site.pages import guide_address, guide_content
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class GuideContent(Job[str]):
    """The HTML of a guide."""

    volume: VolumeRef
    guide: str

    def key(self, context: Context) -> str:
        number, keys = self.volume.number, context.keys
        what = (self.guide, self.volume.language, keys.neighbours(number))
        return digest("guide", keys.common, *what)

    def make(self, context: Context, _: Results) -> str:
        return guide_content(context.volume(self.volume), self.guide)


@dataclass(frozen=True, slots=True)
class GuidePage(PageOutput):
    """The page of a guide."""

    guide: str

    @classmethod
    def each(cls, context: Context) -> Iterator["GuidePage"]:
        for language in context.guideline.languages if context.guideline.head.guides else ():
            for guide in GUIDES:
                yield cls(context.current(language), guide)

    @property
    def address(self) -> str:
        return guide_address(self.guide)

    def content(self) -> GuideContent:
        return GuideContent(self.volume, self.guide)
