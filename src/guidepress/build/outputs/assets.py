"""What all pages share: style sheets, scripts, fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Job, Output, Results
from guidepress.build.outputs.frames import ShellOf
from guidepress.storage.resources import TEMPLATES


@dataclass(frozen=True, slots=True)
class Assets(Output):
    """Those of the site engine, and our own."""

    language: str
    """A language of the site: every shell brings the same files of the engine."""

    @classmethod
    def each(cls, context: Context) -> Iterator["Assets"]:
        yield cls(context.guideline.languages[0])

    @property
    def name(self) -> str:
        return "assets"

    def owns(self, path: str) -> bool:
        return path.startswith("assets/")

    def jobs(self, _: Context) -> Sequence[Job[object]]:
        return (ShellOf(self.language),)

    def files(self, _: Context, results: Results) -> Files:
        root = TEMPLATES / "site"
        own = (file for file in sorted((root / "assets").rglob("*")) if file.is_file())
        return {
            **results.of(ShellOf(self.language)).assets,
            **{file.relative_to(root).as_posix(): file.read_bytes() for file in own},
        }
