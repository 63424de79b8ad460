"""PowerPoint decks: read with python-pptx, and opened in a real office program."""

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from decks import deck, edited, grid_of, kept_stock, stock
from guidepress.build.context import Context
from guidepress.slides.deck import Deck, plain_text
from guidepress.slides.files import deck_file, master_in
from guidepress.slides.footer_notes import footer_notes_height
from guidepress.slides.layout import SHIPPED_GEOMETRY
from sites import CONTENT, ROOT, guidepress

MASTER = ROOT / "templates" / "slides" / "master.pptx"
DECKS = [
    ("ago", "metastasis-sites", "de"),
    ("ago", "metastasis-sites", "en"),
    ("ago", "changes", "de"),
    ("houseplants", "light", "en"),
    ("houseplants", "watering", "de"),
    ("houseplants", "changes", "en"),
]
POINTS = 12_700
CHAPTER = "2024/chapters/brewing.yaml"


@dataclass(frozen=True)
class Made:
    """A deck as it was planned, its file, and that file opened."""

    planned: Deck
    data: bytes

    @property
    def opened(self) -> Any:
        return Presentation(BytesIO(self.data))

    @property
    def pairs(self) -> Iterator[tuple[Any, Any]]:
        return zip(self.planned.slides, self.opened.slides, strict=True)


def made(of: Context, name: str, language: str) -> Made:
    planned = deck(of, name, language)
    return Made(planned, deck_file(planned, "pptx", of.pictures[-1], of.master))


@pytest.fixture(scope="module", params=DECKS, ids=["-".join(one) for one in DECKS])
def one(request: pytest.FixtureRequest) -> Made:
    content, name, language = request.param
    return made(kept_stock(CONTENT[content]), name, language)


@pytest.fixture(scope="module")
def brew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brew") / "content"
    shutil.copytree(ROOT / "tests" / "cases" / "good" / "minimal", folder)
    return folder


def tables(page: Any) -> list[Any]:
    return [shape.table for shape in page.shapes if shape.has_table]


def runs(page: Any) -> Iterator[Any]:
    yield from page._element.iter(qn("a:rPr"), qn("a:endParaRPr"))


# ---- the master ----


def test_the_shipped_master_is_what_its_parts_make(tmp_path: Path) -> None:
    target = tmp_path / "master.pptx"
    subprocess.run([sys.executable, ROOT / "tools" / "master.py", target], check=True)
    assert target.read_bytes() == MASTER.read_bytes()


def test_the_shipped_master_lacks_nothing_and_has_the_room_that_slides_are_measured_in() -> None:
    master = master_in(MASTER)
    assert (master.lacks, master.geometry) == ((), SHIPPED_GEOMETRY)


# ---- what a speaker opens ----


def test_tables_say_what_was_planned(one: Made) -> None:
    for slide, page in one.pairs:
        if grid := grid_of(slide):
            (table,) = tables(page)
            for row, shown in zip(grid.rows, list(table.rows)[1:], strict=True):
                cells = [cell for cell in shown.cells if not cell.is_spanned]
                for cell, text in zip(row.cells, cells, strict=True):
                    said = "\n".join(plain_text(para.runs) for para in cell.paras)
                    marks = plain_text(cell.badge.marks) if cell.badge else ""
                    assert text.text_frame.text == (
                        f"{cell.badge.sign}{marks}" if cell.badge else said
                    )


def test_every_slide_has_a_title_of_its_own(one: Made) -> None:
    titles = [page.shapes.title.text_frame.text for page in one.opened.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_placeholder_is_left_empty(one: Made) -> None:
    for page in one.opened.slides:
        for shape in page.placeholders:
            assert not shape.has_text_frame or shape.text_frame.text.strip(), shape.name


def test_tables_pictures_and_charts_say_what_they_are(one: Made) -> None:
    for page in one.opened.slides:
        for shape in page.shapes:
            if shape.has_table or shape.has_chart or shape._element.tag == qn("p:pic"):
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr")
        for table in tables(page):
            assert table.first_row


def test_every_word_has_its_language(one: Made) -> None:
    tag = {"de": "de-DE", "en": "en-GB"}[one.planned.language]
    for page in one.opened.slides:
        assert {run.get("lang") for run in runs(page)} <= {tag, "en-GB"}
        for table in tables(page):
            assert {run.get("lang") for run in table._tbl.iter(qn("a:rPr"))} == {tag}


def test_every_slide_has_the_mark_of_its_version_and_its_number(one: Made) -> None:
    for page in one.opened.slides:
        kinds = {shape._element.ph.get("type"): shape for shape in page.placeholders}
        assert one.planned.footer_text in kinds["ftr"].text_frame.text
        assert one.planned.notice in kinds["ftr"].text_frame.text
        assert "slidenum" in kinds["sldNum"]._element.xml


def test_notes_hold_what_was_planned(one: Made) -> None:
    for slide, page in one.pairs:
        said = page.notes_slide.notes_text_frame.text if page.has_notes_slide else ""
        assert said.splitlines() == [plain_text(para.runs) for para in slide.speaker_notes]


def test_the_same_deck_has_the_same_bytes(one: Made) -> None:
    of = kept_stock(CONTENT["ago"])
    assert made(of, "changes", "de").data == made(of, "changes", "de").data
    with zipfile.ZipFile(BytesIO(one.data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_links_of_topics_lead_to_their_slides() -> None:
    shown = made(kept_stock(CONTENT["ago"]), "metastasis-sites", "en").opened
    links = list(shown.slides[1]._element.iter(qn("a:hlinkClick")))
    assert len(links) == 6
    for link in links:
        target = shown.slides[1].part.rels[link.get(qn("r:id"))].target_part
        assert target in [page.part for page in shown.slides]


# ---- in an office program ----


@dataclass(frozen=True)
class Box:
    page: int
    x: float
    y: float
    right: float
    bottom: float
    word: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Made, list[list[Box]]]]:
    """Decks as LibreOffice shows them: by name, with the boxes of the words on each page."""
    folder = tmp_path_factory.mktemp("office")
    decks = {"-".join(name): made(kept_stock(CONTENT[name[0]]), *name[1:]) for name in DECKS}
    for name, each in decks.items():
        (folder / f"{name}.pptx").write_bytes(each.data)
    convert(folder, sorted(folder.glob("*.pptx")))
    return {name: (each, list(boxes(folder / f"{name}.pdf"))) for name, each in decks.items()}


def convert(folder: Path, files: list[Path]) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)


def boxes(pdf: Path) -> Iterator[list[Box]]:
    """The words on each page of a PDF, and where they stand, in points."""
    done = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True
    )
    for number, page in enumerate(done.stdout.split("<page ")[1:], 1):
        yield [
            Box(number, *_corners(found), unescape(found[5]))
            for found in re.finditer(
                r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page
            )
        ]


def _corners(found: re.Match[str]) -> tuple[float, float, float, float]:
    return float(found[1]), float(found[2]), float(found[3]), float(found[4])


@pytest.mark.parametrize("name", ["-".join(one) for one in DECKS])
def test_nothing_leaves_its_place_in_an_office_program(
    printed: Mapping[str, tuple[Made, list[list[Box]]]], name: str
) -> None:
    each, pages = printed[name]
    room = each.planned.geometry
    assert len(pages) == len(each.planned.slides)
    for slide, words in zip(each.planned.slides, pages, strict=True):
        below = set(f"{each.planned.footer_text} {each.planned.notice} {words[0].page}".split())
        foot = " ".join(plain_text(para.runs) for para in slide.footer_notes)
        foot_height = footer_notes_height(slide.footer_notes, room.body.width)
        foot_top = room.body.y + room.body.height - foot_height
        for box in words:
            assert box.x >= 0, (slide.id, box)
            assert box.right <= room.width, (slide.id, box)
            assert box.bottom <= room.footer.y + 1 or box.word in below, (slide.id, box)
            assert box.bottom <= foot_top + 1 or box.word in below or box.word in foot, (
                slide.id,
                box,
            )


# ---- an organisation's own master ----


def test_a_house_master_is_used_with_its_own_room(brew: Path) -> None:
    (brew / "slides").mkdir(exist_ok=True)
    house = Presentation()  # the one that python-pptx brings: 4 : 3, with ordinary layouts
    house.save(str(brew / "slides" / "master.pptx"))
    shown = made(stock(brew, brew.parent / "memory"), "brewing", "en")
    assert (shown.planned.geometry.width, shown.planned.geometry.height) == (720, 540)
    assert shown.opened.slide_width == 720 * POINTS
    assert [page.slide_layout.name for page in shown.opened.slides][:2] == [
        "Title Slide",
        "Title and Content",
    ]
    shutil.rmtree(brew / "slides")


def test_a_master_in_a_font_that_nobody_can_measure_is_told(brew: Path) -> None:
    (brew / "slides").mkdir(exist_ok=True)
    Presentation().save(str(brew / "slides" / "master.pptx"))
    done = guidepress("slides", "--check", cwd=brew.parent)
    assert done.returncode == 0
    assert (
        "content/slides/master.pptx:1:1: warning: the master is set in 'Calibri', but slides are "
        "measured in Arial: a text may take more room than was left for it [slide-font]"
    ) in done.stdout
    shutil.rmtree(brew / "slides")


def test_a_master_that_lacks_a_layout_is_a_problem(brew: Path) -> None:
    (brew / "slides").mkdir(exist_ok=True)
    house = Presentation()
    layouts = house.slide_layouts
    for layout in list(layouts):
        if layout.name in ("Title Slide", "Title and Content"):
            layouts.remove(layout)
    house.save(str(brew / "slides" / "master.pptx"))
    done = guidepress("slides", cwd=brew.parent)
    assert done.returncode == 1
    assert (
        "content/slides/master.pptx:1:1: error: the master of the slides lacks a layout for the "
        "title (type 'title') [slide-master]" in done.stderr
    )
    assert not (brew.parent / "slides").exists()
    shutil.rmtree(brew / "slides")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + b"\x00" * 18], ids=len)
def test_what_is_no_master_is_said_in_one_sentence(brew: Path, data: bytes) -> None:
    (brew / "slides").mkdir(exist_ok=True)
    (brew / "slides" / "master.pptx").write_bytes(data)
    done = guidepress("slides", cwd=brew.parent)
    assert (done.returncode, done.stderr.count("\n")) == (2, 2 if "checking" in done.stderr else 1)
    assert "the master of the slides is no PowerPoint file that can be read" in done.stderr
    shutil.rmtree(brew / "slides")


# ---- unusual texts ----


def test_unusual_words_are_kept_and_marked(brew: Path) -> None:
    with edited(brew, CHAPTER) as data:
        items = data["sections"][0]["blocks"][0]["items"]
        items[0]["text"] = {"de": "مرحبا <b>&amp; 漢字 ☕", "en": "مرحبا <b>&amp; 漢字 ☕"}
    shown = made(stock(brew, brew.parent / "memory"), "brewing", "en")
    cell = next(table.cell(1, 0) for page in shown.opened.slides for table in tables(page))
    assert cell.text_frame.text.startswith("مرحبا <b>&amp; 漢字 ☕")
    assert cell._tc.find(f".//{qn('a:pPr')}").get("rtl") == "1"
