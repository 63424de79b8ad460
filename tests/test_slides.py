"""What is on slides, and how it fits: seen in the decks before they have a form."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from decks import book, deck, edited, grid_of, kept_stock, paras_of, rows_of, said_on, stock
from guidepress.build.context import Context, context_of
from guidepress.check.check import check
from guidepress.read.folder import scan_folder
from guidepress.slides.deck import Chart, Deck, Slide, plain_text
from guidepress.slides.files import FILE_FORMATS, deck_file
from guidepress.slides.fit_problems import problems
from guidepress.slides.layout import TEXT_SIZES
from guidepress.storage.cache import Cache
from measure import row_height, slide_height
from sites import CONTENT, ROOT

CHAPTER = "2024/chapters/brewing.yaml"
MINIMAL = ROOT / "tests" / "cases" / "good" / "minimal"


@pytest.fixture
def brew(content: Path, tmp_path: Path) -> Callable[[], Context]:
    return lambda: stock(content, tmp_path / "memory")


def titles(made: Deck) -> list[str]:
    return [plain_text(slide.title) for slide in made.slides]


def grids(made: Deck, section: str) -> list[Slide]:
    return [slide for slide in made.slides if slide.section == section and grid_of(slide)]


def rows(made: Deck, section: str) -> list[str]:
    return [row.id for slide in grids(made, section) for row in rows_of(slide)]


def assure_fit(made: Deck) -> None:
    """Nothing is higher or wider than its slide, and no letters in tables are too small."""
    body = made.geometry.body
    for slide in made.slides:
        assert slide_height(slide, body.width) <= body.height + 0.01, slide.id
        if grid := grid_of(slide):
            assert grid.size >= TEXT_SIZES[-1]
            assert sum(c.width for c in grid.columns) <= body.width + 0.01
            for row, height in zip(grid.rows, grid.heights, strict=True):
                assert row_height(row, grid) <= height + 0.01, row.id


# ---- what is on them ----


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("content", list(CONTENT))
def test_every_recommendation_is_on_a_slide_with_its_ratings(content: str, language: str) -> None:
    made = kept_stock(CONTENT[content])
    edition = made.editions[-1]
    for chapter in edition.chapters:
        shown = deck(made, chapter.id, language)
        assure_fit(shown)
        said = {
            row.id: {cell.badge.key: cell.badge.value for cell in row.cells if cell.badge}
            for slide in shown.slides
            if (grid := grid_of(slide)) and grid.style == "recommendations"
            for row in grid.rows
            if not row.repeated
        }
        assert said == {item.id: dict(item.rating) for item in chapter.recommendations()}


def test_the_real_deck_has_title_topics_and_sections_in_order() -> None:
    made = deck(kept_stock(CONTENT["ago"]), "metastasis-sites")
    chapter = kept_stock(CONTENT["ago"]).editions[-1].chapters[0]
    assert [slide.kind for slide in made.slides[:2]] == ["title", "topics"]
    sections = dict.fromkeys(slide.section for slide in made.slides[2:])
    assert list(sections) == [section.id for section in chapter.sections]
    assert len(set(titles(made))) == len(made.slides)


def test_authors_stand_on_the_title_by_edition() -> None:
    title = deck(kept_stock(CONTENT["ago"]), "metastasis-sites", "de").slides[0]
    said = list(said_on(title))
    assert "2024: Bauerfeind · Reimer" in said
    assert "Version 2024.1D" in said


def test_every_work_of_a_section_is_in_its_notes() -> None:
    made = kept_stock(CONTENT["ago"])
    edition = made.editions[-1]
    shown = deck(made, "metastasis-sites")
    for section in edition.chapters[0].sections:
        first = next(slide for slide in shown.slides if slide.section == section.id)
        notes = " ".join(plain_text(para.runs) for para in first.speaker_notes)
        for citation in section.citations():
            work = edition.references[citation.ref]
            assert str(work.csl.get("title") or work.literal) in notes


def test_what_is_new_since_the_last_edition_is_marked() -> None:
    shown = deck(kept_stock(CONTENT["ago"]), "metastasis-sites")
    marked = {
        row.id
        for slide in shown.slides
        for row in rows_of(slide)
        if any(run.mark == "new" for cell in row.cells for p in cell.paras for run in p.runs)
    }
    assert marked == {"abc-7"}
    statement = next(s for s in shown.slides if s.section == "contralateral-axilla")
    assert "new 2024" in plain_text(statement.subtitle)


def test_nothing_is_marked_in_the_oldest_edition() -> None:
    shown = deck(kept_stock(CONTENT["ago"]), "metastasis-sites", number=0)
    assert not [text for slide in shown.slides for text in said_on(slide) if "new 20" in text]


def test_every_slide_of_a_reconstruction_and_of_a_demonstration_says_so() -> None:
    shown = deck(kept_stock(CONTENT["ago"]), "metastasis-sites", number=0)
    assert shown.footer_text.endswith("Reconstruction")
    assert "not for clinical use" in shown.notice


def test_footnotes_and_abbreviations_stand_below_what_points_at_them(
    brew: Callable[[], Context],
) -> None:
    shown = deck(brew(), "brewing")
    first = grids(shown, "water")[0]
    assert any(plain_text(para.runs).startswith("* With its lid") for para in first.footer_notes)


# ---- what does not fit ----


def test_a_long_list_goes_on_over_several_slides(
    content: Path, brew: Callable[[], Context]
) -> None:
    with edited(content, CHAPTER) as data:
        items = data["sections"][0]["blocks"][0]["items"]
        items += [
            {
                "id": f"cup-{number}",
                "text": {"de": f"Tasse {number} vorwärmen", "en": f"Warm cup {number}"},
                "rating": {"loe": "1", "grade": "++"},
            }
            for number in range(40)
        ]
    shown = deck(brew(), "brewing")
    assure_fit(shown)
    parts = grids(shown, "water")[:-1]
    assert [f"cup-{n}" in rows(shown, "water") for n in range(40)] == [True] * 40
    assert len(rows(shown, "water")) == len(set(rows(shown, "water")))
    assert "Water (1/" in plain_text(parts[0].title)
    counts = [len(rows_of(part)) for part in parts if grid_of(part)]
    assert max(counts) - min(counts) <= 3
    said = [problem.message for problem in problems(shown)]
    assert any(line.startswith("'Water' goes on over") for line in said)
    assert next(iter(problems(shown))).where.path.endswith(CHAPTER)


def test_a_head_stays_with_its_children(content: Path, brew: Callable[[], Context]) -> None:
    with edited(content, CHAPTER) as data:
        items = data["sections"][0]["blocks"][0]["items"]
        items[1]["children"] += [
            {
                "id": f"green-{number}",
                "text": {"de": f"Sorte {number}", "en": f"Kind {number}"},
                "rating": {"loe": "1", "grade": "++"},
            }
            for number in range(30)
        ]
    parts = [grid for slide in grids(deck(brew(), "brewing"), "water") if (grid := grid_of(slide))]
    continued = [grid for grid in parts if grid.style == "recommendations"]
    assert len(continued) > 1
    for grid in continued:
        assert not grid.rows[-1].is_head
    for grid in continued[1:]:
        first = grid.rows[0]
        assert (first.id, first.is_head, first.repeated) == ("green-tea", True, True)


def test_a_table_with_many_columns_is_parted(content: Path, brew: Callable[[], Context]) -> None:
    with edited(content, CHAPTER) as data:
        table = data["sections"][0]["blocks"][1]
        for number in range(12):
            table["columns"].append(
                {
                    "id": f"pot-{number}",
                    "title": {"de": f"Kännchen {number}", "en": f"Pot {number}"},
                }
            )
            table["rows"][0]["cells"][f"pot-{number}"] = {
                "de": f"unbedenklich {number}",
                "en": f"unproblematic {number}",
            }
            table["rows"][1]["cells"][f"pot-{number}"] = "–"
    shown = deck(brew(), "brewing")
    assure_fit(shown)
    every = [grid for slide in grids(shown, "water") if (grid := grid_of(slide))]
    parts = [grid for grid in every if grid.style == "table"]
    heads = [[plain_text(column.title) for column in grid.columns] for grid in parts]
    assert all(head[0] == "Kind" for head in heads)
    assert {name for head in heads for name in head} >= {f"Pot {n}" for n in range(12)}


def test_a_long_statement_goes_on_and_loses_no_word(
    content: Path, brew: Callable[[], Context]
) -> None:
    told = " ".join(f"word{number}" for number in range(420))
    with edited(content, CHAPTER) as data:
        data["sections"][0]["blocks"][2]["text"] = {"de": told, "en": told}
    shown = deck(brew(), "brewing")
    parts = [slide for slide in shown.slides if slide.kind == "words"]
    assert len(parts) > 1
    quoted = [p for part in parts for p in paras_of(part) if p.style == "quote"]
    said = " ".join(plain_text(p.runs) for p in quoted)
    assert said.split() == told.split()


def test_a_row_higher_than_a_slide_goes_on_and_loses_no_word(
    content: Path, brew: Callable[[], Context]
) -> None:
    told = " ".join(f"word{number}" for number in range(600))
    with edited(content, CHAPTER) as data:
        data["sections"][0]["blocks"][0]["items"][0]["text"] = {"de": told, "en": told}
    shown = deck(brew(), "brewing")
    assure_fit(shown)
    said = " ".join(
        plain_text(para.runs)
        for slide in grids(shown, "water")
        for row in rows_of(slide)
        if row.id == "boil-fresh-water"
        for para in row.cells[0].paras
        if para.style == "plain"
    )
    said = said.replace("*", "")
    assert [word for word in said.split() if word.startswith("word")] == told.split()
    rated = [
        row
        for slide in grids(shown, "water")
        for row in rows_of(slide)
        if row.id == "boil-fresh-water" and any(cell.badge for cell in row.cells)
    ]
    assert len(rated) == 1
    assert "slide-row-over-several" in {problem.rule for problem in problems(shown)}


@pytest.mark.parametrize(
    "word",
    ["x" * 80, "漢字" * 200, "مرحبا بالعالم " * 30, "☕" * 120, "H~2~O " * 100],
    ids=["80 letters", "Chinese", "Arabic", "emoji", "sub"],
)
def test_unusual_words_fit(content: Path, brew: Callable[[], Context], word: str) -> None:
    with edited(content, CHAPTER) as data:
        data["sections"][0]["blocks"][0]["items"][0]["text"] = {"de": word, "en": word}
        data["sections"][0]["blocks"][1]["rows"][0]["cells"]["heat"] = {"de": word, "en": word}
    assure_fit(deck(brew(), "brewing"))


def test_many_footnotes_have_a_slide_of_their_own(
    content: Path, brew: Callable[[], Context]
) -> None:
    long = " ".join(f"note{number}" for number in range(330))
    with edited(content, CHAPTER) as data:
        data["sections"][0]["footnotes"]["kettle"] = {"de": long, "en": long}
    shown = deck(brew(), "brewing")
    assure_fit(shown)
    said = [text for slide in shown.slides for text in said_on(slide)]
    assert any("note329" in text for text in said)


def test_a_title_too_long_for_a_slide_is_a_problem_at_its_place(
    content: Path, brew: Callable[[], Context]
) -> None:
    long = "Wasser " * 60
    with edited(content, CHAPTER) as data:
        data["sections"][0]["title"] = {"de": long.strip(), "en": long.strip()}
    found = [p for p in problems(deck(brew(), "brewing")) if p.rule == "slide-title-fits"]
    assert found
    assert found[0].where.path.endswith(CHAPTER)
    assert found[0].severity == "error"


def test_twenty_years_of_authors_lose_nobody(content: Path, brew: Callable[[], Context]) -> None:
    with edited(content, CHAPTER) as data:
        data["authors"] = [
            {"editions": str(year), "names": [f"Leaf {year}", f"Kettle {year}"]}
            for year in range(2000, 2025)
        ]
    shown = deck(brew(), "brewing")
    said = " ".join(text for slide in shown.slides for text in said_on(slide))
    assert all(f"Leaf {year}" in said for year in range(2000, 2025))


# ---- what is new ----


def test_the_deck_of_what_is_new_tells_before_and_after() -> None:
    shown = deck(kept_stock(CONTENT["houseplants"]), "changes")
    assure_fit(shown)
    assert [slide.kind for slide in shown.slides[:2]] == ["title", "chart"]
    chart = shown.slides[1].content
    assert isinstance(chart, Chart)
    assert chart
    comparison = kept_stock(CONTENT["houseplants"]).comparisons[-1]
    assert sum(sum(values) for _, values in chart.series) == len(comparison.changes)
    practice = {c.fingerprint for c in comparison.changes if c.weight == "practice-changing"}
    told = {row.id for slide in shown.slides for row in rows_of(slide)}
    assert told == practice


# ---- whatever is written ----


WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=300)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=5, max_size=5))
def test_whatever_words_are_written_every_form_is_made(said: list[str]) -> None:
    with TemporaryDirectory() as folder:
        content = shutil.copytree(MINIMAL, Path(folder) / "content")
        with edited(content, CHAPTER) as data:
            section = data["sections"][0]
            spots = (
                (section["blocks"][0]["items"][0], "text"),
                (section["blocks"][1]["rows"][0]["cells"], "heat"),
                (section["blocks"][2], "text"),
                (section["footnotes"], "kettle"),
                (section["blocks"][0]["items"][0]["conditions"][0], "text"),
            )
            for (record, field), words in zip(spots, said, strict=True):
                record[field] = {"de": words, "en": words}
        source, cache = scan_folder(content), Cache(Path(folder) / "memory")
        made, _ = context_of(source, check(source, cache), cache)
        assume(made)
        assert made
        shown = deck(made, "brewing")
        assure_fit(shown)
        files = {name: deck_file(shown, name, {}, made.master) for name in FILE_FORMATS}
        assert len(Presentation(BytesIO(files["pptx"])).slides) == len(shown.slides)
        assert book(made, "en").startswith(b"%PDF")
