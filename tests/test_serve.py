"""What an author sees while she writes: `guidepress serve`, in a real browser."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from editing import master
from repository import begin
from sites import CONTENT, guidepress

CHAPTER = Path("content/2024/chapters/watering.yaml")


@dataclass
class Shown:
    """A preview: the folder that it is of, its address, and its process."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    def edit(self, before: str, after: str, file: Path = CHAPTER) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        with self._answer(path, **headers) as answer:
            return int(answer.status or 0), answer.read()

    def headers(self, path: str) -> Mapping[str, str]:
        """What an answer says of itself."""
        with self._answer(path) as answer:
            return dict(answer.headers)

    def _answer(self, path: str, **headers: str) -> HTTPResponse | urllib.error.HTTPError:
        request = urllib.request.Request(f"{self.address}{path}", headers=headers)  # noqa: S310 - this machine
        try:
            answer: HTTPResponse = urllib.request.urlopen(request)  # noqa: S310 - this machine
        except urllib.error.HTTPError as error:
            return error
        return answer


@contextmanager
def serve(folder: Path, *options: str) -> Iterator[Shown]:
    command = [sys.executable, "-m", "guidepress", "serve", "--port", "0", *options]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://\S+/", line)
            assert found, line + (process.stdout.read() if process.stdout else "")
            yield Shown(folder, found[0], process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=20)


@pytest.fixture(scope="module")
def plants(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("serve")
    shutil.copytree(CONTENT["houseplants"], folder / "content")
    with serve(folder) as shown:
        yield shown


@pytest.fixture
def page(plants: Shown, browser: Browser) -> Iterator[Page]:
    """The chapter on watering, open in a browser; what was edited is undone afterwards."""
    kept = {file: file.read_bytes() for file in (plants.folder / "content").rglob("*.yaml")}
    opened = browser.new_page()
    opened.goto(f"{plants.address}en/2024/watering/")
    opened.wait_for_function("document.querySelector('article .gp')")
    yield opened
    opened.close()
    for file, content in kept.items():
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)


def test_an_edit_shows_itself_on_the_open_page(plants: Shown, page: Page) -> None:
    row = page.locator("tr.gp-recommendation").last
    row.scroll_into_view_if_needed()
    before = row.bounding_box()
    words = row.locator(".gp-recommendation__text").inner_text()
    plants.edit(f"en: {words}", f"en: {words}, every spring")
    expect(row).to_contain_text("every spring")
    after = row.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 2


def test_a_mistyped_rating_is_shown_over_the_page_that_was_good_last(
    plants: Shown, page: Page
) -> None:
    title = page.locator("h1").inner_text()
    grade = re.search(r"strength: (\S+?)[,}\n]", (plants.folder / CHAPTER).read_text())
    assert grade
    plants.edit(f"strength: {grade[1]}", "strength: stong-for")
    problems = page.locator(".gp-problems")
    expect(problems).to_contain_text("stong-for")
    expect(problems).to_contain_text(f"{CHAPTER.as_posix()}:")
    expect(problems.locator(".gp-problem__line").first).to_contain_text("stong-for")
    assert page.locator("h1").inner_text() == title
    plants.edit("strength: stong-for", f"strength: {grade[1]}")
    expect(problems).to_have_count(0)


def test_an_author_adds_a_recommendation_and_sees_it_everywhere(plants: Shown, page: Page) -> None:
    words = ("--text", "de=Blätter abstauben", "--text", "en=Dust the leaves")
    rated = ("--rating", "certainty=low", "--rating", "strength=stong-for")
    place = ("recommendation", "watering/when-to-water", "dust-leaves")
    added = guidepress("new", *place, *words, *rated, cwd=plants.folder)
    assert added.returncode == 0, added.stderr
    problems = page.locator(".gp-problems")
    expect(problems).to_contain_text("did you mean 'strong-for'?")
    plants.edit('strength: "stong-for"', 'strength: "strong-for"')
    expect(problems).to_have_count(0)
    row = page.locator("#dust-leaves")
    expect(row).to_contain_text("Dust the leaves")
    expect(row).to_contain_text("[new 2024]")
    deck = plants.get("en/2024/slides/watering.html")[1].decode()
    assert "Dust the leaves" in deck
    assert deck.count("new 2024") > 0
    assert b"Dust the leaves" in plants.get("en/2024/changes/")[1]


def test_a_file_that_is_gone_and_comes_back_is_survived(plants: Shown, page: Page) -> None:
    file = plants.folder / CHAPTER
    content = file.read_bytes()
    file.unlink()
    expect(page.locator(".gp-problems")).to_contain_text("watering.yaml")
    file.write_bytes(content)
    expect(page.locator(".gp-problems")).to_have_count(0)


def test_a_guideline_that_is_gone_and_comes_back_is_survived(plants: Shown, page: Page) -> None:
    content = plants.folder / "content"
    content.rename(plants.folder / "elsewhere")
    content.mkdir()
    expect(page.locator(".gp-problems")).to_be_visible()
    shutil.rmtree(content)
    (plants.folder / "elsewhere").rename(content)
    expect(page.locator(".gp-problems")).to_have_count(0, timeout=15_000)


def test_another_branch_is_another_guideline(tmp_path: Path, browser: Browser) -> None:
    shutil.copytree(CONTENT["houseplants"], tmp_path / "content")
    repository = begin(tmp_path)
    repository.git("checkout", "--quiet", "-b", "spring")
    chapter = tmp_path / CHAPTER
    said = chapter.read_text(encoding="utf-8")
    chapter.write_text(said.replace("en: Use rainwater", "en: Use spring water"), encoding="utf-8")
    shutil.rmtree(tmp_path / "content" / "2023" / "figures")
    (tmp_path / "content" / "2023" / "stray.yaml").write_text("id: x\n")
    repository.commit("spring")
    with serve(tmp_path, "--no-slides") as shown:
        page = browser.new_page()
        page.goto(f"{shown.address}en/2024/watering/")
        expect(page.locator(".gp-problems")).to_contain_text("stray.yaml")
        for branch, words in (("main", "Use rainwater"), ("spring", "Use spring water")) * 2:
            repository.git("checkout", "--quiet", branch)
            if branch == "main":
                expect(page.locator(".gp-problems")).to_have_count(0)
                expect(page.locator("#rainwater")).to_contain_text(words)
            else:
                expect(page.locator(".gp-problems")).to_contain_text("stray.yaml")
        page.close()
        assert shown.process.poll() is None


def test_a_full_disk_does_not_end_it(small_disk: Path, browser: Browser) -> None:
    shutil.copytree(CONTENT["houseplants"], small_disk / "content")
    with serve(small_disk, "--no-slides") as shown:
        page = browser.new_page()
        page.goto(f"{shown.address}en/2024/watering/")
        page.wait_for_function("document.querySelector('article .gp')")
        with (small_disk / "filler").open("wb") as filler:
            filler.write(b"x" * shutil.disk_usage(small_disk).free)
        chapter = small_disk / CHAPTER
        with chapter.open("r+b") as file:
            at = file.read().index(b"en: Use rainwater")
            file.seek(at)
            file.write(b"en: Use rainWATER")
        expect(page.locator("#rainwater")).to_contain_text("Use rainWATER")
        assert b"Use rainWATER" in shown.get("en/r/rainwater/")[1]
        page.close()


def test_another_master_is_seen_at_once(plants: Shown) -> None:
    """Its margins, and not only its colours: where things stand and how much fits."""
    own = plants.folder / "content" / "slides" / "master.pptx"
    own.parent.mkdir()
    for shift in (10, 20):
        own.write_bytes(master(shift))
        assert _comes(plants, "en/2024/slides/watering.html", f"left: {40 + shift}.0px")
    shutil.rmtree(own.parent)
    assert _comes(plants, "en/2024/slides/watering.html", "left: 40.0px")


def _comes(plants: Shown, path: str, words: str) -> bool:
    """Whether an address soon says something."""
    ends = time.monotonic() + 20
    while words.encode() not in plants.get(path)[1]:
        if time.monotonic() > ends:
            return False
        time.sleep(0.05)
    return True


def test_content_cannot_act_in_the_preview(plants: Shown, page: Page) -> None:
    plants.edit("id: watering\n", "id: watering\nx: '<img src=x onerror=alert(1)>'\n")
    expect(page.locator(".gp-problems")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".gp-problems img").count() == 0


@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/",
        "en/2024/",
        "en/2024/watering/",
        "de/2024/changes/",
        "de/2024/changes/feed.xml",
        "de/editions/",
        "de/r/measure-light/",
        "de/r/places.js",
        "assets/guidepress.css",
        "api/v1/2024/changes.json",
        "api/v1/2024/recommendations.csv",
        "sitemap.xml",
        "en/2024/slides/watering.html",
        "en/2024/slides/changes.pptx",
    ],
)
def test_whatever_the_site_has_is_shown(plants: Shown, path: str) -> None:
    status, content = plants.get(path)
    assert (status, bool(content)) == (200, True)


@pytest.mark.parametrize(
    "path",
    [
        "../guideline.yaml",
        "%2e%2e/%2e%2e/etc/passwd",
        "content/guideline.yaml",
        "en/2024/slides/../../../x",
        "en/2024/slides/watering.exe",
        "en/2024/nothing/",
        "en/r/nothing/",
    ],
)
def test_nothing_else_is_served(plants: Shown, path: str) -> None:
    assert plants.get(path)[0] == 404


def test_a_page_of_the_web_cannot_look(plants: Shown) -> None:
    assert plants.get("", Host="evil.example")[0] == 403


@pytest.mark.parametrize("path", ["", "api/v1/2024/changes.json", "__preview/preview.js", "no/"])
def test_a_browser_does_not_guess_what_a_file_is(plants: Shown, path: str) -> None:
    assert plants.headers(path)["X-Content-Type-Options"] == "nosniff"


def test_only_this_machine_is_listened_to(plants: Shown) -> None:
    assert plants.address.startswith("http://127.0.0.1:")


def test_a_taken_port_is_said_in_one_sentence(plants: Shown) -> None:
    port = plants.address.rstrip("/").rpartition(":")[2]
    done = guidepress("serve", "--port", port, cwd=plants.folder)
    assert done.returncode == 2
    assert done.stderr == (
        f"guidepress: nothing can be shown at 127.0.0.1:{port}: Address already in use; "
        "name another with --port\n"
    )


def test_it_ends_quietly(tmp_path: Path) -> None:
    shutil.copytree(CONTENT["ago"], tmp_path / "content")
    with serve(tmp_path, "--no-slides") as shown:
        os.kill(shown.process.pid, signal.SIGINT)
        said, _ = shown.process.communicate(timeout=20)
    assert shown.process.returncode == 130
    assert "Traceback" not in said
