"""The pages beside the chapters: home, grades, references, glossary, report, about, editions."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Job, Output, Results
from guidepress.build.outputs.handbook import handbooks
from guidepress.build.outputs.page import PageOutput
from guidepress.model.guideline import Edition
from guidepress.site.pages import SitePage, page_content, site_pages
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class PageContent(Job[str]):
    """The HTML of a page."""

    volume: VolumeRef
    page: SitePage

    def key(self, context: Context) -> str:
        common = (context.keys.common, self.page, self.volume.language)
        return digest("page", *common, *self._depends_on(context))

    def _depends_on(self, context: Context) -> tuple[str, ...]:
        number, keys = self.volume.number, context.keys
        match self.page:
            case SitePage.REFERENCES:
                citing = json.dumps(list(_citing(context.editions[number])))
                return (*keys.beside_chapters(number), citing)
            case SitePage.REPORT:
                return keys.up_to(number)[-2:]
            case SitePage.EDITIONS | SitePage.GUIDES:
                return (keys.neighbours(number),)
            case _:
                return (keys.edition(number),)

    def make(self, context: Context, _: Results) -> str:
        return page_content(context.volume(self.volume), self.page)


def _citing(edition: Edition) -> Iterator[object]:
    """What the page of references says of the places that cite works."""
    for chapter in edition.chapters:
        for section in chapter.sections:
            refs = [citation.ref for citation in section.citations()]
            yield chapter.id, dict(chapter.title.words), section.id, dict(section.title.words), refs


@dataclass(frozen=True, slots=True)
class SitePageOutput(PageOutput):
    """A page of a volume beside its chapters."""

    page: SitePage

    @classmethod
    def each(cls, context: Context) -> Iterator["SitePageOutput"]:
        for volume in context.volumes():
            for page in site_pages(context.volume(volume)):
                yield cls(volume, page)

    @property
    def address(self) -> str:
        return self.page.value

    def content(self) -> PageContent:
        return PageContent(self.volume, self.page)

    def downloads(self, context: Context) -> Sequence[Output]:
        return handbooks(context, self.volume) if self.page is SitePage.HOME else ()
