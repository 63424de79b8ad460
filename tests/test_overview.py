"""An edition in numbers: the page for the guideline's office, and `guidepress report`."""

import json
from collections import Counter
from pathlib import Path

import pytest

from sites import CONTENT, ROOT, Site, guidepress, recommendations


def report(content: str, *options: str) -> str:
    done = guidepress("report", "--content", CONTENT[content], *options, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_numbers_are_those_of_the_content(ago: Site) -> None:
    said = json.loads(report("ago", "--format", "json", "--lang", "en"))
    items = [
        item
        for chapter in ago.wanted.chapters("2024").values()
        for _, item in recommendations(chapter)
        if item.get("rating")
    ]
    assert sum(chapter["recommendations"] for chapter in said["chapters"]) == len(items) == 49
    grades = Counter(item["rating"]["ago"] for item in items)
    signs = [sign for sign, _ in said["signs"]]
    assert signs == ["++", "+", "+/-", "\u2212", "\u2212\u2212"]
    assert said["chapters"][0]["citations"] == 146
    assert said["chapters"][0]["grades"] == [grades[g] for g in ("++", "+", "+/-", "-", "--")]
    assert sum(said["chapters"][0]["grades"]) == 49


def test_the_map_of_evidence_counts_every_rating_once() -> None:
    said = json.loads(report("ago", "--format", "json"))
    (by_gr, by_ago) = said["maps"]
    for one in (by_gr, by_ago):
        assert sum(cell["count"] for _, cells in one["levels"] for cell in cells) == 49


def test_the_works_are_counted_by_year() -> None:
    said = json.loads(report("ago", "--format", "json"))
    assert sum(year["count"] for year in said["years"]) == 114
    assert [year["year"] for year in said["years"]] == sorted(y["year"] for y in said["years"])


def test_changes_are_those_since_the_edition_before() -> None:
    said = json.loads(report("ago", "--format", "json"))
    assert said["chapters"][0]["changes"] == [1, 5, 1]
    oldest = json.loads(report("ago", "--format", "json", "--edition", "2023"))
    assert oldest["weights"] == []


def test_it_reads_well_in_a_terminal() -> None:
    said = report("ago", "--lang", "en")
    assert said.startswith(
        "edition 2024\n\nTreatment by site of metastasis\n  49 recommendations: "
    )
    assert "RIGHT: of 22 items these are reported by a field: 1, 3, 4, 9, 12, 13, 20\n" in said
    assert "  to English: 0 current, 0 stale, 0 missing, 214 unreviewed\n" in said
    warnings = said.partition("open warnings: ")[2].splitlines()
    linted = guidepress("lint", "--content", CONTENT["ago"], cwd=ROOT).stdout.splitlines()
    asked = [line.replace("warning: ", "") for line in linted if "warning: " in line]
    assert warnings[0] == str(len(asked)) == "12"
    assert warnings[1:] == [f"  {line}" for line in asked]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_counts_translations_and_open_questions(ago: Site, language: str) -> None:
    said = json.loads(report("ago", "--format", "json", "--lang", language))
    page = ago.page(f"{language}/2024/report/")
    (translations, questions) = page.all("#translation ~ .gp-scroll table, #questions ~ table")[:2]
    cells = [cell.text() for cell in translations.css("td")]
    assert cells == [str(count) for _, counts in said["translations"] for _, count in counts]
    shown = {
        row.css_first("th").text(): int(row.css_first("td").text())
        for row in questions.css("tbody tr")
    }
    assert shown == {one["said"]: one["count"] for one in said["questions"]}
    assert sum(shown.values()) == 12


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_says_the_same(ago: Site, language: str) -> None:
    page = ago.page(f"{language}/2024/report/")
    circles = page.all("svg.gp-map circle")
    cells = [cell for cell in page.all("details table td") if cell.text().strip() not in ("", "0")]
    assert len(circles) == len(cells)
    years = [row.text().split()[-1] for row in page.all(".gp-years li")]
    assert sum(map(int, years)) == 114


def test_an_unknown_edition_is_said(tmp_path: Path) -> None:
    done = guidepress("report", "--content", CONTENT["ago"], "--edition", "2042", cwd=tmp_path)
    assert done.returncode == 2
    assert "has no edition '2042'" in done.stderr
