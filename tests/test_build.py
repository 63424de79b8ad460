"""Building: the same bytes each time, no more work than needed, and never half a site."""

import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from browsing import Visit
from sites import CONTENT, ROOT, Site, alone, build, guidepress, snapshot, tells_of_the_newest

WORD = ("Dämmerung", "Finsternis")
NEWS = ("index.html", "feed.xml")


@pytest.fixture
def plants(tmp_path: Path) -> Path:
    """A copy of the houseplants guideline in a folder of its own, to be changed."""
    shutil.copytree(CONTENT["houseplants"], tmp_path / "content")
    return tmp_path


@pytest.fixture(scope="session")
def once_built(shared: Path) -> Path:
    """A folder with the houseplants guideline, its site, and what the build remembers."""
    folder = shared / "once"
    with alone(folder):
        if not (folder / "site").exists():
            shutil.copytree(CONTENT["houseplants"], folder / "content")
            assert _build(folder).returncode == 0
    return folder


@pytest.fixture
def built(once_built: Path, tmp_path: Path) -> Path:
    """A copy of a folder in which a site was built, to be changed."""
    return shutil.copytree(once_built, tmp_path / "built")


def _build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return guidepress("build", *options, cwd=folder)


def _change(folder: Path, old: str = WORD[0], new: str = WORD[1]) -> None:
    file = folder / "content" / "2024" / "chapters" / "light.yaml"
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")


def _left_behind(folder: Path) -> list[Path]:
    return list((folder / ".guidepress" / "site").glob("staging-*"))


def _says_one_sentence(done: subprocess.CompletedProcess[str]) -> None:
    """No traceback, and one line that is not about progress."""
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("guidepress: ")]
    assert said[-1].count(" ") > 2


# ---- the same bytes, and no more work than needed ----


@pytest.mark.parametrize("name", list(CONTENT))
def test_building_elsewhere_at_another_time_gives_the_same_bytes(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    first: Site = request.getfixturevalue(name)
    copy = shutil.copytree(CONTENT[name], tmp_path / "elsewhere" / "copied")
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    again = build(copy, tmp_path / "b", "--slides", **other)
    assert snapshot(again) == snapshot(first.folder)


def test_a_second_build_touches_nothing(built: Path) -> None:
    before = {file: file.stat() for file in sorted((built / "site").rglob("*"))}
    done = _build(built)
    assert (done.returncode, done.stdout, done.stderr) == (0, "site/ is up to date\n", "")
    assert {file: file.stat() for file in sorted((built / "site").rglob("*"))} == before


def test_a_changed_word_changes_only_what_says_it(built: Path) -> None:
    before = snapshot(built / "site")
    _change(built)
    assert _build(built).returncode == 0
    after = snapshot(built / "site")
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    search = {path for path in changed if path.startswith("de/2024/pagefind/")}
    assert search
    news = {f"{language}/2024/changes/{f}" for language in ("de", "en") for f in NEWS}
    data = {f"api/v1/2024/{name}.json" for name in ("content", "changes")}
    assert changed - search == {"de/2024/light/index.html", *data, *news}
    assert WORD[1] in after["de/2024/light/index.html"].decode()
    assert after == snapshot(build(built / "content", built / "anew" / "site"))


def test_a_new_edition_leaves_what_is_older_as_it_is(built: Path) -> None:
    before = snapshot(built / "site")
    head = (built / "content" / "2024" / "edition.yaml").read_text(encoding="utf-8")
    old = shutil.ignore_patterns("changes.yaml", "approvals.yaml")
    shutil.copytree(built / "content" / "2024", built / "content" / "2025", ignore=old)
    (built / "content" / "2025" / "edition.yaml").write_text(
        head.replace('id: "2024"', 'id: "2025"'), encoding="utf-8"
    )
    assert _build(built).returncode == 0
    after = snapshot(built / "site")
    changed = {path for path in before if before[path] != after.get(path)}
    assert changed == {p for p in before if tells_of_the_newest(p, "2024", ["2025"], after)}


def test_a_harmed_site_is_mended(built: Path) -> None:
    before = snapshot(built / "site")
    for path in ("index.html", "de/2024/light/index.html", "assets/guidepress.js"):
        for harmed in (None, b"", before[path].swapcase()):
            file = built / "site" / path
            file.unlink()
            if harmed is not None:
                file.write_bytes(harmed)
            assert _build(built).returncode == 0
            assert snapshot(built / "site") == before


def test_a_site_that_was_removed_is_made_again(built: Path) -> None:
    before = snapshot(built / "site")
    shutil.rmtree(built / "site")
    assert _build(built).returncode == 0
    assert snapshot(built / "site") == before


def test_a_spoilt_memory_does_no_harm(built: Path) -> None:
    before = snapshot(built / "site")
    for file in (built / ".guidepress").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x80\x04spoilt")
    shutil.rmtree(built / "site")
    done = _build(built)
    assert done.returncode == 0, done.stderr
    assert snapshot(built / "site") == before


# ---- never half a site ----


def _start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "guidepress", "build"],
        cwd=folder,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _end(process: subprocess.Popen[str], after: float, how: signal.Signals) -> str:
    """Send a signal to a build and to all that it has begun; gives what it said."""
    try:
        return process.communicate(timeout=after)[1]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, how)
        return process.communicate()[1]


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(built: Path) -> None:
    old = snapshot(built / "site")
    _change(built)
    began = time.monotonic()
    new = snapshot(build(built / "content", built / "anew" / "site"))
    whole = time.monotonic() - began
    for part in (0.2, 0.4, 0.6, 0.75, 0.9, 1.05):
        shutil.rmtree(built / ".guidepress" / "memory", ignore_errors=True)
        _end(_start(built), whole * part, signal.SIGKILL)
        assert snapshot(built / "site") in (old, new)
    assert _build(built).returncode == 0
    assert snapshot(built / "site") == new
    assert _left_behind(built) == []


def test_an_interrupted_build_says_so_and_leaves_the_site(built: Path) -> None:
    old = snapshot(built / "site")
    _change(built)
    for part in ("memory/*", "site/staging-*"):
        shutil.rmtree(built / ".guidepress" / "memory", ignore_errors=True)
        process = _start(built)
        while process.poll() is None and not list((built / ".guidepress").glob(part)):
            time.sleep(0.001)
        said = _end(process, 0, signal.SIGINT)
        assert process.returncode == 130
        assert "Traceback" not in said
        assert said.endswith("interrupted; the site is as it was\n")
        assert snapshot(built / "site") == old
        assert _left_behind(built) == []


def test_a_full_disk_leaves_the_old_site(plants: Path, small_disk: Path) -> None:
    out = small_disk / "site"
    assert guidepress("build", "--out", out, cwd=plants).returncode == 0
    old = snapshot(out)
    with (small_disk / "filler").open("wb") as filler:
        filler.write(b"x" * (shutil.disk_usage(small_disk).free - 20_000))
    _change(plants)
    done = guidepress("build", "--out", out, cwd=plants)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    _says_one_sentence(done)
    assert snapshot(out) == old
    assert list((small_disk / ".guidepress" / "site").glob("staging-*")) == []
    (small_disk / "filler").unlink()
    assert guidepress("build", "--out", out, cwd=plants).returncode == 0


def test_a_file_that_cannot_be_written_leaves_the_old_site(built: Path) -> None:
    old = snapshot(built / "site")
    _change(built)
    done = subprocess.run(
        [sys.executable, "-m", "guidepress", "build"],
        cwd=built,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    _says_one_sentence(done)
    assert snapshot(built / "site") == old
    assert _left_behind(built) == []


def test_content_with_errors_leaves_the_old_site(built: Path) -> None:
    old = snapshot(built / "site")
    _change(built, "certainty: low", "certainty: lo")
    done = _build(built)
    assert done.returncode == 1
    assert re.search(r"content/2024/chapters/light\.yaml:\d+:\d+: error: ", done.stderr)
    assert "nothing was built; site/ is as it was" in done.stderr
    assert snapshot(built / "site") == old


# ---- what a site must not replace ----


def _own(folder: Path) -> str:
    (folder / "own").mkdir()
    (folder / "own" / "thesis.txt").write_text("ten years of work")
    return "own"


def _file(folder: Path) -> str:
    (folder / "notes.txt").write_text("mine")
    return "notes.txt"


@pytest.mark.parametrize(
    "out", [lambda _: "content", lambda _: ".", lambda _: "content/2024", lambda _: "", _own, _file]
)
def test_a_site_never_replaces_what_is_no_site(plants: Path, out: Callable[[Path], str]) -> None:
    target = out(plants)
    before = snapshot(plants)
    done = _build(plants, "--out", target)
    assert done.returncode == 2
    _says_one_sentence(done)
    assert snapshot(plants) == before


def test_an_empty_folder_and_a_link_to_it_may_become_a_site(plants: Path) -> None:
    (plants / "empty").mkdir()
    (plants / "link").symlink_to("empty")
    assert _build(plants, "--out", "link").returncode == 0
    assert (plants / "empty" / "index.html").is_file()
    assert (plants / "link").is_symlink()


# ---- usage ----


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--content", "nowhere"], "there is no folder nowhere"),
        (["build", "--content", "content/2024"], "holds no guideline.yaml"),
        (["check", "--content", "nowhere"], "there is no folder nowhere"),
        (["build", "--out", "content/guideline.yaml/site"], "content"),
        (["build", "--out", "/proc/site"], "/proc"),
        (["biuld"], "build"),
        (["check", "--format", "xml"], "sarif"),
        (["build", "--online"], "--online"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(plants: Path, arguments: list[str], said: str) -> None:
    done = guidepress(*arguments, cwd=plants)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (plants / "site").exists()


def test_an_edition_without_its_head_is_a_problem(plants: Path) -> None:
    (plants / "content" / "2025").mkdir()
    done = _build(plants)
    assert done.returncode == 1
    assert "2025" in done.stderr


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_nobody_need_listen(plants: Path, stream: str) -> None:
    number = {"stdout": 1, "stderr": 2}[stream]
    command = f'exec "$0" -m guidepress check {number}>&-'
    assert (
        subprocess.run(["sh", "-c", command, sys.executable], cwd=plants, check=False).returncode
        == 0
    )


def test_help_shows_examples(tmp_path: Path) -> None:
    done = guidepress("--help", cwd=tmp_path)
    assert done.returncode == 0
    for verb in ("check", "build", "rules"):
        assert f"guidepress {verb}" in done.stdout
        assert guidepress(verb, "--help", cwd=tmp_path).returncode == 0


def test_the_front_door_builds_what_it_is_told(plants: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "build.py"], cwd=plants, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert (plants / "site" / "index.html").is_file()


def _on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What the command says on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "guidepress", *arguments],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if k not in ("CI", "NO_COLOR")} | environment,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 65536):
            said += part
    except OSError:  # how a terminal says that the other side is closed
        pass
    os.close(ours)
    process.wait()
    return said.decode()


def test_colour_is_for_terminals_that_want_it(plants: Path) -> None:
    _change(plants, "certainty: low", "certainty: lo")
    colour = re.compile(r"\x1b\[[0-9;]*m")
    assert colour.search(_on_terminal(plants, "check"))
    assert not colour.search(_on_terminal(plants, "check", NO_COLOR="1"))
    assert "\x1b" not in guidepress("check", cwd=plants).stdout


def test_continuous_integration_gets_plain_lines(plants: Path) -> None:
    said = _on_terminal(plants, "build", CI="true")
    assert "\x1b" not in said
    assert "guidepress: writing pages" in said


# ---- what authors write is text ----

EVIL = (
    " <script>window.pwned = 1; alert(1)</script> <img src=x onerror='window.pwned = 1'>"
    ' "\' onclick="window.pwned=1" {{ 7 * 7 }} {% raw %} javascript:alert(1) </title></script> &lt;'
)


def _spoil(data: Any, languages: list[str]) -> Any:
    """The same data, with evil words at the end of each text and of each name."""
    if isinstance(data, list):
        return [_spoil(item, languages) for item in data]
    if not isinstance(data, dict):
        return data
    if set(data) <= set(languages) and all(isinstance(words, str) for words in data.values()):
        return {language: words + EVIL for language, words in data.items()}
    free = ("family", "literal", "title", "container-title", "publisher", "printed")
    return {
        key: value + EVIL
        if key in free and isinstance(value, str)
        else [name + EVIL for name in value]
        if key == "names"
        else _spoil(value, languages)
        for key, value in data.items()
    }


@pytest.fixture(scope="module")
def evil(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site whose every text is evil."""
    content = shutil.copytree(CONTENT["houseplants"], tmp_path_factory.mktemp("evil") / "content")
    scales = shutil.copytree(ROOT / "schema" / "scales", content / "scales")
    for lock in content.rglob("edition.lock"):
        lock.unlink()
    with (content / "2023" / "changes.yaml").open("a", encoding="utf-8") as changes:
        # By their evil words, all are alike; so what became of this one must be said.
        changes.write("  - {kind: withdrawn, id: red-blue-light, reason: {de: Rot, en: Red}}\n")
    for file in [*content.rglob("*.yaml"), *scales.glob("*.yaml")]:
        data = _spoil(yaml.safe_load(file.read_text(encoding="utf-8")), ["de", "en"])
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    name = f"evil-{os.getpid()}/site"
    build(content, shared / "www" / name)
    return f"{name}/"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "report/",
        "light/",
        "watering/",
        "grades/",
        "references/",
        "glossary/",
        "about/",
        "changes/",
        "../r/ice-cubes/",
    ],
)
def test_evil_words_are_only_words(evil: str, visit: Visit, page: str) -> None:
    visitor = visit(evil).go(f"de/2024/{page}")
    visitor.script(
        """() => {
          for (const part of document.querySelectorAll('details')) part.open = true;
        }"""
    )
    assert visitor.script("window.pwned") is None
    assert (
        visitor.script("document.querySelectorAll('[onclick], [onerror], img[src=x]').length") == 0
    )
    assert visitor.script("document.querySelectorAll('[href^=javascript]').length") == 0
    text = visitor.page.inner_text("body")
    assert "{{ 7 * 7 }}" in text
    assert "<script>window.pwned = 1; alert(1)</script>" in text
    assert "<script>window.pwned" in visitor.page.title()


def test_evil_words_do_nothing_in_search(evil: str, visit: Visit) -> None:
    visitor = visit(evil).go("de/2024/")
    visitor.find("[data-gp-search]").click()
    visitor.find(".gp-search input").fill("pwned")
    visitor.find(".gp-search li a").first.wait_for()
    assert visitor.script("window.pwned") is None
    assert visitor.find(".gp-search li script").count() == 0


def test_evil_words_do_nothing_at_the_doors(evil: str, visit: Visit) -> None:
    visit(evil, locale="en-GB").go().page.wait_for_url(re.compile(r"/en/2024/$"))
    visitor = visit(evil, java_script_enabled=False).go()
    assert "<script>window.pwned" in visitor.page.title()
    visitor.find("a[hreflang=en]").click()
    visitor.page.wait_for_url(re.compile(r"/en/2024/$"))
