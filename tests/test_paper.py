"""PDF decks and handbooks: tagged, complete, and the same each time."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import decks
from decks import deck, edited, grid_of, kept_stock, paras_of, rows_of, stock
from guidepress.build.context import Context
from guidepress.slides.deck import Deck, Picture, plain_text
from guidepress.slides.files import deck_file
from guidepress.slides.fit_problems import problems
from sites import CONTENT

DECKS = [
    ("ago", "metastasis-sites", "de"),
    ("ago", "changes", "en"),
    ("houseplants", "light", "en"),
    ("houseplants", "changes", "de"),
]
BOOKS = [("ago", "de"), ("ago", "en"), ("houseplants", "en")]
CHAPTER = "2024/chapters/brewing.yaml"


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words_in(pdf: Path, *options: str) -> str:
    return " ".join(run("pdftotext", *options, pdf, "-").replace("\u200b", "").split())


def letters(text: str) -> str:
    """A text without spaces and without what parts words at the end of a line."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def written(of: Context, name: str, language: str, folder: Path) -> tuple[Deck, Path]:
    planned = deck(of, name, language)
    file = folder / f"{language}-{name}.pdf"
    file.write_bytes(deck_file(planned, "pdf", of.pictures[-1], of.master))
    return planned, file


def book(of: Context, language: str, folder: Path, number: int = -1) -> Path:
    file = folder / f"{language}.pdf"
    file.write_bytes(decks.book(of, language, number))
    return file


@pytest.fixture(scope="module", params=DECKS, ids=["-".join(one) for one in DECKS])
def one(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Deck, Path]:
    content, name, language = request.param
    return written(kept_stock(CONTENT[content]), name, language, tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="module", params=BOOKS, ids=["-".join(one) for one in BOOKS])
def bound(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Context, str, Path]:
    content, language = request.param
    of = kept_stock(CONTENT[content])
    return of, language, book(of, language, tmp_path_factory.mktemp("book"))


@pytest.fixture
def brew(content: Path, tmp_path: Path) -> Callable[[], Context]:
    return lambda: stock(content, tmp_path / "memory")


def assure_archivable(pdf: Path, language: str) -> None:
    """It is sound, tagged as PDF/UA says, in its language, and brings its fonts."""
    run("qpdf", "--check", pdf)
    assert re.search(r"Tagged: +yes", run("pdfinfo", pdf))
    said: Any = json.loads(run("qpdf", "--json", "--json-key=qpdf", pdf))
    catalogs = [
        value["value"]
        for value in said["qpdf"][1].values()
        if isinstance(value.get("value"), dict) and value["value"].get("/Type") == "/Catalog"
    ]
    assert [each["/Lang"].removeprefix("u:")[:2] for each in catalogs] == [language]
    assert "pdfuaid:part>1<" in run("pdfinfo", "-meta", pdf)
    fonts = [line.split() for line in run("pdffonts", pdf).splitlines()[2:]]
    assert fonts
    assert all(font[-5] == "yes" for font in fonts)


# ---- decks ----


def test_a_deck_can_be_kept_and_read_aloud(one: tuple[Deck, Path]) -> None:
    planned, pdf = one
    assure_archivable(pdf, planned.language)
    info = run("pdfinfo", pdf)
    assert f"Pages:           {len(planned.slides)}\n" in info
    assert f"Title:           {planned.title}\n" in info


def test_every_page_says_what_was_planned_in_its_order(one: tuple[Deck, Path]) -> None:
    planned, pdf = one
    for number, slide in enumerate(planned.slides, 1):
        said = letters(words_in(pdf, "-raw", "-f", str(number), "-l", str(number)))
        paras = [para.runs for para in paras_of(slide)]
        for row in rows_of(slide):
            paras += [para.runs for cell in row.cells for para in cell.paras]
        assert said.startswith(letters(plain_text(slide.title))[:20]), slide.id
        for runs in paras:
            assert letters(plain_text(runs))[:30] in said, (slide.id, plain_text(runs))


def test_every_slide_has_its_mark_and_number(one: tuple[Deck, Path]) -> None:
    planned, pdf = one
    for number in range(1, len(planned.slides) + 1):
        said = words_in(pdf, "-f", str(number), "-l", str(number))
        assert planned.footer_text in said
        assert planned.notice in said
        assert str(number) in said.split()


def test_a_figure_has_its_description() -> None:
    of = kept_stock(CONTENT["houseplants"])
    planned = deck(of, "light", "en")
    alt = next(slide.content.alt for slide in planned.slides if isinstance(slide.content, Picture))
    made = deck_file(planned, "pdf", of.pictures[-1], of.master)
    done = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", "-", "-"],
        input=made,
        capture_output=True,
        check=False,
    )
    plain = done.stdout or made
    assert b"/Alt" in plain
    assert alt


# ---- handbooks ----


def test_a_handbook_can_be_kept_and_read_aloud(bound: tuple[Context, str, Path]) -> None:
    of, language, pdf = bound
    assure_archivable(pdf, language)
    head = of.localized[language].localizer(len(of.editions) - 1).guideline.head
    assert head.title.say(language) in run("pdfinfo", pdf)


def test_a_handbook_says_every_recommendation_work_and_change(
    bound: tuple[Context, str, Path],
) -> None:
    of, language, pdf = bound
    said = letters(words_in(pdf))
    localizer = of.localized[language].localizer(len(of.editions) - 1)
    for chapter in of.editions[-1].chapters:
        for item in chapter.recommendations():
            assert letters(localizer.plain(item.text))[:30] in said, item.id
    for work in of.editions[-1].references.values():
        assert letters(str(work.csl.get("title") or work.literal))[:30] in said, work.id


def test_a_handbook_has_contents_that_lead(bound: tuple[Context, str, Path]) -> None:
    of, _, pdf = bound
    said: Any = json.loads(run("qpdf", "--json", "--json-key=outlines", pdf))
    titles = [entry["title"] for entry in said["outlines"]]
    assert len(titles) >= len(of.editions[-1].chapters) + 3
    assert all(entry["destpageposfrom1"] > 1 for entry in said["outlines"])


def test_the_handbook_of_a_reconstruction_says_so(tmp_path: Path) -> None:
    of = kept_stock(CONTENT["ago"])
    said = words_in(book(of, "en", tmp_path, number=0), "-l", "1")
    assert "Reconstruction" in said


# ---- whatever is written ----


def test_the_same_content_has_the_same_bytes(tmp_path: Path) -> None:
    of = kept_stock(CONTENT["houseplants"])
    planned = deck(of, "light", "de")
    twice = [deck_file(planned, "pdf", of.pictures[-1], of.master) for _ in "12"]
    assert twice[0] == twice[1]
    one, other = (book(of, "de", tmp_path).read_bytes() for _ in "12")
    assert one == other


@pytest.mark.parametrize(
    "said",
    ['#panic("x")', "$ x^2 $", "@leaf-2019", "= Head", "\\u{202e}", "<label>", "*a* _b_ `c`"],
)
def test_no_content_is_markup(
    content: Path, brew: Callable[[], Context], tmp_path: Path, said: str
) -> None:
    with edited(content, CHAPTER) as data:
        row = data["sections"][0]["blocks"][1]["rows"][0]
        row["cells"]["heat"] = {"de": said, "en": said}
    of = brew()
    planned, pdf = written(of, "brewing", "en", tmp_path)
    shown = next(
        plain_text(cell.paras[0].runs)
        for slide in planned.slides
        if (grid := grid_of(slide)) and grid.style == "table"
        for cell in grid.rows[0].cells[1:2]
    )
    assert shown in words_in(pdf)
    assert shown in words_in(book(of, "en", tmp_path))


def test_letters_that_no_font_has_are_shown_by_their_codes_and_told(
    content: Path, brew: Callable[[], Context], tmp_path: Path
) -> None:
    with edited(content, CHAPTER) as data:
        data["sections"][0]["blocks"][0]["items"][0]["text"] = {"de": "漢字", "en": "漢字"}
    planned, pdf = written(brew(), "brewing", "en", tmp_path)
    assert "[U+6F22][U+5B57]" in words_in(pdf)
    found = [problem for problem in problems(planned) if problem.rule == "slide-letters"]
    assert found[0].message == (
        "no font of the decks has '漢' (U+6F22), '字' (U+5B57) on 'Water' (en); the PDF shows the "
        "codes instead"
    )
    assert found[0].where.path.endswith(CHAPTER)


def test_a_word_without_end_stays_on_its_page(
    content: Path, brew: Callable[[], Context], tmp_path: Path
) -> None:
    with edited(content, CHAPTER) as data:
        data["sections"][0]["blocks"][0]["items"][0]["text"] = {"de": "x" * 300, "en": "x" * 300}
    _, pdf = written(brew(), "brewing", "en", tmp_path)
    boxes = run("pdftotext", "-bbox", pdf, "-")
    assert max(float(x) for x in re.findall(r'xMax="(.*?)"', boxes)) <= 960


def test_the_programs_that_judge_are_there() -> None:
    assert all(map(shutil.which, ("qpdf", "pdfinfo", "pdffonts", "pdftotext")))
