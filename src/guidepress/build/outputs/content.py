"""All that an edition says, as data: api/v1/<edition>/content.json."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Output, Results
from guidepress.site import data
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class ContentFile(Output):
    """The chapters of an edition with every block, note and footnote, as their authors wrote them.

    `recommendations.json` is what most readers of data want; this file leaves nothing out.
    """

    number: int
    edition: str

    @classmethod
    def each(cls, context: Context) -> Iterator["ContentFile"]:
        for number, edition in enumerate(context.editions):
            yield cls(number, edition.id)

    @property
    def name(self) -> str:
        return f"api/v1/{self.edition}/content.json"

    def owns(self, path: str) -> bool:
        return path == self.name

    def key(self, context: Context) -> str:
        return digest(self.name, context.keys.common, context.keys.edition(self.number))

    def files(self, context: Context, _: Results) -> Files:
        content = data.content(context.guideline, context.editions[self.number])
        return {self.name: data.to_json(content)}
