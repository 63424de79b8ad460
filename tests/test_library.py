"""The library: what `import guidepress` offers, and that it does nothing else."""

import doctest
import gc
import shutil
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import guidepress as gp
from sites import ROOT

PLANTS = ROOT / "examples" / "houseplants"


@pytest.fixture
def mistyped(tmp_path: Path) -> Path:
    """Houseplants with a grade that is on no scale."""
    content = tmp_path / "houseplants"
    shutil.copytree(PLANTS, content)
    chapter = content / "2024" / "chapters" / "watering.yaml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("strength: strong-for", "strength: strong", 1), "utf-8")
    return content


def test_the_page_says_what_happens(
    mistyped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    names = {"mistyped": mistyped, "out": tmp_path / "site"}
    result = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False, globs=names)
    assert result.attempted > 5
    assert result.failed == 0


def test_everything_that_is_named_is_there() -> None:
    assert set(gp.__all__) <= {name for name in gp.__all__ if getattr(gp, name)}
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        _ = gp.reed


def test_rooms_of_the_same_name_are_there_too() -> None:
    room = import_module("guidepress.read")
    reader = import_module("guidepress.read.yaml_reader")
    assert vars(room)["yaml_reader"] is reader
    script = "import guidepress.read.yaml_reader as r, guidepress as gp; gp.read; r.parse"
    subprocess.run([sys.executable, "-c", script], check=True)
    for name in ("read", "compare", "build"):
        import_module(f"guidepress.{name}")
        assert callable(getattr(gp, name))
    assert list(gp.read(PLANTS)) == ["2022", "2023", "2024"]


def test_a_call_changes_nothing_but_what_it_is_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    frozen, handler = gc.get_freeze_count(), signal.getsignal(signal.SIGINT)
    plants = gp.read(PLANTS)
    assert len(plants.compare("2022", "2024")) > 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
    assert signal.getsignal(signal.SIGINT) is handler
    assert list(tmp_path.iterdir()) == []
    gp.build(plants, tmp_path / "out" / "site", slides=False)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*")}
    assert made == {"out/.guidepress", "out/site"}


def test_a_site_of_the_library_is_that_of_the_command(tmp_path: Path) -> None:
    gp.build(gp.read(PLANTS), tmp_path / "one", slides=False)
    command = (sys.executable, "-m", "guidepress", "build", "--no-slides")
    where = ("--content", str(PLANTS), "--out", str(tmp_path / "two"))
    subprocess.run((*command, *where), check=True, cwd=tmp_path, capture_output=True)
    one, two = (_files(tmp_path / name) for name in ("one", "two"))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def _files(site: Path) -> dict[str, bytes]:
    return {str(f.relative_to(site)): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def test_a_second_site_in_a_process_that_has_set_pages_comes_about_too(tmp_path: Path) -> None:
    """Typst keeps threads, and a process is not to be copied while it has them: that hung."""
    biscuits = gp.read(ROOT / "examples" / "biscuits")
    gp.build(biscuits, tmp_path / "one", processes=1)
    gp.build(biscuits, tmp_path / "two", processes=2)
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_what_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    plants = gp.read(PLANTS)
    with pytest.raises(gp.GuidepressError, match="there is no edition '2025'; there are: 2022"):
        plants.compare("2024", "2025")
    with pytest.raises(gp.GuidepressError, match="there is no language 'fr'"):
        plants["2024"].records(language="fr")
    with pytest.raises(gp.GuidepressError, match="there is no folder"):
        gp.read(tmp_path / "nowhere")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"meow")
    with pytest.raises(gp.GuidepressError, match="is not a site"):
        gp.build(plants, tmp_path / "photos")
    assert (tmp_path / "photos" / "cat.jpg").read_bytes() == b"meow"


def test_rows_have_every_recommendation_of_the_edition() -> None:
    plants = gp.read(PLANTS)
    edition = plants["2024"]
    ids = [each.id for chapter in edition.record.chapters for each in chapter.recommendations()]
    for language in plants.languages:
        rows = edition.records(language)
        assert [row["id"] for row in rows] == ids
        assert {tuple(row) for row in rows} == {tuple(rows[0])}


def test_with_a_cache_nothing_is_read_twice(tmp_path: Path) -> None:
    first = gp.read(PLANTS, cache=tmp_path / "cache")
    before = sorted(tmp_path.rglob("*"))
    second = gp.read(PLANTS, cache=tmp_path / "cache")
    assert second["2024"].record == first["2024"].record
    assert sorted(tmp_path.rglob("*")) == before
