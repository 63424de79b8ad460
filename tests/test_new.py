"""What `guidepress new` adds, and where; and what `guidepress schema` lets an editor know."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from guidepress.cli.new import KINDS
from guidepress.model import blocks
from sites import CONTENT, ROOT, guidepress

CHAPTER = "content/2024/chapters/brewing.yaml"
RATED = ("--rating", "loe=1", "--rating", "grade=++")


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "cases" / "good" / "minimal", tmp_path / "content")
    return tmp_path


def data(folder: Path, path: str) -> Any:
    return yaml.safe_load((folder / path).read_text(encoding="utf-8"))


def errors(folder: Path) -> str:
    return guidepress("check", cwd=folder).stdout


# ---- new ----


def test_a_recommendation_is_added_where_it_belongs(tea: Path) -> None:
    before = (tea / CHAPTER).read_text()
    words = ("--text", "de=Kanne vorwärmen", "--text", "en=Warm the pot")
    done = guidepress("new", "recommendation", "brewing/water", "warm-pot", *words, *RATED, cwd=tea)
    assert done.returncode == 0, done.stderr
    items = data(tea, CHAPTER)["sections"][0]["blocks"][0]["items"]
    assert items[-1] == {
        "id": "warm-pot",
        "text": {"de": "Kanne vorwärmen", "en": "Warm the pot"},
        "rating": {"loe": "1", "grade": "++"},
    }
    line = next(
        n
        for n, text in enumerate((tea / CHAPTER).read_text().splitlines(), 1)
        if "warm-pot" in text
    )
    assert done.stdout == f"{CHAPTER}:{line}: recommendation 'warm-pot' is added\n"
    kept = [text for text in (tea / CHAPTER).read_text().splitlines() if text in before]
    assert kept == before.splitlines() or set(before.splitlines()) <= set(kept)
    assert "error" not in errors(tea)


def test_a_rating_that_nobody_gave_is_asked_for(tea: Path) -> None:
    done = guidepress("new", "recommendation", "brewing/water", "warm-pot", cwd=tea)
    assert done.stdout.endswith("""is added; put ratings in the place of "?"\n""")
    said = errors(tea)
    assert "rating 'loe: ?' is not on the scale" in said
    assert "rating 'grade: ?' is not on the scale" in said


@pytest.mark.parametrize(("evidence", "advice"), [("edition", "schema"), ("name", "kind")])
def test_the_keys_of_scales_are_no_words_of_ours(tea: Path, evidence: str, advice: str) -> None:
    for path in ("guideline.yaml", "2024/chapters/brewing.yaml"):
        file = tea / "content" / path
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("loe: ", f"{evidence}: ").replace("grade: ", f"{advice}: "),
            encoding="utf-8",
        )
    assert "error" not in errors(tea)
    ratings = ("--rating", f"{evidence}=1", "--rating", f"{advice}=++")
    guidepress("new", "recommendation", "brewing/water", "warm-pot", *ratings, cwd=tea)
    items = data(tea, CHAPTER)["sections"][0]["blocks"][0]["items"]
    assert items[-1]["rating"] == {evidence: "1", advice: "++"}
    assert "error" not in errors(tea)
    guidepress("new", "chapter", "herbs", cwd=tea)
    (section,) = data(tea, "content/2024/chapters/herbs.yaml")["sections"]
    assert section["blocks"][0]["items"][0]["rating"] == {evidence: "?", advice: "?"}
    assert "../../../schema/chapter" in (tea / "content/2024/chapters/herbs.yaml").read_text()


def test_a_section_is_added_at_the_end_of_its_chapter(tea: Path) -> None:
    done = guidepress("new", "section", "brewing", "steeping", *RATED, cwd=tea)
    assert done.returncode == 0, done.stderr
    assert data(tea, CHAPTER)["sections"][-1]["id"] == "steeping"
    assert "error" not in errors(tea)


def test_a_chapter_is_added_and_listed(tea: Path) -> None:
    words = ("--text", "de=Kräutertee", "--text", 'en=Herbal "tea": {brews} #')
    done = guidepress("new", "chapter", "herbs", *words, *RATED, cwd=tea)
    assert done.returncode == 0, done.stderr
    assert data(tea, "content/2024/edition.yaml")["chapters"] == ["brewing", "herbs"]
    made = data(tea, "content/2024/chapters/herbs.yaml")
    assert made["title"] == {"de": "Kräutertee", "en": 'Herbal "tea": {brews} #'}
    assert "error" not in errors(tea)


NO_ID = "small letters and digits, words joined by hyphens, such as liver-resection"


def test_a_section_without_recommendations_gets_a_block_of_them(tea: Path) -> None:
    said = (tea / CHAPTER).read_text(encoding="utf-8").rstrip()
    more = """
  - id: lore
    title: {de: Sagen, en: Lore}
    blocks:
      - {kind: text, id: lore-text, text: {de: Es war, en: Once}}
"""
    (tea / CHAPTER).write_text(f"{said}{more}", encoding="utf-8")
    done = guidepress("new", "recommendation", "brewing/lore", "tell-it", *RATED, cwd=tea)
    assert done.returncode == 0, done.stderr
    block = data(tea, CHAPTER)["sections"][-1]["blocks"][-1]
    assert (block["kind"], block["id"]) == ("recommendations", "lore-recommendations")
    assert [item["id"] for item in block["items"]] == ["tell-it"]
    assert "error" not in errors(tea)


BLOCKS = {
    "table": {"columns", "rows", "title"},
    "statement": {"text", "source"},
    "text": {"text"},
    "figure": {"file", "title", "alt"},
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_is_added_at_the_end_of_its_section(tea: Path, kind: str) -> None:
    words = ("--text", "de=Kannen", "--text", 'en=Pots "and" pans')
    done = guidepress("new", kind, "brewing/water", "pots", *words, cwd=tea)
    assert done.returncode == 0, done.stderr
    section = data(tea, CHAPTER)["sections"][0]
    assert section["blocks"][-1]["kind"] == kind
    assert set(section["blocks"][-1]) == {"kind", "id", *BLOCKS[kind]}
    assert 'Pots \\"and\\" pans' in (tea / CHAPTER).read_text()
    wanted = "pots.png" if kind == "figure" else ""
    assert wanted in errors(tea)
    assert ("error" in errors(tea)) == bool(wanted)


def test_a_work_is_added_by_its_key_to_be_filled_in(tea: Path) -> None:
    title = "en=On pots"
    assert guidepress("new", "reference", "mug-2020", "--text", title, cwd=tea).returncode == 0
    works = [work["id"] for work in data(tea, "content/2024/references.yaml")["references"]]
    assert works == ["leaf-2019", "kettle-2021", "cup-2023", "mug-2020"]
    assert "nothing in the edition 2024 cites 'mug-2020'" in errors(tea)
    again = guidepress("new", "reference", "mug-2020", cwd=tea)
    assert "the id 'mug-2020' is taken: it is a work in references.yaml" in again.stderr


def test_hints_stay_with_what_they_are_about(tea: Path) -> None:
    for name in ("one", "two"):
        guidepress("new", "section", "brewing", name, *RATED, cwd=tea)
        guidepress("new", "recommendation", f"brewing/{name}", f"{name}-more", *RATED, cwd=tea)
    lines = [line.strip() for line in (tea / CHAPTER).read_text().splitlines()]
    hints = [i for i, line in enumerate(lines) if line == "# cites: [smith-2024]"]
    assert len(hints) == 4
    assert all(lines[i + 1].startswith("rating: ") for i in hints)
    assert [lines[i - 1][:6] for i, line in enumerate(lines) if line.startswith("# Lite")] == [
        "title:",
        "title:",
    ]


def test_what_the_command_line_offers_is_what_can_be_added() -> None:
    assert set(KINDS) == {file.stem for file in (ROOT / "templates" / "new").iterdir()}
    assert set(blocks.BLOCKS) - {"recommendations"} <= set(KINDS)


MISTAKES = {
    "recommendation brewing/water green-tea": (
        "the id 'green-tea' is taken: it is a recommendation in brewing; choose another"
    ),
    "recommendation brewing/watr x": (
        "brewing has no section 'watr'; there are: water; did you mean 'water'?"
    ),
    "section brewin x": (
        "there is no chapter 'brewin'; there are: brewing; did you mean 'brewing'?"
    ),
    "chapter Herbs": f"'Herbs' is no id: {NO_ID}",
    "chapter ../herbs": f"'../herbs' is no id: {NO_ID}",
    "section x": "a section is added by: guidepress new section CHAPTER ID",
    "chapter herbs --text fr=Thé": "there is no language 'fr'; there are: de, en",
    "chapter herbs --rating lo=1": (
        "there is no scale 'lo'; there are: loe, grade; did you mean 'loe'?"
    ),
}


@pytest.mark.parametrize("arguments", MISTAKES)
def test_what_cannot_be_added_is_said_in_one_sentence(tea: Path, arguments: str) -> None:
    before = {file: file.read_bytes() for file in (tea / "content").rglob("*.yaml")}
    done = guidepress("new", *arguments.split(), cwd=tea)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"guidepress: {MISTAKES[arguments]}"
    assert {file: file.read_bytes() for file in (tea / "content").rglob("*.yaml")} == before


def test_a_locked_edition_is_left_alone(tmp_path: Path) -> None:
    shutil.copytree(CONTENT["houseplants"], tmp_path / "content")
    done = guidepress("new", "chapter", "herbs", "--edition", "2022", cwd=tmp_path)
    assert done.returncode == 2
    assert "the edition 2022 is locked" in done.stderr


# ---- schema ----


def judge(folder: Path) -> Draft202012Validator:
    files = {file.name: json.loads(file.read_bytes()) for file in folder.glob("*.json")}
    registry: Any = Registry().with_resources(
        (name, Resource.from_contents(schema)) for name, schema in files.items()
    )
    return Draft202012Validator(files["chapter.schema.json"], registry=registry)


def test_an_editor_is_told_the_words_of_the_guideline(tea: Path) -> None:
    assert guidepress("schema", "--editor", cwd=tea).stdout.endswith("schemas are in schema/\n")
    schema = json.loads((tea / "schema" / "chapter.schema.json").read_bytes())
    offered = [one.get("const") for one in schema["$defs"]["citation"]["anyOf"]]
    assert {"leaf-2019", "kettle-2021", "cup-2023"} <= set(offered)
    rating = schema["$defs"]["recommendation"]["properties"]["rating"]["properties"]
    assert [level["const"] for level in rating["grade"]["anyOf"]][:1] == ["++"]
    assert list(judge(tea / "schema").iter_errors(data(tea, CHAPTER))) == []


def test_what_an_editor_is_told_forbids_nothing_that_is_allowed(tea: Path) -> None:
    guidepress("schema", "--editor", cwd=tea)
    chapter = data(tea, CHAPTER)
    chapter["sections"][0]["blocks"][0]["items"][0]["cites"] = ["not-written-yet-2025"]
    assert list(judge(tea / "schema").iter_errors(chapter)) == []
    chapter["sections"][0]["blocks"][0]["items"][0]["rating"]["grade"] = "+++"
    (error,) = judge(tea / "schema").iter_errors(chapter)
    assert "+++" in error.message


def test_the_shipped_schemas_are_written_as_they_are(tea: Path) -> None:
    guidepress("schema", cwd=tea)
    for file in (tea / "schema").iterdir():
        assert file.read_bytes() == (ROOT / "schema" / file.name).read_bytes()
