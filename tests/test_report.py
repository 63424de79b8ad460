"""The same problems as text, JSON, GitHub annotations and SARIF."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress import __version__
from guidepress.check import registry
from guidepress.check.lint import QUESTIONS
from guidepress.check.rules import RULES
from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.report.problems import RENDERERS, ProblemFormat, render
from guidepress.report.rules_table import rules_table

SARIF = Path(__file__).parent / "node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json"
"""The schema of the standard, as Microsoft's own validator carries it."""

ONE = Problem(
    where=Location("content/2024/chapters/one.yaml", 5, 3),
    rule="rating-on-scale",
    message="rating 'ago: +-' is not on the scale",
    hint='quote it: ago: "+/-"',
)
TWO = Problem(
    where=Location("content/ü, 100%:x.yaml"),
    rule="untranslated-copy",
    message="100 %: the same, as\r\nbefore",
    severity="warning",
)


def test_text() -> None:
    assert render([ONE, TWO], "text", 12) == (
        "content/2024/chapters/one.yaml:5:3: error: "
        "rating 'ago: +-' is not on the scale [rating-on-scale]\n"
        '    hint: quote it: ago: "+/-"\n'
        "content/ü, 100%:x.yaml:1:1: warning: "
        "100 %: the same, as\\u000d before [untranslated-copy]\n"
        "2 problems (1 error, 1 warning) in 2 files\n"
    )


@pytest.mark.parametrize(
    ("problems", "files", "said"),
    [
        ([], 12, "no problems in 12 files"),
        ([], 1, "no problems in 1 file"),
        ([ONE], 12, "1 problem (1 error) in 1 file"),
        ([TWO], 12, "1 problem (1 warning) in 1 file"),
        ([ONE, ONE, ONE, TWO], 12, "4 problems (3 errors, 1 warning) in 2 files"),
    ],
)
def test_the_last_line_counts(problems: list[Problem], files: int, said: str) -> None:
    assert render(problems, "text", files).splitlines()[-1] == said


def test_colour_changes_nothing_but_the_colour() -> None:
    coloured = render([ONE, TWO], "text", 12, colour=True)
    assert "\x1b[31merror:\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render([ONE, TWO], "text", 12)


@pytest.mark.parametrize("form", sorted(set(RENDERERS) - {"text"}))
def test_only_text_is_coloured(form: ProblemFormat) -> None:
    assert render([ONE], form, 1, colour=True) == render([ONE], form, 1)


def test_json() -> None:
    said = json.loads(render([ONE, TWO], "json", 12))
    assert (said["errors"], said["warnings"], said["checked_files"]) == (1, 1, 12)
    assert said["problems"][0] == {
        "path": "content/2024/chapters/one.yaml",
        "line": 5,
        "column": 3,
        "severity": "error",
        "rule": "rating-on-scale",
        "message": "rating 'ago: +-' is not on the scale",
        "hint": 'quote it: ago: "+/-"',
    }


def test_github_escapes_what_would_end_an_annotation() -> None:
    first, second, last = render([ONE, TWO], "github", 12).splitlines()
    assert first == (
        "::error file=content/2024/chapters/one.yaml,line=5,col=3,title=rating-on-scale::"
        "rating 'ago: +-' is not on the scale%0A    hint: quote it: ago: \"+/-\""
    )
    assert second == (
        "::warning file=content/ü%2C 100%25%3Ax.yaml,line=1,col=1,title=untranslated-copy::"
        "100 %25: the same, as\\u000d before"
    )
    assert last == "2 problems (1 error, 1 warning) in 2 files"


def _sarif(problems: list[Problem]) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(render(problems, "sarif", 12))
    return report


@pytest.mark.parametrize("problems", [[], [ONE, TWO], [ONE] * 3])
def test_sarif_is_valid(problems: list[Problem]) -> None:
    assert SARIF.is_file(), "install the test packages first: npm install --prefix tests"
    schema = json.loads(SARIF.read_text(encoding="utf-8-sig"))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(_sarif(problems))


def test_the_sarif_schema_would_find_a_fault() -> None:
    report = _sarif([ONE])
    report["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, json.loads(SARIF.read_text(encoding="utf-8-sig")))


def test_sarif_says_where_and_what() -> None:
    (run,) = _sarif([ONE, TWO])["runs"]
    driver = run["tool"]["driver"]
    first, second = run["results"]
    assert (driver["name"], driver["semanticVersion"]) == ("guidepress", __version__)
    assert driver["rules"][first["ruleIndex"]]["id"] == "rating-on-scale"
    assert "+/-" in driver["rules"][first["ruleIndex"]]["help"]["markdown"]
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 3}
    path = second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert path == "content/%C3%BC%2C%20100%25%3Ax.yaml"
    assert (first["level"], second["level"]) == ("error", "warning")


def test_a_sarif_fingerprint_stays_when_lines_above_move() -> None:
    moved = Problem(
        where=Location(ONE.where.path, 50, 3), rule=ONE.rule, message=ONE.message, hint=ONE.hint
    )
    assert _prints([ONE]) == _prints([moved])
    assert len(set(_prints([ONE, moved, TWO]))) == 3


def _prints(problems: list[Problem]) -> list[str]:
    results = _sarif(problems)["runs"][0]["results"]
    return [result["partialFingerprints"]["guidepress/v1"] for result in results]


TEXT = st.text(st.characters(), max_size=30)


@given(TEXT, TEXT, TEXT)
def test_nothing_in_a_problem_breaks_its_line(path: str, message: str, hint: str) -> None:
    problem = Problem(where=Location(path), rule="yaml", message=message, hint=hint)
    for form in RENDERERS:
        render([problem], form, 1).encode("utf-8")
    lines = render([problem], "text", 1).splitlines()
    assert len(lines) == (3 if hint else 2)
    assert not any("\u202e" in line or "\x1b" in line for line in lines)
    assert len(render([problem], "github", 1).splitlines()) == 2


def test_the_table_of_rules_has_every_rule_and_its_examples() -> None:
    table = rules_table()
    for entry in registry.RULES:
        assert f"{entry.id} ({entry.scope}, {entry.severity})\n    {entry.summary}" in table
    assert table.count("    PASS  ") == len(RULES) + len(QUESTIONS)
    assert table.count("    FAIL  ") == len(RULES) + len(QUESTIONS)


def test_the_table_of_rules_as_json() -> None:
    table = json.loads(rules_table("json"))
    assert [row["id"] for row in table] == [entry.id for entry in registry.RULES]
    assert {row["severity"] for row in table} == {"error", "warning"}
