"""The ways into the site: its front door, addresses that outlive editions, and the site map."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Output, Results
from guidepress.site.entrance import entrance
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class Entrance(Output):
    """All of them: what no other output owns."""

    @classmethod
    def each(cls, _: Context) -> Iterator["Entrance"]:
        yield cls()

    @property
    def name(self) -> str:
        return "entrance"

    def owns(self, _: str) -> bool:
        return True

    def key(self, context: Context) -> str:
        last = len(context.editions) - 1
        offline = str(context.options.offline)
        return digest(self.name, offline, context.keys.common, context.keys.neighbours(last))

    def files(self, context: Context, _: Results) -> Files:
        leaf = "index.html" if context.options.offline else ""
        texts = entrance(context.guideline, context.editions, context.words, leaf)
        return {path: text.encode() for path, text in texts.items()}
