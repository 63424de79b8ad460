"""guidepress review and guidepress gate: what those see, and what holds up, who change content."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from guidepress.compare.kinds import WEIGHTS
from guidepress.review.size_limit import LIMIT, Block, Piece, fit
from repository import Repository, begin
from sites import ROOT, guidepress
from test_report import SARIF

CHAPTER = Path("content/2024/chapters/brewing.yaml")
SCHEMA = json.loads((ROOT / "schema" / "api" / "changes.schema.json").read_bytes())


@pytest.fixture
def repository(content: Path) -> Repository:
    """The minimal guideline in a repository, on the branch main."""
    return begin(content.absolute().parent)


def _edit(file: Path, words: dict[str, str]) -> None:
    said = file.read_text(encoding="utf-8")
    for old, new in words.items():
        assert said.count(old) == 1, old
        said = said.replace(old, new)
    file.write_text(said, encoding="utf-8")


def _change(file: Path = CHAPTER) -> None:
    """A grade reversed, a text reworded in its source alone, and a work cited anew."""
    _edit(
        file,
        {
            '{loe: "1", grade: "++"}': '{loe: "1", grade: "-"}',
            "de: Auf 80 °C abkühlen": "de: Langsam auf 80 °C abkühlen",
            "supports: [boil-fresh-water, kinds]\n        cites: [leaf-2019]": "supports: "
            "[boil-fresh-water, kinds]\n        cites: [leaf-2019, pot-2024]",
        },
    )
    works = file.parents[1] / "references.yaml"
    with works.open("a", encoding="utf-8") as more:
        more.write('  - id: pot-2024\n    type: report\n    literal: "Pots, 2024 (invented)"\n')


def _review(*options: str, base: str = "main") -> str:
    done = guidepress("review", "--base", base, *options, cwd=Path())
    assert done.returncode == 0, done.stderr
    return done.stdout


def _gate(*options: str, base: str = "main") -> tuple[int, list[str]]:
    """The exit code, and what is said."""
    done = guidepress("gate", "--base", base, *options, cwd=Path())
    return done.returncode, done.stdout.splitlines()


def _fingerprints() -> dict[str, str]:
    """The fingerprint of each change since main, by its kind."""
    (edition,) = json.loads(_review("--format", "json"))["editions"]
    return {one["kind"]: one["fingerprint"] for one in edition["comparison"]["changes"]}


# ---- review ----


@pytest.mark.usefixtures("repository")
def test_a_review_says_what_a_reviewer_must_know() -> None:
    _change()
    marks = _fingerprints()
    assert (
        _review()
        == f"""\
## What changes, compared with `main`

### 2024

| practice-changing | evidence | editorial |
| --- | --- | --- |
| 2 | 2 | 0 |

**Approvals that are missing**

- `{marks["direction-reversed"]}` Direction reversed: recommendation `boil-fresh-water` (`{CHAPTER}:17:39`)
- `{marks["recommendation-reworded"]}` Reworded: recommendation `green-tea-cooler` (`{CHAPTER}:26:23`)

**Translations left behind:** the source says something else now

- en: Reworded: recommendation `green-tea-cooler` (`{CHAPTER}:26:23`)

**Newly cited works**

- Pots, 2024 (invented)

**Grades**

| Recommendation | Scale | Before | After | Kind | Why |
| --- | --- | --- | --- | --- | --- |
| Frisches Wasser kochen `boil-fresh-water` | Rat | ++ unbedingt | - besser nicht | Direction reversed |  |

**Practice-changing**

| Change | de | en |
| --- | --- | --- |
| Reworded: recommendation `green-tea-cooler` (`{CHAPTER}:26:23`) | <del>Auf</del><ins>Langsam auf</ins> 80 °C abkühlen | Cool to 80 °C |

**Evidence**

| Change | de | en |
| --- | --- | --- |
| Citations changed: literature `on-heat` (`{CHAPTER}:59:16`) | Wasser<br>Zitate: <ins>Pots, 2024 (invented)</ins> | Water<br>Citations: <ins>Pots, 2024 (invented)</ins> |

**Evidence, in every language**

- Work added: reference `pot-2024` (`content/2024/references.yaml:22:9`): <ins>Pots, 2024 (invented)</ins>
"""  # noqa: E501 - one line each
    )


@pytest.mark.usefixtures("repository")
def test_a_review_as_data() -> None:
    _change()
    record = json.loads(_review("--format", "json"))
    (edition,) = record["editions"]
    marks = _fingerprints()
    comparison = edition.pop("comparison")
    assert list(Draft202012Validator(SCHEMA).iter_errors(comparison)) == []
    assert (record["base"], edition) == (
        "main",
        {
            "edition": "2024",
            "compared_with": "main:2024",
            "new": False,
            "missing_approvals": [marks["direction-reversed"], marks["recommendation-reworded"]],
            "translations_left_behind": [
                {"fingerprint": marks["recommendation-reworded"], "language": "en"}
            ],
            "newly_cited": ["pot-2024"],
        },
    )


@pytest.mark.usefixtures("repository")
def test_a_translation_that_is_mended_leaves_no_source_behind() -> None:
    _edit(CHAPTER, {"en: Cool to 80 °C": "en: Let it cool to 80 °C"})
    assert "Translations left behind" not in _review()


@pytest.mark.usefixtures("repository")
def test_declared_reasons_are_told_in_every_language() -> None:
    shutil.copytree("content/2024", "content/2023")
    _edit(Path("content/2023/edition.yaml"), {'id: "2024"': 'id: "2023"'})
    _change()
    Path("content/2024/changes.yaml").write_text(
        "changes:\n"
        "  - {kind: changed, id: boil-fresh-water, reason: {de: Kalk, en: Limescale}}\n"
        "  - {kind: changed, id: green-tea-cooler, reason: {de: Bitter, en: Bitter taste}}\n",
        encoding="utf-8",
    )
    said = _review()
    assert "| Direction reversed | Kalk / Limescale |" in said
    assert "80 °C abkühlen<br>— Bitter | Cool to 80 °C<br>— Bitter taste |" in said


@pytest.mark.usefixtures("repository")
def test_a_new_edition_is_compared_with_the_one_before_it() -> None:
    shutil.copytree("content/2024", "content/2025")
    _edit(Path("content/2025/edition.yaml"), {'id: "2024"': 'id: "2025"'})
    _change(Path("content/2025/chapters/brewing.yaml"))
    said = _review()
    assert "### 2025, a new edition, compared with `2024`" in said
    assert "### 2024" not in said
    (old, new) = json.loads(_review("--format", "json"))["editions"]
    assert (old["compared_with"], old["new"], old["comparison"]["changes"]) == (
        "main:2024",
        False,
        [],
    )
    assert (new["compared_with"], new["new"]) == ("2024", True)
    assert new["comparison"]["counts"]["by_weight"]["practice-changing"] == 2


@pytest.mark.usefixtures("repository")
def test_without_changes_a_review_says_so() -> None:
    assert _review() == (
        "## What changes, compared with `main`\n\nNo edition says anything else than before.\n"
    )


@pytest.mark.usefixtures("repository")
def test_editions_that_come_and_go_as_wholes_are_named() -> None:
    shutil.move("content/2024", "content/2023")
    _edit(Path("content/2023/edition.yaml"), {'id: "2024"': 'id: "2023"'})
    assert _review().splitlines()[2:] == [
        "- The edition 2024 is gone.",
        "- The edition 2023 is new, and there is none before it to compare it with.",
    ]


@pytest.mark.usefixtures("repository")
def test_content_cannot_steer_the_page_that_shows_the_comment() -> None:
    evil = "@all closes #12 | `x` <img src=x> <!-- --> \\"
    quoted = json.dumps(evil)
    _edit(
        CHAPTER, {"{de: Auf 80 °C abkühlen, en: Cool to 80 °C}": f"{{de: {quoted}, en: {quoted}}}"}
    )
    said = _review()
    assert not re.search(r"@\w|\\#\d|<img", said)
    page = LexborHTMLParser(MarkdownIt("commonmark").enable("table").render(said))
    assert page.css("img, a, script") == []
    rows = [[cell.text() for cell in row.css("td")] for row in page.css("tr")]
    assert evil in "".join(cell for row in rows for cell in row[1:2])
    assert {len(row) for row in rows if row} == {3}


@pytest.mark.usefixtures("repository")
def test_the_same_review_has_the_same_bytes() -> None:
    _change()
    first, second = (
        guidepress("review", "--base", "main", cwd=Path(), PYTHONHASHSEED=seed).stdout
        for seed in "12"
    )
    assert first == second


def _grown(rows: int) -> None:
    """Add recommendations, and rows to the table, each with words of its own."""
    items = "".join(
        f"          - id: more-{number}\n"
        f"            text: {{de: Mehr Tee {number} – über, en: More tea {number} – over}}\n"
        '            rating: {loe: "1", grade: "++"}\n'
        for number in range(rows)
    )
    cells = "".join(
        f"          - {{id: row-{number}, cells: {{kind: Tee {number}, heat: x, time: x}}}}\n"
        for number in range(rows)
    )
    _edit(CHAPTER, {"          - id: green-tea\n": f"{items}          - id: green-tea\n"})
    _edit(CHAPTER, {"          - id: cold\n": f"{cells}          - id: cold\n"})


@pytest.mark.usefixtures("repository")
def test_a_long_review_is_cut_where_it_weighs_least_and_says_so() -> None:
    _grown(140)
    said = _review()
    assert len(said.encode()) < LIMIT
    assert said.count("recommendation `more-") == 280  # named as not approved, and shown
    left = said.count("`row-")
    assert 0 < left < 140
    assert f"**This was cut:** {140 - left} entries ({140 - left} evidence) are not shown" in said
    assert f"_{140 - left} more of these are not shown here._" in said


@pytest.mark.usefixtures("repository")
def test_a_review_is_short_enough_whatever_comes() -> None:
    _grown(1000)
    said = _review()
    assert len(said.encode()) < LIMIT
    (told,) = re.findall(r"\*\*This was cut:\*\* (\d+) entries \((.*?)\)", said)
    assert int(told[0]) == sum(map(int, re.findall(r"\d+", told[1])))
    assert re.fullmatch(r"\d+ practice-changing, 1000 evidence", told[1])
    assert "`row-" not in said
    left = re.findall(r"_(\d+) more of these are not shown here\._", said)
    assert len(left) >= 1


@pytest.mark.usefixtures("repository")
def test_a_text_that_would_take_all_the_room_is_named() -> None:
    long = "Tee " * 3000
    _edit(CHAPTER, {"{de: Auf 80 °C abkühlen, en: Cool to 80 °C}": f"{{de: {long}, en: Short}}"})
    assert "(`content/2024/chapters/brewing.yaml:26:23`) | _too long to show_ | " in _review()


def test_what_weighs_least_is_cut_first() -> None:
    heavy, light = (
        Piece(weight, letter * 90) for weight, letter in ((WEIGHTS[0], "a"), (WEIGHTS[2], "b"))
    )
    blocks = [Block(("light",), (light,) * 10), Block(("heavy",), (heavy,) * 10)]
    assert fit(["title"], blocks, WEIGHTS, 10_000).count("b" * 90) == 10
    said = fit(["title"], blocks, WEIGHTS, 2_500)
    assert len(said.encode()) < 2_500
    assert said.count("a" * 90) == 10
    assert 0 < said.count("b" * 90) < 10
    assert "_6 more of these are not shown here._" in said
    assert "6 entries (6 editorial)" in said


# ---- gate ----


@pytest.mark.usefixtures("repository")
def test_what_changes_practice_must_be_approved() -> None:
    _change()
    marks = _fingerprints()
    reversed_, reworded = marks["direction-reversed"], marks["recommendation-reworded"]
    assert _gate() == (
        1,
        [
            (
                f"{CHAPTER}:17:39: error: the recommendation 'boil-fresh-water' is not as in "
                "main:2024 (direction-reversed), which changes practice, and nobody has "
                "approved it [change-approved]"
            ),
            (
                "    hint: once it is approved, write into content/2024/approvals.yaml: approvals: "
                f'[{{fingerprint: "{reversed_}", by: "…", date: "…"}}]'
            ),
            (
                f"{CHAPTER}:26:23: error: the recommendation 'green-tea-cooler' is not as in "
                "main:2024 (recommendation-reworded), which changes practice, and nobody has "
                "approved it [change-approved]"
            ),
            (
                "    hint: once it is approved, write into content/2024/approvals.yaml: approvals: "
                f'[{{fingerprint: "{reworded}", by: "…", date: "…"}}]'
            ),
            "2 problems (2 errors) in 1 file",
        ],
    )


def _approve() -> None:
    """Write what each hint says, as its reader would."""
    file = Path("content/2024/approvals.yaml")
    while True:
        code, said = _gate()
        hints = [line for line in said if "once it is approved" in line]
        if not hints:
            return
        assert code == 1
        hint = hints[0].replace('by: "…"', "by: Working group A")
        hint = hint.replace('date: "…"', 'date: "2024-05-02"')
        if not file.exists():
            entry = re.findall(r"write into (\S+): (.*)", hint)[0]
            assert entry[0] == file.as_posix()
            (line,) = re.findall(r"approvals: \[(.*)\]", entry[1])
            file.write_text(f"approvals:\n  - {line}\n", encoding="utf-8")
        else:
            (line,) = re.findall(r"under 'approvals:': (- .*)", hint)
            with file.open("a", encoding="utf-8") as more:
                more.write(f"  {line}\n")


@pytest.mark.usefixtures("repository")
def test_what_the_hints_say_is_enough() -> None:
    _change()
    _approve()
    assert _gate() == (0, ["no problems in 8 files"])
    assert "Approvals that are missing" not in _review()


@pytest.mark.usefixtures("repository")
def test_an_approval_does_not_hold_for_another_change() -> None:
    _change()
    _approve()
    _edit(CHAPTER, {'{loe: "1", grade: "-"}': '{loe: "1", grade: "+/-"}'})
    code, said = _gate()
    assert (code, len(said)) == (1, 3)
    assert "(grade-lowered)" in said[0]
    assert "add to content/2024/approvals.yaml, under 'approvals:': - {fingerprint: " in said[1]


@pytest.mark.usefixtures("repository")
def test_other_changes_need_no_approval() -> None:
    _edit(CHAPTER, {'time: "3 min"': 'time: "4 min"', "en: Tea helps.": "en: Tea does help."})
    assert _gate()[0] == 0


@pytest.mark.usefixtures("repository")
def test_a_new_edition_needs_approvals_of_its_own() -> None:
    shutil.copytree("content/2024", "content/2025")
    _edit(Path("content/2025/edition.yaml"), {'id: "2024"': 'id: "2025"'})
    assert _gate() == (0, ["no problems in 11 files"])
    _change(Path("content/2025/chapters/brewing.yaml"))
    code, said = _gate()
    assert code == 1
    assert "'boil-fresh-water' is not as in 2024 (direction-reversed)" in said[0]
    assert "write into content/2025/approvals.yaml" in said[1]


def test_what_is_gone_stands_where_it_stood(repository: Repository) -> None:
    repository.git("tag", "v1")
    said = CHAPTER.read_text(encoding="utf-8")
    without = re.sub(r" +conditions:\n +- id: soft-water\n.*\n", "", said)
    CHAPTER.write_text(without, encoding="utf-8")
    code, problems = _gate(base="v1")
    assert code == 1
    assert problems[0].startswith(
        f"v1:{CHAPTER}:19:21: error: the condition 'soft-water' is not as in v1:2024 "
        "(condition-removed)"
    )


@pytest.mark.usefixtures("repository")
def test_errors_are_said_and_approvals_not_asked_for() -> None:
    _change()
    _edit(CHAPTER, {'{loe: "2", grade: "+/-"}': '{loe: "2", grade: "+++"}'})
    code, said = _gate()
    assert (code, said[-1]) == (1, "1 problem (1 error) in 1 file")
    assert "[rating-on-scale]" in said[0]


@pytest.fixture
def published(repository: Repository) -> Repository:
    """The same, with the edition published and one erratum."""
    assert guidepress("publish", "2024", cwd=repository.folder).returncode == 0
    _edit(CHAPTER, {'time: "3 min"': 'time: "4 min"'})
    done = guidepress("check", cwd=repository.folder)
    (line,) = re.findall(r"under 'errata:': - (\{.*?\}\})", done.stdout)
    for gap in ("boiling-time", "2024-05-02", "Druckfehler", "Misprint"):
        line = line.replace("…", gap, 1)
    Path("content/2024/errata.yaml").write_text(f"errata:\n  - {line}\n", encoding="utf-8")
    repository.commit("published and corrected")
    assert _gate() == (0, ["no problems in 8 files"])
    return repository


@pytest.mark.usefixtures("published")
def test_a_lock_is_not_taken_away() -> None:
    Path("content/2024/edition.lock").unlink()
    Path("content/2024/errata.yaml").unlink()
    assert _gate() == (
        1,
        [
            (
                "content/2024/edition.lock:1:1: error: the lock of the edition 2024, which is "
                "published at 'main', is gone [lock-kept]"
            ),
            "    hint: bring it back: git checkout main -- content/2024/edition.lock",
            (
                "content/2024/errata.yaml:1:1: error: the erratum 'boiling-time', which was "
                "declared at 'main', is gone [errata-kept]"
            ),
            "    hint: bring it back, and say in another one what else was corrected",
            "2 problems (2 errors) in 2 files",
        ],
    )


@pytest.mark.usefixtures("published")
def test_a_lock_is_not_written_anew() -> None:
    for name in ("edition.lock", "errata.yaml"):
        Path("content/2024", name).unlink()
    assert guidepress("publish", "2024", cwd=Path()).returncode == 0
    said = _gate()[1]
    assert said[0] == (
        "content/2024/edition.lock:1:1: error: the lock of the edition 2024, which is published "
        "at 'main', is not as it was [lock-kept]"
    )


@pytest.mark.usefixtures("published")
def test_a_published_edition_does_not_go() -> None:
    shutil.move("content/2024", "content/2023")
    _edit(Path("content/2023/edition.yaml"), {'id: "2024"': 'id: "2023"'})
    Path("content/2023/edition.lock").unlink()
    Path("content/2023/errata.yaml").unlink()
    assert _gate()[1][:2] == [
        (
            "content/2024:1:1: error: the lock of the edition 2024, which is published at 'main', "
            "is gone, with its whole folder [lock-kept]"
        ),
        "    hint: bring it back: git checkout main -- content/2024",
    ]


@pytest.mark.usefixtures("published")
def test_an_erratum_is_not_written_anew() -> None:
    _edit(Path("content/2024/errata.yaml"), {"Misprint": "Slip"})
    code, said = _gate()
    assert (code, said[0]) == (
        1,
        (
            "content/2024/errata.yaml:2:5: error: the erratum 'boiling-time', which was declared "
            "at 'main', is not as it was [errata-kept]"
        ),
    )


@pytest.mark.usefixtures("published")
def test_a_published_edition_changes_by_errata_only() -> None:
    _edit(CHAPTER, {'time: "4 min"': 'time: "5 min"'})
    code, said = _gate()
    assert code == 1
    assert any("[erratum-fits]" in line or "[edition-locked]" in line for line in said)


@pytest.mark.usefixtures("repository")
def test_problems_of_the_gate_in_every_format() -> None:
    _change()
    (first, *_), code = _gate("--format", "github")[1], _gate("--format", "github")[0]
    assert code == 1
    assert first.startswith(f"::error file={CHAPTER},line=17,col=39,title=change-approved::the ")
    said = json.loads("\n".join(_gate("--format", "json")[1]))
    assert [problem["rule"] for problem in said["problems"]] == ["change-approved"] * 2
    report = json.loads("\n".join(_gate("--format", "sarif")[1]))
    jsonschema.validate(report, json.loads(SARIF.read_bytes()))
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {"change-approved", "lock-kept", "errata-kept"} < set(rules)
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["change-approved"] * 2


@pytest.mark.parametrize("verb", ["review", "gate"])
@pytest.mark.usefixtures("repository")
def test_a_revision_that_cannot_be_read_is_said(verb: str) -> None:
    done = guidepress(verb, "--base", "maim", cwd=Path())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("git knows no revision 'maim' here; did you mean 'main'?\n")


@pytest.mark.parametrize("verb", ["review", "gate"])
def test_a_revision_whose_content_cannot_be_read_is_said(verb: str, repository: Repository) -> None:
    _edit(Path("content/2024/edition.yaml"), {"status: published": "status: finished"})
    repository.commit("broken")
    _edit(Path("content/2024/edition.yaml"), {"status: finished": "status: published"})
    done = guidepress(verb, "--base", "HEAD", cwd=Path())
    assert (done.returncode, done.stdout) == (1, "")
    assert "HEAD:content/2024/edition.yaml:4:9: error: 'finished' is not one of: " in done.stderr


def test_the_gate_reads_the_repository_and_writes_nothing(repository: Repository) -> None:
    _change()
    before = repository.git("status", "--porcelain")
    _gate()
    after = repository.git("status", "--porcelain").replace("?? .guidepress/\n", "")
    assert after == before.replace("?? .guidepress/\n", "")


def test_a_broken_rule_at_the_base_does_not_stand_in_the_way(repository: Repository) -> None:
    _edit(CHAPTER, {'{loe: "2", grade: "+/-"}': '{loe: "2", grade: "+++"}'})
    repository.commit("off the scale")
    _edit(CHAPTER, {'{loe: "2", grade: "+++"}': '{loe: "2", grade: "+/-"}'})
    code, said = _gate(base="HEAD")
    assert code == 1
    assert "'green-tea-cooler' is not as in HEAD:2024 (grade-changed)" in said[0]
    assert subprocess.run(["git", "diff", "--quiet"], check=False).returncode == 1
