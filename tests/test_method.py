"""What `guidepress lint` asks, what answers it, and when a question comes back."""

import re
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from decks import edited
from guidepress.check.lint import QUESTIONS
from sites import CONTENT, ROOT, guidepress

CHAPTER, REFERENCES = "2024/chapters/brewing.yaml", "2024/references.yaml"
ADVICE, EVIDENCE = "scales/advice.yaml", "scales/evidence.yaml"
Edit = Callable[[Any], None]


def first(data: Any) -> Any:
    return data["sections"][0]["blocks"][0]["items"][0]


def strong_on_weak(data: Any) -> None:
    first(data)["rating"] = {"loe": "2", "grade": "++"}


def wording(data: Any) -> None:
    first(data)["text"] = {"de": "Frisches Wasser kann man kochen", "en": "Boil fresh water"}


def uncited(data: Any) -> None:
    data["sections"][0]["literature"][0]["supports"] = ["kinds"]


def only_a_figure(data: Any) -> None:
    data["sections"].append(
        {
            "id": "pot",
            "title": {"de": "Kanne", "en": "Pot"},
            "blocks": [
                {
                    "kind": "figure",
                    "id": "pot-figure",
                    "file": "pot.png",
                    "title": {"de": "Kanne", "en": "Pot"},
                    "alt": {"de": "Eine Kanne", "en": "A pot"},
                }
            ],
            "literature": [{"id": "on-pots", "cites": ["leaf-2019"]}],
        }
    )


def two_sentences(data: Any) -> None:
    first(data)["text"] = {"de": "Wasser kochen; dann warten", "en": "Boil water; then wait"}


def unknown_short_form(data: Any) -> None:
    first(data)["text"] = {"de": "Wasser mit XYZ kochen", "en": "Boil water with XYZ"}


def abstract(data: Any) -> None:
    early = deepcopy(data["references"][0]) | {"id": "leaf-2018", "type": "paper-conference"}
    early["issued"] = {"date-parts": [[2018]]}
    for name in ("DOI", "PMID", "NCT"):
        early.pop(name)
    data["references"].append(early)


ASKED: dict[str, tuple[str, Edit, str, str]] = {
    "strong-on-weak": (
        CHAPTER,
        strong_on_weak,
        "boil-fresh-water",
        "the grade 'grade: ++' is strong, and the evidence 'loe: 2' is weak",
    ),
    "wording-fits": (
        CHAPTER,
        wording,
        "boil-fresh-water",
        "'kann' is how the grade '+/-' is said; this one has '++', which is said with 'soll'",
    ),
    "recommendation-supported": (
        CHAPTER,
        uncited,
        "boil-fresh-water",
        "no work is cited for this",
    ),
    "literature-used": (
        CHAPTER,
        only_a_figure,
        "pot",
        "these works support nothing: the section recommends and says nothing",
    ),
    "abstract-published": (
        REFERENCES,
        abstract,
        "leaf-2018",
        "this abstract seems to be published as 'leaf-2019'",
    ),
    "one-action": (
        CHAPTER,
        two_sentences,
        "boil-fresh-water",
        "this seems to say more than one thing to do, under one rating",
    ),
    "abbreviation-known": (
        CHAPTER,
        unknown_short_form,
        "boil-fresh-water",
        "'XYZ' is explained nowhere",
    ),
    "level-detail": (
        EVIDENCE,
        lambda data: data["levels"][0].update(incomplete=True),
        "boil-fresh-water",
        "'loe: 1' leaves open which of its letters is meant",
    ),
}
"""By rule: the file that is changed, how, the id that is asked about, and the question."""


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """The minimal guideline, whose scales say what is weak and how grades are said."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests" / "cases" / "good" / "minimal", content)
    with edited(content, EVIDENCE) as data:
        data["levels"][1]["weak"] = True
    (content / "2024" / "figures").mkdir(exist_ok=True)
    picture = next((CONTENT["houseplants"] / "2024" / "figures").glob("*.png"))
    shutil.copy(picture, content / "2024" / "figures" / "pot.png")
    with edited(content, ADVICE) as data:
        data["levels"][0]["wording"] = {"de": ["soll"]}
        data["levels"][1]["wording"] = {"de": ["kann"]}
    return content


def lint(content: Path, *options: str) -> str:
    return guidepress("lint", *options, cwd=content.parent).stdout


def answer(content: Path, said: str, rule: str) -> None:
    """Put into accepted.yaml what a hint says, with a reason."""
    found = re.search(rf'(\{{rule: {rule}, id: [a-z0-9-]+, text: "[0-9a-f]{{16}}"), reason', said)
    assert found, said
    line = f"accepted:\n  - {found[1]}, reason: {{de: Erprobt, en: Tried}}}}\n"
    (content / "2024" / "accepted.yaml").write_text(line, encoding="utf-8")


def test_every_question_is_asked_here() -> None:
    assert {rule.id for rule in QUESTIONS} == set(ASKED)


@pytest.mark.parametrize("rule", ASKED)
def test_a_question_is_asked_answered_and_comes_back(tea: Path, rule: str) -> None:
    file, edit, name, message = ASKED[rule]
    before = lint(tea)
    assert f"[{rule}]" not in before
    with edited(tea, file) as data:
        edit(data)
    if file == REFERENCES:
        with edited(tea, CHAPTER) as data:
            first(data)["cites"] = [name]
    said = lint(tea)
    assert re.search(rf"content/\S+:\d+:\d+: warning: {re.escape(message)} \[{rule}\]\n", said)
    answer(tea, said, rule)
    assert f"[{rule}]" not in lint(tea)
    changed = REFERENCES if file == REFERENCES else CHAPTER
    with edited(tea, changed) as data:
        _touch(data, name)
    again = lint(tea)
    assert f"{message}; it was accepted, but what it says has changed since [{rule}]" in again


def _touch(data: Any, name: str) -> None:
    """Change what the thing of an id says, but not what is asked about."""
    if "references" in data:
        work = next(one for one in data["references"] if one["id"] == name)
        work["volume"] = "7"
    elif name == "pot":
        data["sections"][-1]["title"] = {"de": "Becher", "en": "Cup"}
    else:
        first(data)["conditions"][0]["text"] = {"de": "Weiches Wasser", "en": "Soft water"}


def test_an_answer_to_nothing_is_told(tea: Path) -> None:
    entry = (
        '{rule: one-action, id: boil-fresh-water, text: "0123456789abcdef", reason: {de: a, en: b}}'
    )
    (tea / "2024" / "accepted.yaml").write_text(f"accepted:\n  - {entry}\n")
    assert (
        "content/2024/accepted.yaml:2:28: warning: 'one-action' no longer asks about "
        "'boil-fresh-water' [accepted-used]"
    ) in lint(tea)


def test_questions_fail_only_when_told_to(tea: Path) -> None:
    with edited(tea, CHAPTER) as data:
        strong_on_weak(data)
    assert guidepress("lint", cwd=tea.parent).returncode == 0
    assert guidepress("lint", "--strict", cwd=tea.parent).returncode == 1
    assert guidepress("check", "--strict", cwd=tea.parent).returncode == 0


def test_what_is_not_in_order_is_told_first(tea: Path) -> None:
    with edited(tea, CHAPTER) as data:
        first(data)["rating"]["grade"] = "+++"
    done = guidepress("lint", cwd=tea.parent)
    assert done.returncode == 1
    assert "[rating-on-scale]" in done.stdout


def test_the_chapter_of_the_ago_has_twelve_open_questions() -> None:
    said = guidepress("lint", "--content", CONTENT["ago"], cwd=ROOT).stdout
    asked = re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE)
    assert sorted(asked) == sorted(
        ["level-detail"] * 2 + ["recommendation-supported"] * 4 + ["strong-on-weak"] * 6
    )


def test_questions_are_in_the_table_of_rules() -> None:
    said = yaml.safe_load(guidepress("rules", "--format", "json", cwd=ROOT).stdout)
    assert {rule["id"] for rule in said if rule["scope"] == "method"} == {
        *ASKED,
        "accepted-used",
    }
