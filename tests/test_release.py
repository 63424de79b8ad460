"""What a release says of itself: its version stands in several files, and is the same in all."""

import re
import tomllib
from importlib.metadata import version

import yaml

import guidepress
from sites import ROOT


def test_every_file_that_names_the_version_names_the_same() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    citation = yaml.safe_load(_read("CITATION.cff"))
    workflows = re.findall(
        r"\bguidepress==([\w.]+)",
        _read("templates/workflows/github.yml") + _read("templates/workflows/gitlab-ci.yml"),
    )
    assert {
        project["version"],
        citation["version"],
        version("guidepress"),
        *workflows,
    } == {guidepress.__version__}


def test_the_changelog_has_what_is_unreleased_first_and_then_this_version() -> None:
    headings = re.findall(r"^## (.+)$", _read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert re.fullmatch(
        re.escape(f"[{guidepress.__version__}]") + r" - \d{4}-\d\d-\d\d", headings[1]
    )


def test_each_version_of_python_that_is_named_is_tested() -> None:
    project = tomllib.loads(_read("pyproject.toml"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    matrix = yaml.safe_load(_read(".github/workflows/ci.yml"))["jobs"]["pure"]["strategy"]["matrix"]
    assert matrix["python"] == named
    assert project["requires-python"] == f">={named[0]}"


def _read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
