"""What all pages share: style sheets, scripts, fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Output, Results
from guidepress.build.outputs.frames import SiteShells
from guidepress.storage.resources import TEMPLATES


@dataclass(frozen=True, slots=True)
class Assets(Output):
    """Those of the site engine, which come with its shells, and our own."""

    @classmethod
    def each(cls, _: Context) -> Iterator["Assets"]:
        yield cls()

    @property
    def name(self) -> str:
        return "assets"

    def owns(self, path: str) -> bool:
        return path.startswith("assets/")

    def jobs(self, context: Context) -> Sequence[SiteShells]:
        return (SiteShells(context.guideline.languages),)

    def files(self, context: Context, results: Results) -> Files:
        (shells,) = self.jobs(context)
        root = TEMPLATES / "site"
        own = (file for file in sorted((root / "assets").rglob("*")) if file.is_file())
        return {
            **results.of(shells).assets,
            **{file.relative_to(root).as_posix(): file.read_bytes() for file in own},
        }
