"""guidepress diff: what changed, in words, in data, and back again."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from conftest import CASES
from excerpts import sides, wording_rules
from guidepress.check.check import CheckResult, check
from guidepress.compare.change import Comparison
from guidepress.compare.compare import compare
from guidepress.compare.kinds import KINDS, WEIGHTS
from guidepress.model.nodes import NODE_CLASSES
from guidepress.read.folder import scan_folder
from guidepress.report.changes import Report, report
from guidepress.report.changes_html import html
from guidepress.report.changes_markdown import markdown
from guidepress.report.changes_text import text
from guidepress.report.markdown import escape
from guidepress.storage.cache import Cache
from guidepress.view.change_types import ChangeView
from guidepress.view.changes import Changes
from guidepress.view.localizer import Localizer
from repository import begin
from sites import CONTENT, ROOT, guidepress, snapshot

SCHEMA = json.loads((ROOT / "schema" / "api" / "changes.schema.json").read_bytes())
SHOWN = sorted((CASES / "changes").iterdir())
PLANTS = CONTENT["houseplants"]


def _diff(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> str:
    """What `guidepress diff` prints, where all is well."""
    done = guidepress("diff", *arguments, cwd=cwd, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _refused(*arguments: str | Path, cwd: Path = ROOT, code: int = 2) -> str:
    """The last line of why nothing was printed."""
    done = guidepress("diff", *arguments, cwd=cwd)
    assert (done.returncode, done.stdout) == (code, "")
    return done.stderr.splitlines()[-1]


def _faults(record: Any) -> list[str]:
    judge = Draft202012Validator(SCHEMA)
    return [f"{error.json_path}: {error.message}" for error in judge.iter_errors(record)]


# ---- the schema ----


def test_the_schema_knows_every_kind_weight_and_subject() -> None:
    """If not: `python tools/api_schemas.py` writes them."""
    known = SCHEMA["$defs"]
    assert known["kind"]["enum"] == list(KINDS)
    assert known["weight"]["enum"] == list(WEIGHTS)
    assert known["change"]["properties"]["subject"]["enum"] == [*NODE_CLASSES, "edition"]
    assert list(SCHEMA["properties"]["counts"]["properties"]["by_weight"]["properties"]) == list(
        WEIGHTS
    )


def test_the_schema_tells_wrong_shapes_apart() -> None:
    record = json.loads(_diff("2022", "2023", "--content", PLANTS, "--format", "json"))
    assert _faults(record) == []
    for number, change in enumerate(record["changes"]):
        for side in ("before", "after"):
            spoilt = dict(change, **{side: 7})
            assert _faults(record | {"changes": [spoilt]}) != [], number
        swapped = dict(change, before=change["after"], after=change["before"])
        if change["kind"].endswith(("-added", "-removed")) and not change["field"]:
            assert _faults(record | {"changes": [swapped]}) != [], number


# ---- the AGO's two editions ----


def test_the_real_content_says_what_the_source_dates_and_nothing_else() -> None:
    record = json.loads(_diff("2023", "2024", "--format", "json"))
    assert _faults(record) == []
    found = [(c["kind"], c["subject"], c["section"], c["id"]) for c in record["changes"]]
    general, oligo, axilla = "general", "oligometastatic-definitions", "contralateral-axilla"
    assert found == [
        ("authors-changed", "chapter", None, "metastasis-sites"),
        ("citations-changed", "literature", general, "overviews"),
        ("citations-changed", "literature", oligo, "definitions"),
        ("row-added", "row", oligo, "abc-7"),
        ("citations-changed", "literature", axilla, "contralateral-axillary-metastasis"),
        ("text-removed", "text", axilla, "contralateral-axilla-wording"),
        ("statement-added", "statement", axilla, "contralateral-axilla-consensus"),
        ("reference-added", "reference", None, "cardoso-2024"),
        ("reference-added", "reference", None, "pusztai-2023"),
    ]
    assert [
        sorted(set(map(str, c["after"])) - set(map(str, c["before"])))
        for c in record["changes"]
        if c["kind"] in ("citations-changed", "authors-changed")
    ] == [
        ["{'editions': '2024', 'names': ['Bauerfeind', 'Reimer']}"],
        ["pusztai-2023"],
        ["cardoso-2024"],
        ["cardoso-2024"],
    ]
    lost = [set(map(str, c["before"])) - set(map(str, c["after"])) for c in record["changes"][:3]]
    assert lost == [set(), set(), set()]


def test_a_reconstruction_is_called_one() -> None:
    said = _diff("2023", "2024", "--lang", "en").splitlines()
    assert said[:2] == [
        "What changed from 2023 to 2024",
        "The 2023 edition is a reconstruction: only what the source itself dates is compared.",
    ]


# ---- two small editions, word for word ----


@pytest.fixture
def editions(content: Path) -> Path:
    """The minimal guideline with a second edition, in which a few things are otherwise."""
    shutil.copytree(content / "2024", content / "2025")
    _edit(content / "2025" / "edition.yaml", {'id: "2024"': 'id: "2025"'})
    _edit(
        content / "2025" / "chapters" / "brewing.yaml",
        {
            "{de: Frisches Wasser kochen, en: Boil fresh water}": "{de: Frisches weiches Wasser "
            'kochen, en: "Boil fresh, soft water"}',
            '{loe: "1", grade: "++"}': '{loe: "1", grade: "-"}',
            "cites: [cup-2023]": "cites: [cup-2023, leaf-2019]",
            "{de: Tee hilft., en: Tea helps.}": "{de: Tee hilft., en: Tea does help.}",
            'time: "3 min"': 'time: "4 min"',
        },
    )
    (content / "2025" / "changes.yaml").write_text(
        "changes:\n  - kind: changed\n    id: boil-fresh-water\n"
        "    reason: {de: Kalk, en: Limescale}\n",
        encoding="utf-8",
    )
    return content


def _edit(file: Path, words: dict[str, str]) -> None:
    said = file.read_text(encoding="utf-8")
    for old, new in words.items():
        assert said.count(old) == 1, old
        said = said.replace(old, new)
    file.write_text(said, encoding="utf-8")


FILE = "content/2025/chapters/brewing.yaml"


def test_text(editions: Path) -> None:
    said = _diff("2024", "2025", "--lang", "en", cwd=editions.absolute().parent)
    assert re.sub(r"\[[0-9a-f]{16}\]", "[…]", said) == (
        "What changed from 2024 to 2025\n"
        "\n"
        "practice-changing (2)\n"
        "  Brewing\n"
        f"    {FILE}:16:19: Reworded: Boil fresh{{+, soft+}} water — Reason: Limescale […]\n"
        f"    {FILE}:17:39: Direction reversed: Boil fresh, soft water: Advice: "
        "[-++ by all means-] → {+- rather not+} — Reason: Limescale […]\n"
        "\n"
        "evidence (2)\n"
        "  Brewing\n"
        f"    {FILE}:42:21: Table entry changed: Black tea: Time: [-3-]{{+4+}} min […]\n"
        f"    {FILE}:53:16: Citations changed (Consensus statement): Water: Citations: "
        "{+Leaf 2019+} […]\n"
        "\n"
        "editorial (1)\n"
        "  Brewing\n"
        f"    {FILE}:50:15: Only the translation changed (Consensus statement): Water: "
        "Tea [-helps-]{+does help+}. […]\n"
    )


def test_the_language_is_the_guidelines_own_unless_another_is_asked_for(editions: Path) -> None:
    said = _diff("2024", "2025", cwd=editions.absolute().parent)
    assert "Wortlaut geändert: Frisches{+ weiches+} Wasser kochen — Grund: Kalk" in said
    assert "Nur Übersetzung geändert (Konsensaussage): Wasser: Tee hilft. [" in said


def test_markdown(editions: Path) -> None:
    said = _diff("2024", "2025", "--lang", "en", "--format", "md", cwd=editions.absolute().parent)
    assert said.splitlines()[:7] == [
        "## What changed from 2024 to 2025",
        "",
        "### practice-changing (2)",
        "",
        "**Brewing**",
        "",
        f"- **Reworded**: Boil fresh<ins>, soft</ins> water — Reason: Limescale (`{FILE}:16:19`)",
    ]


def test_html(editions: Path) -> None:
    said = _diff("2024", "2025", "--lang", "en", "--format", "html", cwd=editions.absolute().parent)
    page = LexborHTMLParser(said)
    assert said.startswith('<!doctype html>\n<html lang="en">')
    assert [node.text() for node in page.css("h1, h2, h3")] == [
        "What changed from 2024 to 2025",
        "practice-changing (2)",
        "Brewing",
        "evidence (2)",
        "Brewing",
        "editorial (1)",
        "Brewing",
    ]
    assert [node.text() for node in page.css("del")] == ["++ by all means", "3", "helps"]
    assert page.css("script, link, img, iframe") == []


def test_json_holds_what_was_asked_for_and_says_so(editions: Path) -> None:
    cwd = editions.absolute().parent
    options = ("--chapter", "brewing", "--kind", "cell-changed", "--weight", "evidence")
    record = json.loads(_diff("2024", "2025", *options, "--format", "json", cwd=cwd))
    assert _faults(record) == []
    assert [change["id"] for change in record["changes"]] == ["black"]
    assert record["counts"]["total"] == 1
    assert record["only"] == {
        "chapter": "brewing",
        "kinds": ["cell-changed"],
        "weights": ["evidence"],
    }


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--kind", "cell-changed"), ["cell-changed"]),
        (("--kind", "translation", "--kind", "cell-changed"), ["cell-changed", "translation"]),
        (("--weight", "editorial"), ["translation"]),
        (("--weight", "editorial", "--kind", "cell-changed"), []),
    ],
)
def test_some_changes_can_be_asked_for(
    editions: Path, options: tuple[str, ...], left: list[str]
) -> None:
    cwd = editions.absolute().parent
    record = json.loads(_diff("2024", "2025", *options, "--format", "json", cwd=cwd))
    assert [change["kind"] for change in record["changes"]] == left
    said = _diff("2024", "2025", *options, "--lang", "en", cwd=cwd)
    assert len(re.findall(r"\[[0-9a-f]{16}\]", said)) == len(left)
    assert ("Nothing differs." in said) == (not left)


def test_the_changes_of_one_chapter_can_be_asked_for() -> None:
    options = ("--content", PLANTS, "--chapter", "light", "--format", "json")
    record = json.loads(_diff("2022", "2023", *options))
    assert {change["chapter"] for change in record["changes"]} == {"light"}
    assert record["counts"]["total"] == len(record["changes"]) > 1


def test_an_edition_does_not_differ_from_itself(editions: Path) -> None:
    said = _diff("2024", "2024", "--lang", "en", cwd=editions.absolute().parent)
    assert said == "What changed from 2024 to 2024\nNothing differs.\n"


def test_the_way_back_is_shown_and_called_one(editions: Path) -> None:
    done = guidepress("diff", "2025", "2024", "--lang", "en", cwd=editions.absolute().parent)
    assert done.returncode == 0
    assert "Reworded: Boil fresh[-, soft-] water [" in done.stdout
    assert done.stderr.splitlines()[-1] == (
        "guidepress: 2025 is the later edition, so this is the way back to 2024; what is declared "
        "of the way there is not heeded"
    )


def test_the_same_input_gives_the_same_bytes(editions: Path) -> None:
    cwd = editions.absolute().parent
    for form in ("text", "md", "html", "json"):
        first, second = (
            _diff("2024", "2025", "--format", form, cwd=cwd, PYTHONHASHSEED=seed) for seed in "12"
        )
        assert first == second


def test_colours_are_for_a_terminal_and_for_those_who_want_them(editions: Path) -> None:
    cwd = editions.absolute().parent
    coloured = _on_terminal(cwd)
    assert "Boil fresh\x1b[32m{+, soft+}\x1b[0m water" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == _diff("2024", "2025", "--lang", "en", cwd=cwd)
    assert "\x1b" not in _on_terminal(cwd, NO_COLOR="1")


def _on_terminal(cwd: Path, **environment: str) -> str:
    """What a person sees."""
    main, other = pty.openpty()
    command = [sys.executable, "-m", "guidepress", "diff", "2024", "2025", "--lang", "en"]
    with subprocess.Popen(
        command,
        cwd=cwd,
        env={k: v for k, v in os.environ.items() if k != "NO_COLOR"} | environment,
        stdout=other,
        stderr=subprocess.DEVNULL,
    ):
        os.close(other)
        said = b"".join(_chunks(main))
    os.close(main)
    return said.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    try:
        while chunk := os.read(terminal, 4096):
            yield chunk
    except OSError:
        return  # the other end was closed


# ---- against a revision ----


def test_the_newest_edition_since_a_revision(editions: Path) -> None:
    begin(editions.absolute().parent)
    _edit(editions / "2025" / "chapters" / "brewing.yaml", {"Cool to 80 °C": "Cool to 70 °C"})
    _edit(editions / "2025" / "chapters" / "brewing.yaml", {"Auf 80 °C": "Auf 70 °C"})
    cwd = editions.absolute().parent
    said = _diff("--git", "main", "--lang", "en", cwd=cwd)
    assert re.sub(r"\[[0-9a-f]{16}\]", "[…]", said) == (
        "What changed from main:2025 to 2025\n"
        "\n"
        "practice-changing (1)\n"
        "  Brewing\n"
        f"    {FILE}:26:23: Reworded: Green tea: Cool to [-80-]{{+70+}} °C […]\n"
    )
    assert "Nothing differs." in _diff("2024", "--git", "main", "--lang", "en", cwd=cwd)


def test_what_is_gone_since_a_revision_stands_where_it_stood(editions: Path) -> None:
    begin(editions.absolute().parent)
    _edit(
        editions / "2025" / "chapters" / "brewing.yaml",
        {'              - id: soft-water\n                text: {de: "Härte ≤ 2,5 mmol/l", '
         "en: Hardness ≤ 2.5 mmol/l}\n": "", "            conditions:\n": ""},
    )  # fmt: skip
    said = _diff("--git", "HEAD", "--lang", "en", cwd=editions.absolute().parent)
    assert f"    HEAD:{FILE}:19:21: Condition removed: Boil fresh, soft water: [-Hardness" in said


def test_an_edition_that_a_revision_has_not(content: Path) -> None:
    cwd = content.absolute().parent
    begin(cwd)
    shutil.copytree(content / "2024", content / "2025")
    _edit(content / "2025" / "edition.yaml", {'id: "2024"': 'id: "2025"'})
    assert _refused("--git", "main", cwd=cwd) == (
        "guidepress: there is no edition '2025' at the revision 'main'; there are: 2024; did you "
        "mean '2024'?"
    )


# ---- what cannot be ----


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Error: name two editions, OLD and NEW, or one with --git REV"),
        (("2023",), "Error: name two editions, OLD and NEW, or one with --git REV"),
        (("1", "2", "3"), "Error: name two editions, OLD and NEW, or one with --git REV"),
        (("1", "2", "--git", "main"), "Error: --git needs one EDITION, or none for the newest"),
        (("2023", "--apply", "x"), "Error: --apply needs one edition, OLD, and --out DIR"),
        (("--apply", "x", "--out", "y"), "Error: --apply needs one edition, OLD, and --out DIR"),
        (("1", "2", "--out", "y"), "Error: --out goes with --apply; what changed is printed"),
        (("--kinds", "2023"), "Error: --kinds needs no edition"),
        (
            ("2023", "204"),
            "guidepress: there is no edition '204'; there are: 2023, 2024; did you mean '2024'?",
        ),
        (
            ("2023", "2024", "--lang", "fr"),
            "guidepress: this guideline has no language 'fr'; there are: de, en",
        ),
        (
            ("2023", "2024", "--chapter", "metastasis-site"),
            "guidepress: there is no chapter 'metastasis-site' in these editions; "  # noqa: ISC004 - one sentence
            "did you mean 'metastasis-sites'?",
        ),
        (
            ("2023", "2024", "--chapter", "x"),
            "guidepress: there is no chapter 'x' in these editions; there are: metastasis-sites",
        ),
        (
            ("2023", "2024", "--kind", "grade-razed"),
            "guidepress: there is no kind of change 'grade-razed'; did you mean 'grade-raised'?",
        ),
        (
            ("2023", "2024", "--kind", "x"),
            "guidepress: there is no kind of change 'x'; `guidepress diff --kinds` lists them",
        ),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert _refused(*arguments) == said


def test_content_with_errors_is_not_compared(editions: Path) -> None:
    _edit(editions / "2025" / "edition.yaml", {"status: published": "status: finished"})
    done = guidepress("diff", "2024", "2025", cwd=editions.absolute().parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "'finished' is not one of: draft, published, reconstructed" in done.stderr


def test_the_table_of_kinds() -> None:
    said = _diff("--kinds", "--lang", "de")
    assert "  grade-raised: a higher grade on the same scale\n      Grad angehoben\n" in said
    table = json.loads(_diff("--kinds", "--format", "json"))
    assert [row["id"] for row in table] == list(KINDS)
    assert table[0] == {
        "id": "recommendation-added",
        "weight": "practice-changing",
        "summary": "a recommendation that the older edition had not",
        "sentence": "Added",
    }
    assert _refused("--kinds", "--lang", "e") == (
        "guidepress: no words are shipped in the language 'e'; there are: de, en; did you mean "
        "'en'?"
    )


# ---- every kind of change ----


def _views(case: Path, scratch: Path, language: str) -> tuple[Comparison, list[ChangeView], Report]:
    before, after = sides(case, scratch)
    assert before.guideline
    assert after.guideline
    old, new = before.editions[0], after.editions[-1]
    made = compare(old, new, wording_rules(after))
    words = after.words[language]
    localizers = (
        Localizer(before.guideline.of(old.head), old, words),
        Localizer(after.guideline.of(new.head), new, words),
    )
    views = list(Changes(made, *localizers).views())
    return made, views, report(views, made.old, old.id, new.id, words)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("case", SHOWN, ids=lambda path: path.name)
def test_every_kind_of_change_is_told_in_every_form(
    case: Path, language: str, tmp_path: Path
) -> None:
    made, views, told = _views(case, tmp_path, language)
    assert _faults(json.loads(json.dumps(made.record()))) == []
    assert any(view.kind == case.name for view in views)
    for view in views:
        assert view.sentence
        assert view.where
        assert view.plain, view
    lines = [line for part in told.parts for group in part.groups for line in group.changes]
    assert len(lines) == len(views)
    for line in lines:
        assert line.words or line.lines, line
    page = LexborHTMLParser(html(told)).text()
    for view in views:
        assert view.sentence in text(told)
        assert view.sentence in page
        assert escape(view.sentence) in markdown(told)


# ---- content that means harm ----

EVIL = "@all closes #12 !7 `x` | <script>alert()</script> :tada: GH-1 https://evil.example"


@pytest.fixture
def evil(editions: Path) -> Path:
    quoted = json.dumps(EVIL)
    file = editions / "2025" / "chapters" / "brewing.yaml"
    _edit(file, {"title: {de: Aufguss, en: Brewing}": f"title: {{de: {quoted}, en: {quoted}}}"})
    _edit(file, {"de: Tee hilft., en: Tea does help.": f"de: {quoted}, en: {quoted}"})
    return editions


def _markdown(content: Path) -> str:
    return _diff("2024", "2025", "--lang", "en", "--format", "md", cwd=content.absolute().parent)


def test_content_cannot_steer_the_page_that_shows_the_markdown(evil: Path) -> None:
    said = _markdown(evil)
    assert not re.search(r"@\w|(?<!\\)[#!](?=\d)|\\#\d|\\!\d|GH-\d|:tada:|<script|https://", said)
    page = LexborHTMLParser(MarkdownIt("commonmark").enable("table").render(said))
    assert page.css("script, a, img") == []
    assert {node.text().partition(":")[0] for node in page.css("code")} == {FILE}
    assert EVIL in " ".join(node.text() for node in page.css("p"))


def test_content_cannot_steer_the_html(evil: Path) -> None:
    said = _diff("2024", "2025", "--format", "html", cwd=evil.absolute().parent)
    page = LexborHTMLParser(said)
    assert page.css("script, a") == []
    assert EVIL in " ".join(node.text() for node in page.css("h3"))


def test_content_cannot_steer_a_terminal(editions: Path) -> None:
    file = editions / "2025" / "chapters" / "brewing.yaml"
    _edit(file, {"en: Tea does help.": "en: Tea \u202edoes help."})
    said = _diff("2024", "2025", "--lang", "en", cwd=editions.absolute().parent)
    assert "\u202e" not in said
    assert "\\u202edoes" in said


# ---- and back again ----


def _checked(content: Path, scratch: Path) -> CheckResult:
    return check(scan_folder(content), Cache(scratch))


@pytest.mark.parametrize(
    ("old", "new"),
    [("2022", "2023"), ("2023", "2024"), ("2022", "2024"), ("2024", "2022"), ("2023", "2022")],
)
def test_an_edition_is_rebuilt_from_another_and_what_changed(
    old: str, new: str, tmp_path: Path
) -> None:
    shutil.copytree(PLANTS, tmp_path / "content")
    changes = tmp_path / "changes.json"
    changes.write_text(_diff(old, new, "--format", "json", cwd=tmp_path), encoding="utf-8")
    said = _diff(old, "--apply", changes, "--out", tmp_path / "made" / new, cwd=tmp_path)
    assert said.startswith(f"{tmp_path}/made/{new}/ is the edition {new}, in ")
    wanted = {edition.id: edition for edition in _checked(PLANTS, tmp_path / "m").editions}
    for kept in ("changes.yaml", "figures"):
        _take_over(PLANTS / new / kept, tmp_path / "made" / new / kept)
    shutil.rmtree(tmp_path / "content" / new)
    shutil.move(tmp_path / "made" / new, tmp_path / "content" / new)
    found = {one.id: one for one in _checked(tmp_path / "content", tmp_path / "m").editions}
    assert found[new] == wanted[new]


def _take_over(file: Path, target: Path) -> None:
    """What no comparison holds: what was declared, and the pictures."""
    if file.is_dir():
        shutil.copytree(file, target, dirs_exist_ok=True)
    elif file.exists():
        shutil.copyfile(file, target)


@pytest.fixture
def changes(editions: Path) -> Path:
    """The changes from 2024 to 2025 in ./changes.json."""
    said = _diff("2024", "2025", "--format", "json", cwd=editions.absolute().parent)
    Path("changes.json").write_text(said, encoding="utf-8")
    return Path("changes.json")


def _apply(out: str = "made", code: int = 2, edition: str = "2024") -> list[str]:
    """What is said where nothing is made."""
    before = snapshot(Path())
    arguments = ("diff", edition, "--apply", "changes.json", "--out", out)
    done = guidepress(*arguments, cwd=Path())
    assert (done.returncode, done.stdout) == (code, "")
    remembered = {
        path: content for path, content in snapshot(Path()).items() if "/memory/" not in f"/{path}"
    }
    assert remembered == {
        path: content for path, content in before.items() if "/memory/" not in f"/{path}"
    }
    return done.stderr.splitlines()


def test_what_is_rebuilt_is_in_order_as_it_is(changes: Path) -> None:
    shutil.rmtree("content/2025")
    assert _diff("2024", "--apply", changes, "--out", "content/2025", cwd=Path()) == (
        "content/2025/ is the edition 2025, in 4 files\n"
    )
    assert guidepress("check", cwd=Path()).stdout == "no problems in 11 files\n"


@pytest.mark.usefixtures("changes")
def test_nothing_is_written_where_something_is() -> None:
    assert _apply("content/2025") == [
        "guidepress: content/2025 is there already, and stays as it is"
    ]
    Path("empty").mkdir()
    assert _apply("empty") == ["guidepress: empty is there already, and stays as it is"]


def test_pictures_that_changes_do_not_hold_are_named(tmp_path: Path) -> None:
    changes = tmp_path / "changes.json"
    changes.write_text(
        _diff("2022", "2023", "--content", PLANTS, "--format", "json"), encoding="utf-8"
    )
    arguments = ("2022", "--apply", changes, "--out", tmp_path / "made", "--content", PLANTS)
    done = guidepress("diff", *arguments, cwd=tmp_path)
    assert done.stderr.splitlines()[1:] == [
        f"not there, for changes hold no pictures: {tmp_path}/made/figures/upside-down-bottle.png"
    ]
    kept = tmp_path / "made" / "figures" / "window-distance.png"
    assert kept.read_bytes() == (PLANTS / "2022" / "figures" / kept.name).read_bytes()


def test_changes_that_begin_elsewhere_are_refused(changes: Path) -> None:
    assert changes.exists()
    assert _apply(edition="2025")[-1] == (
        "guidepress: these changes begin at an edition 2024 that is not the edition 2025 here"
    )


def test_some_of_the_changes_are_not_enough(editions: Path) -> None:
    said = _diff("2024", "2025", "--weight", "evidence", "--format", "json", cwd=Path())
    Path("changes.json").write_text(said, encoding="utf-8")
    assert editions.exists()
    assert _apply() == [
        "guidepress: changes.json holds only some of the changes, and no edition can be rebuilt "  # noqa: ISC004 - one sentence
        "from them; write all of them, without --chapter, --kind and --weight"
    ]


def _spoil(changes: Path, old: str, new: str) -> int:
    """Spoil the file, and give the number of the line in which it is spoilt."""
    said = changes.read_text(encoding="utf-8")
    assert old in said
    changes.write_text(said.replace(old, new, 1), encoding="utf-8")
    return said[: said.index(old)].count("\n") + 1


def test_a_file_of_the_wrong_shape_is_refused_at_the_place(changes: Path) -> None:
    line = _spoil(changes, '"kind": "translation"', '"kind": "translatoin"')
    said = _apply(code=1)
    assert said[0].startswith(f"changes.json:{line}:15: error: 'translatoin' is not one of: ")
    assert said[0].endswith("; did you mean 'translation'? [value-choice]")
    assert said[-1] == "nothing was rebuilt; there is no made/"


def test_a_file_that_is_no_record_is_refused(editions: Path) -> None:
    assert editions.exists()
    Path("changes.json").write_text('{"from": ', encoding="utf-8")
    assert _apply(code=1)[0].startswith("changes.json:2:1: error: this is not YAML: ")
    Path("changes.json").write_text("[]", encoding="utf-8")
    assert _apply(code=1)[0] == (
        "changes.json:1:1: error: a list stands where a record (key: value) belongs [value-type]"
    )
    Path("changes.json").unlink()
    assert _apply() == ["guidepress: changes.json cannot be read: No such file or directory"]


def test_changes_that_do_not_fit_are_refused(changes: Path) -> None:
    _spoil(changes, '"boil-fresh-water"\n', '"boil-old-water"\n')
    assert _apply()[-1].startswith("guidepress: these changes do not fit the edition 2024: ")


def test_an_edition_without_the_right_shape_is_not_written(changes: Path) -> None:
    _spoil(changes, '"after": "-"', '"after": ""')
    said = _apply(code=1)[1:]
    assert said == [
        "made/chapters/brewing.yaml:31:22: error: 'Value' is empty [value-empty]",
        "    hint: fill it in, or leave the field out",
        "1 problem (1 error) in 1 file",
        "nothing was rebuilt; there is no made/",
    ]


def test_no_path_leads_out_of_the_folder(changes: Path) -> None:
    record = json.loads(changes.read_text(encoding="utf-8"))
    chapter = {"id": "../../spoilt", "title": {"de": "x", "en": "x"}, "sections": []}
    standing = {"record": chapter, "in": [], "part": "chapters", "behind": "brewing"}
    record["changes"].append(
        record["changes"][0]
        | {"kind": "chapter-added", "key": ["chapter", "../../spoilt"], "field": None}
        | {"before": None, "after": standing}
    )
    changes.write_text(json.dumps(record), encoding="utf-8")
    assert _apply()[-1].startswith("guidepress: these changes lead to the chapters brewing, ../../")


def test_words_that_read_like_other_things_stay_words(content: Path) -> None:
    """Each of them would be a number, a date, nothing or a comment if it stood bare."""
    odd = ["null", "~", "1e3", "0o17", "2024-01-05", "- x", "# x", "a: b", "'", "yes", "!x", " x"]
    shutil.copytree(content / "2024", content / "2025")
    _edit(content / "2025" / "edition.yaml", {'id: "2024"': 'id: "2025"'})
    rows = "".join(
        f"          - {{id: odd-{number}, cells: {{kind: {json.dumps(word)}, heat: x, time: x}}}}\n"
        for number, word in enumerate(odd)
    )
    file = content / "2025" / "chapters" / "brewing.yaml"
    _edit(file, {"          - id: cold\n": f"{rows}          - id: cold\n"})
    Path("changes.json").write_text(
        _diff("2024", "2025", "--format", "json", cwd=Path()), encoding="utf-8"
    )
    shutil.move(content / "2025", "aside")
    _diff("2024", "--apply", "changes.json", "--out", "content/2025", cwd=Path())
    made = _checked(content, Path("memory")).editions[-1]
    shutil.rmtree(content / "2025")
    shutil.move("aside", content / "2025")
    assert made == _checked(content, Path("memory")).editions[-1]
