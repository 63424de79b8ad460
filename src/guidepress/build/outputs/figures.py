"""The pictures of each edition, as they are in its folder."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Output, Results
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class Figures(Output):
    """The pictures of an edition."""

    number: int
    edition: str

    @classmethod
    def each(cls, context: Context) -> Iterator["Figures"]:
        for number, edition in enumerate(context.editions):
            yield cls(number, edition.id)

    @property
    def name(self) -> str:
        return f"figures/{self.edition}"

    def owns(self, path: str) -> bool:
        return path.startswith(f"{self.name}/")

    def key(self, context: Context) -> str:
        pictures = context.pictures[self.number]
        return digest(self.name, *pictures, *context.keys.pictures(self.number))

    def files(self, context: Context, _: Results) -> Files:
        pictures = context.pictures[self.number].items()
        return {f"{self.name}/{name}": file.read_bytes() for name, file in pictures}
