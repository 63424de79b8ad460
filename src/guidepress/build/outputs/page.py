"""What pages of all kinds have in common: a content in a frame, and links to take along."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Files, Job, Output, Results
from guidepress.build.outputs.frames import Frames
from guidepress.site.downloads import offered
from guidepress.site.shell import CONTENT
from guidepress.storage.cache import digest
from guidepress.view.navigation import address

_INNER_LINK = re.compile(r'(\bhref="(?!https?:|mailto:|#|/)[^"#?]*/)(?=["#])')


@dataclass(frozen=True, slots=True)
class PageOutput(ABC):
    """A page of a volume."""

    volume: VolumeRef

    @property
    @abstractmethod
    def address(self) -> str:
        """Its address behind the edition's home."""

    @abstractmethod
    def content(self) -> Job[str]:
        """The job whose result is the HTML within its frame."""

    def downloads(self, context: Context) -> Sequence[Output]:
        """The outputs that it offers to take along."""
        del context
        return ()

    @property
    def name(self) -> str:
        return f"{address(self.volume.folder + self.address)}index.html"

    def owns(self, path: str) -> bool:
        return path == self.name

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (self.content(), Frames(self.volume))

    def key(self, context: Context) -> str:
        jobs = (job.key(context) for job in self.jobs(context))
        downloads = (output.key(context) for output in self.downloads(context))
        return digest(self.name, str(context.options.offline), *jobs, *downloads)

    def files(self, context: Context, results: Results) -> Files:
        frame = results.of(Frames(self.volume))[self.address]
        return {self.name: page_file(frame, self._content(context, results), context)}

    def _content(self, context: Context, results: Results) -> str:
        """Its content, with the sizes of what it offers; a size that is not known yet is 0."""
        names = [download.name for download in self.downloads(context)]
        sizes = {
            name.removeprefix(self.volume.folder): results.sizes.get(name, 0) for name in names
        }
        html = results.of(self.content())
        return offered(html, sizes, context.volume(self.volume), self.address)


def page_file(frame: str, content: str, context: Context) -> bytes:
    """The bytes of a page; offline, links name the file that a server would find by itself."""
    html = frame.replace(CONTENT, content, 1)
    return (_INNER_LINK.sub(r"\1index.html", html) if context.options.offline else html).encode()
