"""Where each recommendation was when, for who arrives where it is not."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Output, Results
from guidepress.site.histories import places
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class Places(Output):
    """The script of a language that says so."""

    language: str

    @classmethod
    def each(cls, context: Context) -> Iterator["Places"]:
        yield from map(cls, context.guideline.languages)

    @property
    def name(self) -> str:
        return f"{self.language}/r/places.js"

    def owns(self, path: str) -> bool:
        return path == self.name

    def key(self, context: Context) -> str:
        return digest(self.name, context.keys.common, *context.keys.every_edition)

    def files(self, context: Context, _: Results) -> Files:
        return {self.name: places(context.localized[self.language]).encode()}
