"""The history of each recommendation over all editions, at an address that lasts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Job, Output, Results
from guidepress.build.outputs.frames import HistoryFrames
from guidepress.build.outputs.page import page_file
from guidepress.site.histories import history_contents, history_frame
from guidepress.site.pages import HISTORY_PAGE
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class HistoryContents(Job[Mapping[str, str]]):
    """The HTML of each recommendation that was last read in a chapter, by id."""

    language: str
    chapter: str

    def key(self, context: Context) -> str:
        number, keys = context.current(self.language).number, context.keys
        past = (keys.neighbours(number), keys.past(number, self.chapter))
        return digest("histories", keys.common, self.language, self.chapter, *past)

    def make(self, context: Context, _: Results) -> Mapping[str, str]:
        volume = context.volume(context.current(self.language))
        return dict(history_contents(volume, self.chapter))


@dataclass(frozen=True, slots=True)
class HistoryPages(Output):
    """The pages of the recommendations that were last read in a chapter."""

    language: str
    chapter: str
    ids: frozenset[str]

    @classmethod
    def each(cls, context: Context) -> Iterator["HistoryPages"]:
        ids: dict[str, list[str]] = {}
        for history in context.histories.values():
            ids.setdefault(history.occurrences[-1].chapter, []).append(history.id)
        for language in context.guideline.languages:
            for chapter in sorted(ids):
                yield cls(language, chapter, frozenset(ids[chapter]))

    @property
    def name(self) -> str:
        return f"histories/{self.language}/{self.chapter}"

    def owns(self, path: str) -> bool:
        folder, _, name = path.removesuffix("/index.html").rpartition("/")
        return folder == f"{self.language}/r" and name in self.ids

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (HistoryContents(self.language, self.chapter), HistoryFrames(self.language))

    def key(self, context: Context) -> str:
        offline = str(context.options.offline)
        return digest(self.name, offline, *(job.key(context) for job in self.jobs(context)))

    def files(self, context: Context, results: Results) -> Files:
        frame = results.of(HistoryFrames(self.language))[HISTORY_PAGE]
        contents = results.of(HistoryContents(self.language, self.chapter))
        localized = context.localized[self.language]
        return {
            f"{self.language}/r/{name}/index.html": page_file(
                history_frame(frame, name, localized.title(name)), content, context
            )
            for name, content in contents.items()
        }
