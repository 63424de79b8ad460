"""The table of recommendations: what is in it, and that no spreadsheet runs it."""

import csv
import io
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import CASES
from sites import Site, build

CASE = CASES / "table"
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""By the Open Worldwide Application Security Project: also in their full width."""


@pytest.fixture
def table(content: Path) -> Path:
    """The table of a guideline whose texts begin with what spreadsheets run."""
    shutil.copyfile(CASE / "brewing.yaml", content / "2024" / "chapters" / "brewing.yaml")
    site = build(content, Path("site"), "--no-slides")
    return (site / "api" / "v1" / "2024" / "recommendations.csv").absolute()


def rows_in(table: Path) -> Iterator[dict[str, str]]:
    """The rows as a data user reads them: one apostrophe is taken away from each cell."""
    reader = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline=""))
    for row in reader:
        yield {name: cell.removeprefix("'") for name, cell in row.items()}


def test_a_table_says_what_it_says(table: Path, rewrite: bool) -> None:
    expected = CASE / "recommendations.csv"
    if rewrite:
        shutil.copyfile(table, expected)
    assert table.read_bytes() == expected.read_bytes()


def test_no_cell_begins_with_what_a_spreadsheet_runs(table: Path, site: Site) -> None:
    for file in (table, *sorted(site.folder.rglob("*.csv"))):
        text = file.read_bytes().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert [cell for cell in cells if cell.startswith(RUN)] == []


def test_the_table_says_the_same_as_the_json(site: Site) -> None:
    for edition in site.wanted.editions:
        folder = site.folder / "api" / "v1" / edition
        data = json.loads((folder / "recommendations.json").read_bytes())
        rows = list(rows_in(folder / "recommendations.csv"))
        assert rows == [_row(record, edition, data["scales"]) for record in data["recommendations"]]


def _row(record: Mapping[str, Any], edition: str, scales: Mapping[str, str]) -> dict[str, str]:
    """A row of the table, out of a record of the JSON file."""
    languages = list(record["text"])
    return {
        "edition": edition,
        **{name: record[name] for name in ("chapter", "section", "id")},
        "parent": record["parent"] or "",
        **{f"rating_{key}": record["rating"].get(key, "") for key in scales},
        **{f"text_{language}": record["text"][language] for language in languages},
        **{
            f"conditions_{language}": "; ".join(c["text"][language] for c in record["conditions"])
            for language in languages
        },
        **{
            f"footnotes_{language}": "; ".join(
                f["text"][language] if f["on"] == "text" else f"{f['on']}: {f['text'][language]}"
                for f in record["footnotes"]
            )
            for language in languages
        },
        "cites": "; ".join(record["cites"]),
    }
