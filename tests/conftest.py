"""What several tests share."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guidepress.check import Checked, check
from guidepress.memory import Memory
from guidepress.source import survey

CASES = Path(__file__).parent / "cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="rewrite the expected files from what is said now"
    )


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be rewritten."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the minimal guideline in ./content, to be spoilt."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CASES / "good" / "minimal", "content")
    return Path("content")


@pytest.fixture
def examine(tmp_path: Path) -> Callable[[Path], Checked]:
    """The real check, with a memory of its own."""
    return lambda folder: check(survey(folder), Memory(tmp_path / "memory"))
