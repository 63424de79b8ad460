"""What several tests share."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from browsing import DESK, Visit, Visitor, launch, serve
from guidepress.check.check import CheckResult, check
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache
from sites import CONTENT, Site, build_once

CASES = Path(__file__).parent / "cases"

NOT_PURE = {
    "test_bad_input": "pipes and permissions as on POSIX",
    "test_browser": "Chromium",
    "test_build": "a terminal and limits as on POSIX, Chromium",
    "test_diff": "a terminal as on POSIX",
    "test_editor": "Node.js",
    "test_examples": "sha256sum",
    "test_guides": "a shell, a web server, Chromium",
    "test_hooks": "a virtual environment as on POSIX",
    "test_html": "Java",
    "test_lock": "sha256sum, limits as on POSIX",
    "test_new_edition": "limits as on POSIX",
    "test_one_record": "tools for PDF",
    "test_paper": "tools for PDF",
    "test_powerpoint": "LibreOffice",
    "test_report": "a schema that comes with Node.js",
    "test_review": "a schema that comes with Node.js",
    "test_serve": "Chromium",
    "test_slide_styles": "tools for PDF",
    "test_translate": "gettext",
    "test_web_deck": "Chromium",
    "test_wheel": "a virtual environment as on POSIX",
    "test_work": "Linux, where the budgets were counted",
    "test_workflows": "a shell",
}
"""What files of tests need beside Python, its packages and git; all others are `pure`."""

os.environ.setdefault("GUIDEPRESS_BUILD_SLIDES", "no")  # most tests build for the pages alone

settings.register_profile("thorough", max_examples=1000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="rewrite the expected files from what is said now"
    )
    parser.addoption(
        "--seed", type=int, default=0, help="where random sequences of edits begin, to try others"
    )


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Where random sequences of edits begin."""
    return int(request.config.getoption("--seed"))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what is not pure where only that is asked for: it may not even be imported."""
    asked = config.getoption("markexpr") == "pure"
    return True if asked and collection_path.stem in NOT_PURE else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.stem not in NOT_PURE:
            item.add_marker(pytest.mark.pure)


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
def examine(tmp_path: Path) -> Callable[[Path], CheckResult]:
    """The real check, with a memory of its own."""
    return lambda folder: check(scan_folder(folder), Cache(tmp_path / "memory"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def ago(shared: Path) -> Site:
    """The site of content/."""
    return Site("ago", build_once(CONTENT["ago"], shared / "www" / "ago" / "site", "--slides"))


@pytest.fixture(scope="session")
def houseplants(shared: Path) -> Site:
    """The site of examples/houseplants."""
    out = shared / "www" / "plants" / "site"
    return Site("houseplants", build_once(CONTENT["houseplants"], out, "--slides"))


@pytest.fixture(scope="session", params=list(CONTENT))
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites."""
    made: Site = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="session")
def offline(shared: Path) -> Path:
    """The site of content/ for a memory stick."""
    return build_once(CONTENT["ago"], shared / "stick" / "site", "--offline")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def served(shared: Path) -> Iterator[str]:
    """Where the sites of this test run are served: each in a folder, as some host them."""
    (shared / "www").mkdir(exist_ok=True)
    with serve(shared / "www") as address:
        yield address


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Visit]:
    """Open a new browser page at a site; what went wrong on it fails the test."""
    visitors: list[Visitor] = []

    def begin(base: str = "ago/site/", **settings: Any) -> Visitor:
        context = browser.new_context(**({"viewport": DESK} | settings))
        base = base if base.startswith("file:") else served + base
        visitors.append(Visitor(context, base))
        return visitors[-1]

    yield begin
    for visitor in visitors:
        visitor.page.context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 16 MB, or a skip where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here; the limit of a file's size stands in")
    yield folder
    subprocess.run(["umount", folder], check=True)
