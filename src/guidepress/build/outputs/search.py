"""The search of each edition in a language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Files, Job, Output, Results
from guidepress.build.outputs.chapters import ChapterContent
from guidepress.build.outputs.site_pages import PageContent
from guidepress.site import search
from guidepress.site.pages import SitePage, site_pages
from guidepress.storage.cache import digest, software

_NOT_SOUGHT = (SitePage.EDITIONS, SitePage.GUIDES)
"""Where it does not lead: it leads to what an edition says, not to how it came about."""


@dataclass(frozen=True, slots=True)
class SearchIndex(Job[Files]):
    """The files of the index, by path below its folder."""

    volume: VolumeRef

    @property
    def remembers_itself(self) -> bool:
        return True

    def needs(self, context: Context) -> Sequence[Job[str]]:
        return list(self._pages(context).values())

    def _pages(self, context: Context) -> dict[str, Job[str]]:
        """The contents that it leads to, by address behind the edition's home."""
        chapters = context.editions[self.volume.number].chapters
        pages = site_pages(context.volume(self.volume))
        contents: dict[str, Job[str]] = {
            f"{chapter.id}/": ChapterContent(self.volume, chapter.id) for chapter in chapters
        }
        contents |= {
            page.value: PageContent(self.volume, page) for page in pages if page not in _NOT_SOUGHT
        }
        return dict(sorted(contents.items()))

    def key(self, context: Context) -> str:
        needs = self.needs(context)
        return digest("search", self.volume.folder, *(job.key(context) for job in needs))

    def make(self, context: Context, results: Results) -> Files:
        """Index pages, unless others said the same: an edit may change no word that is sought."""
        pages = {page: results.of(job) for page, job in self._pages(context).items()}
        texts = chain.from_iterable(pages.items())
        key = digest("search", software(), self.volume.folder, *texts)
        return context.cache.get_or_make(key, lambda: search.index(pages, self.volume.language))


@dataclass(frozen=True, slots=True)
class SearchFiles(Output):
    """The search of a volume."""

    volume: VolumeRef

    @classmethod
    def each(cls, context: Context) -> Iterator["SearchFiles"]:
        yield from map(cls, context.volumes())

    @property
    def name(self) -> str:
        return f"{self.volume.folder}pagefind"

    def owns(self, path: str) -> bool:
        return path.startswith(f"{self.name}/")

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (SearchIndex(self.volume),)

    def files(self, _: Context, results: Results) -> Files:
        index = results.of(SearchIndex(self.volume))
        return {f"{self.name}/{path}": content for path, content in index.items()}
