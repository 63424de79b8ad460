"""The hooks of pre-commit, run by itself: those of a new guideline, and of this repository."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from repository import ALONE, Repository, begin
from sites import ROOT, guidepress

BIN = Path(sys.executable).parent


def hooks(repository: Repository, home: Path) -> tuple[int, dict[str, str]]:
    """How pre-commit ends, and what it says of each hook."""
    environment = ALONE | {
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(home),
        "PRE_COMMIT_COLOR": "never",
    }
    done = subprocess.run(
        [BIN / "pre-commit", "run", "--all-files"],
        cwd=repository.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if "...." in line]
    return done.returncode, {line.partition("...")[0]: line.rpartition(".")[2] for line in lines}


@pytest.fixture
def balcony(tmp_path: Path) -> Repository:
    assert guidepress("init", "balcony", cwd=tmp_path).returncode == 0
    return begin(tmp_path / "balcony")


def test_a_new_guideline_passes(balcony: Repository, tmp_path: Path) -> None:
    code, said = hooks(balcony, tmp_path / "home")
    assert (code, said) == (
        0,
        {"The guideline is in order": "Passed", "Its files are in their form": "Passed"},
    )


def test_a_mistake_does_not_get_in(balcony: Repository, tmp_path: Path) -> None:
    (chapter,) = balcony.folder.glob("content/*/chapters/*.yaml")
    said = chapter.read_text(encoding="utf-8")
    chapter.write_text(said.replace('"high"', '"hihg"') + "\n\n", encoding="utf-8")
    code, outcome = hooks(balcony, tmp_path / "home")
    assert (code, set(outcome.values())) == (1, {"Failed"})


def test_this_repository_passes(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in ("content", "schema", "templates", "docs", "src"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".pre-commit-config.yaml", "pyproject.toml", "build.py"):
        shutil.copy(ROOT / name, copy)
    repository = begin(copy)
    (copy / ".venv").symlink_to(BIN.parent)
    code, said = hooks(repository, tmp_path / "home")
    assert (code, len(said), set(said.values())) == (0, 4, {"Passed"})


@pytest.mark.parametrize("folder", [ROOT, ROOT / "templates" / "init"])
def test_settings_for_an_editor_fetch_nothing(folder: Path) -> None:
    settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    assert "http" not in json.dumps(settings)
    wanted = json.loads((folder / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in wanted["recommendations"]


def test_the_schemas_that_it_checks_by_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "own").symlink_to(ROOT / "schema")
    done = guidepress("schema", "--out", "own", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "own/ is guidepress's own, from which it checks" in done.stderr
