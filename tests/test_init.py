"""Another society's guideline, from nothing: `guidepress init`."""

from pathlib import Path

import pytest
import yaml

from sites import ROOT, guidepress


@pytest.fixture(params=["ago", "awmf", "grade"])
def begun(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    done = guidepress("init", "tea", "--scale", request.param, "--edition", "2025", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "tea"


def test_it_is_in_order_and_makes_a_site(begun: Path) -> None:
    checked = guidepress("check", "--strict", cwd=begun)
    assert checked.stdout == "no problems in 4 files\n"
    built = guidepress("build", "--slides", cwd=begun)
    assert built.returncode == 0, built.stderr
    for language in ("de", "en"):
        page = (begun / "site" / language / "2025" / "first-chapter" / "index.html").read_text()
        assert {"de": "Nicht für die Anwendung", "en": "Not for use"}[language] in page
        assert (begun / "site" / language / "2025" / "slides" / "first-chapter.pptx").is_file()


def test_one_goes_on_from_it(begun: Path) -> None:
    assert guidepress("new", "section", "first-chapter", "more", cwd=begun).returncode == 0
    added = guidepress("add-reference", "Leaf A. On tea. Cup J 2019;1:2-3.", cwd=begun)
    assert added.returncode == 0, added.stderr
    said = guidepress("check", cwd=begun).stdout
    assert "is not on the scale" in said
    assert "nothing in the edition 2025 cites 'leaf-2019'" in said


def test_its_files_parse_and_name_their_schemas(begun: Path) -> None:
    for file in (begun / "content").rglob("*.yaml"):
        yaml.safe_load(file.read_text())
        first = file.read_text().splitlines()[0]
        schema = file.parent / first.partition("$schema=")[2]
        assert schema.resolve().is_file(), file
    for file in (*begun.glob(".*.y*ml"), *begun.glob(".github/workflows/*")):
        assert yaml.safe_load(file.read_text())


def test_one_language_and_a_title_of_its_own(tmp_path: Path) -> None:
    title = 'Tea: "green" & #1 {x}'
    done = guidepress("init", "tea", "--languages", "en", "--title", title, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = yaml.safe_load((tmp_path / "tea" / "content" / "guideline.yaml").read_text())
    assert (said["title"], said["languages"]) == ({"en": title}, ["en"])
    assert guidepress("check", cwd=tmp_path / "tea").stdout == "no problems in 4 files\n"


def test_a_title_in_each_language_and_an_id_by_the_folder(tmp_path: Path) -> None:
    titles = ("--title", "de=Kräuter & Tee", "--title", "en=Herbs = tea")
    done = guidepress("init", "Kräuter", *titles, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = yaml.safe_load((tmp_path / "Kräuter" / "content" / "guideline.yaml").read_text())
    assert (said["id"], said["title"]) == ("kraeuter", {"de": "Kräuter & Tee", "en": "Herbs = tea"})
    assert guidepress("check", cwd=tmp_path / "Kräuter").stdout == "no problems in 4 files\n"


def test_nothing_that_is_there_is_lost(tmp_path: Path) -> None:
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea" / "mine.txt").write_text("mine")
    done = guidepress("init", "tea", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "guidepress: tea is not empty; name a new folder, or an empty one\n",
    )
    assert [file.name for file in (tmp_path / "tea").iterdir()] == ["mine.txt"]


def test_a_language_that_the_interface_lacks_is_said(tmp_path: Path) -> None:
    done = guidepress("init", "tea", "--languages", "de,fr", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("guidepress: the interface speaks de, en;")
    assert not (tmp_path / "tea").exists()


def test_the_workflows_are_those_that_are_ready_made(begun: Path) -> None:
    made = (begun / ".github" / "workflows" / "guideline.yml").read_bytes()
    assert made == (ROOT / "templates" / "workflows" / "github.yml").read_bytes()
