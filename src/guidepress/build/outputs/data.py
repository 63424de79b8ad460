"""The data of each edition that a machine reads: JSON below api/v1/."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context, VolumeRef
from guidepress.build.output import Files, Job, Output, Results
from guidepress.site import data
from guidepress.storage.cache import digest


@dataclass(frozen=True, slots=True)
class RecommendationRows(Job[Sequence[data.Row]]):
    """The recommendations of a chapter in a language."""

    volume: VolumeRef
    chapter: str

    @property
    def group(self) -> object:
        return self.volume, self.chapter

    def key(self, context: Context) -> str:
        chapter = context.keys.chapter(self.volume.number, self.chapter)
        return digest("rows", self.volume.language, chapter)

    def make(self, context: Context, _: Results) -> Sequence[data.Row]:
        return data.recommendation_rows(context.chapter_view(self.volume, self.chapter))


FILES = ("recommendations.json", "references.json", "chapters.json", "changes.json")


@dataclass(frozen=True, slots=True)
class DataFiles(Output):
    """The JSON files of an edition."""

    number: int
    edition: str

    @classmethod
    def each(cls, context: Context) -> Iterator["DataFiles"]:
        for number, edition in enumerate(context.editions):
            yield cls(number, edition.id)

    @property
    def name(self) -> str:
        return f"api/v1/{self.edition}"

    def owns(self, path: str) -> bool:
        file, inside = path.removeprefix(f"{self.name}/"), path.startswith(f"{self.name}/")
        return inside and file in FILES

    def jobs(self, context: Context) -> Sequence[Job[object]]:
        return [job for jobs in row_jobs(context, self.number).values() for job in jobs]

    def key(self, context: Context) -> str:
        keys = context.keys
        return digest(self.name, keys.common, *keys.up_to(self.number)[-2:])

    def files(self, context: Context, results: Results) -> Files:
        guideline, edition = context.guideline, context.editions[self.number]
        rows = rows_of(context, self.number, results)
        records = list(data.recommendation_records(rows, guideline, edition.id))
        files: dict[str, object] = {
            "recommendations": data.recommendations(guideline, edition, records),
            "references": data.references(edition),
            "chapters": data.chapters(guideline, edition),
        }
        if self.number:
            comparison = context.comparisons[self.number - 1]
            files["changes"] = data.changes(comparison, context.source.path)
        return {f"{self.name}/{name}.json": data.to_json(file) for name, file in files.items()}


def row_jobs(context: Context, number: int) -> dict[str, list[RecommendationRows]]:
    """The jobs whose results are the rows of an edition, by language."""
    edition = context.editions[number]
    return {
        language: [
            RecommendationRows(VolumeRef(number, edition.id, language), chapter.id)
            for chapter in edition.chapters
        ]
        for language in context.guideline.languages
    }


def rows_of(context: Context, number: int, results: Results) -> dict[str, list[data.Row]]:
    """The rows of an edition, by language."""
    return {
        language: [row for job in jobs for row in results.of(job)]
        for language, jobs in row_jobs(context, number).items()
    }
