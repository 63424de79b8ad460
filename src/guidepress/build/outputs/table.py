"""The recommendations of each edition as a table for spreadsheets and statistics: a CSV file.

There is one row for each recommendation, so that rows can be counted and filtered as they are; what
depends on the language has a column for each. Several things in a cell are parted by '; '.

The file is UTF-8 and begins with a byte order mark: without it Excel takes the bytes for those of
the old code page of the machine and shows 'Ã¤' for 'ä'. Python reads it as `utf-8-sig`; pandas and
readr skip the mark themselves.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.build.context import Context
from guidepress.build.output import Files, Job, Output, Results
from guidepress.build.outputs.data import row_jobs, rows_of
from guidepress.site.data import Row
from guidepress.storage.cache import digest

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet may take for a formula, also in full width."""
_GUARD = "'"
_AND = "; "


@dataclass(frozen=True, slots=True)
class TableFile(Output):
    """The table of an edition."""

    number: int
    edition: str

    @classmethod
    def each(cls, context: Context) -> Iterator["TableFile"]:
        for number, edition in enumerate(context.editions):
            yield cls(number, edition.id)

    @property
    def name(self) -> str:
        return f"api/v1/{self.edition}/recommendations.csv"

    def owns(self, path: str) -> bool:
        return path == self.name

    def jobs(self, context: Context) -> Sequence[Job[object]]:
        return [job for jobs in row_jobs(context, self.number).values() for job in jobs]

    def key(self, context: Context) -> str:
        return digest(self.name, context.keys.common, context.keys.edition(self.number))

    def files(self, context: Context, results: Results) -> Files:
        rows, scales = rows_of(context, self.number, results), context.guideline.scales
        return {self.name: table(self.edition, rows, list(scales))}


def table(edition: str, rows: Mapping[str, Sequence[Row]], scales: Sequence[str]) -> bytes:
    """The file: `rows` are those of the edition by language, `scales` the keys of ratings."""
    records = [
        _record(edition, dict(zip(rows, same, strict=True)), scales)
        for same in zip(*rows.values(), strict=True)
    ]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_columns(list(rows), scales))
    writer.writerows([guarded(cell) for cell in record] for record in records)
    return text.getvalue().encode("utf-8-sig")


def _columns(languages: Sequence[str], scales: Sequence[str]) -> list[str]:
    texts = ("text", "conditions", "footnotes")
    return [
        *("edition", "chapter", "section", "id", "parent"),
        *(f"rating_{key}" for key in scales),
        *(f"{text}_{language}" for text in texts for language in languages),
        "cites",
    ]


def _record(edition: str, rows: Mapping[str, Row], scales: Sequence[str]) -> list[str]:
    """The cells of a recommendation, from its row in each language."""
    row = next(iter(rows.values()))
    return [
        *(edition, row.chapter, row.section, row.id, row.parent),
        *(row.ratings.get(key, "") for key in scales),
        *(each.text for each in rows.values()),
        *(_AND.join(text for _, text in each.conditions) for each in rows.values()),
        *(_AND.join(map(_footnote, each.footnotes)) for each in rows.values()),
        _AND.join(row.cites),
    ]


def _footnote(footnote: tuple[str, str, str]) -> str:
    on, _, text = footnote
    return text if on == "text" else f"{on}: {text}"


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: what it might run, and an apostrophe, get one before them.

    So whoever takes away one apostrophe from the beginning of a cell has what was written.

    >>> guarded("++"), guarded("+/-"), guarded("'s avonds"), guarded("C")
    ("'++", "'+/-", "''s avonds", 'C')
    """
    return _GUARD + cell if cell.startswith((*_RUN, _GUARD)) else cell
