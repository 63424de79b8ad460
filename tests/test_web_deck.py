"""HTML decks, in a real browser: one file that needs nothing beside itself."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browsing import serve
from decks import deck, edited, kept_stock, stock
from guidepress.build.context import Context
from guidepress.slides.deck import Deck, plain_text
from guidepress.slides.files import deck_file
from guidepress.slides.html import html_deck
from sites import CONTENT, ROOT

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
SCREEN: Any = {"width": 960, "height": 540}
DECKS = [
    ("ago", "metastasis-sites", "de"),
    ("ago", "metastasis-sites", "en"),
    ("houseplants", "light", "en"),
    ("houseplants", "changes", "de"),
]


def written(of: Context, name: str, language: str, folder: Path) -> tuple[Deck, Path]:
    planned = deck(of, name, language)
    file = folder / f"{language}-{name}.html"
    file.write_bytes(deck_file(planned, "html", of.pictures[-1], of.master))
    return planned, file


@pytest.fixture(scope="module", params=DECKS, ids=["-".join(one) for one in DECKS])
def one(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Deck, Path]:
    content, name, language = request.param
    folder = tmp_path_factory.mktemp("web")
    return written(kept_stock(CONTENT[content]), name, language, folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=SCREEN)
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def show(page: Page, address: str) -> list[str]:
    """Open a deck; gives what goes wrong, and what is asked of another host, from now on."""
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: faults.append(asked.url) if _is_foreign(asked.url) else None)
    page.goto(address)
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    return faults


def _is_foreign(address: str) -> bool:
    return not address.startswith(("file:", "data:", "about:", "http://127.0.0.1"))


def go(page: Page, number: int) -> None:
    page.evaluate(f"Reveal.slide({number})")


def violations(page: Page) -> list[str]:
    found: Any = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found["violations"]]


def test_a_deck_opens_from_a_stick_and_asks_nobody(one: tuple[Deck, Path], page: Page) -> None:
    planned, file = one
    faults = show(page, file.as_uri())
    for number in range(len(planned.slides)):
        go(page, number)
    assert faults == []
    assert page.evaluate("Reveal.getTotalSlides()") == len(planned.slides)
    assert page.evaluate("document.documentElement.lang") == planned.language


def test_every_slide_passes_axe(one: tuple[Deck, Path], page: Page) -> None:
    planned, file = one
    show(page, file.as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for number in range(len(planned.slides)):
        go(page, number)
        assert violations(page) == [], planned.slides[number].id


def test_nothing_leaves_its_place(one: tuple[Deck, Path], page: Page) -> None:
    planned, file = one
    show(page, file.as_uri())
    for number, slide in enumerate(planned.slides):
        go(page, number)
        bottoms: Any = page.evaluate(
            """() => {
              const slide = Reveal.getCurrentSlide();
              const bottom = (name) => slide.querySelector(name)?.getBoundingClientRect().bottom;
              const top = (name) => slide.querySelector(name)?.getBoundingClientRect().top;
              return {
                content: bottom("table, .words, .picture, .said") ?? 0,
                foot: top(".foot") ?? 9999,
                footer: top("footer"),
              };
            }"""
        )
        assert bottoms["content"] <= min(bottoms["foot"], bottoms["footer"]) + 1, slide.id


def test_an_address_leads_to_a_section(one: tuple[Deck, Path], page: Page) -> None:
    planned, file = one
    last = planned.slides[-1]
    show(page, f"{file.as_uri()}#/{last.id}")
    assert page.evaluate("Reveal.getCurrentSlide().id") == last.id


def test_keys_turn_the_slides(one: tuple[Deck, Path], page: Page) -> None:
    planned, file = one
    show(page, file.as_uri())
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getCurrentSlide().id") == planned.slides[1].id
    page.wait_for_url(f"**#/{planned.slides[1].id}")


@pytest.fixture(scope="module")
def ago(tmp_path_factory: pytest.TempPathFactory) -> tuple[Deck, Path]:
    folder = tmp_path_factory.mktemp("ago")
    return written(kept_stock(CONTENT["ago"]), "metastasis-sites", "en", folder)


@pytest.mark.parametrize("over", ["file", "http"])
def test_the_speaker_sees_the_notes(ago: tuple[Deck, Path], page: Page, over: str) -> None:
    planned, file = ago
    number = next(i for i, slide in enumerate(planned.slides) if slide.section == "general")
    with serve(file.parent) as address:
        show(page, file.as_uri() if over == "file" else f"{address}{file.name}")
        go(page, number)
        with page.expect_popup() as opened:
            page.keyboard.press("s")
        notes = opened.value.locator(".speaker-controls-notes .value")
        notes.wait_for()
        work = plain_text(planned.slides[number].speaker_notes[-1].runs)[:40]
        opened.value.wait_for_function(
            f"document.querySelector('.speaker-controls-notes').innerText.includes({json.dumps(work)})"
        )


def test_it_prints_a_slide_on_each_page(ago: tuple[Deck, Path], page: Page, tmp_path: Path) -> None:
    planned, file = ago
    for query in ("", "?print-pdf"):
        show(page, f"{file.as_uri()}{query}")
        if query:
            page.wait_for_selector(f".pdf-page:nth-child({len(planned.slides)})")
        page.pdf(path=tmp_path / "deck.pdf", prefer_css_page_size=True, print_background=True)
        done = subprocess.run(
            ["pdfinfo", tmp_path / "deck.pdf"], capture_output=True, text=True, check=True
        )
        assert f"Pages:           {len(planned.slides)}\n" in done.stdout, query


def test_without_scripts_every_slide_is_there(ago: tuple[Deck, Path], browser: Browser) -> None:
    planned, file = ago
    opened = browser.new_page(java_script_enabled=False)
    opened.goto(file.as_uri())
    for slide in planned.slides:
        assert opened.locator(f"[id='{slide.id}']").is_visible()
    opened.close()


def test_a_phone_shows_it(ago: tuple[Deck, Path], browser: Browser) -> None:
    _, file = ago
    opened = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    opened.goto(file.as_uri())
    opened.wait_for_function("window.Reveal && Reveal.isReady()")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    opened.close()


def test_what_content_says_stays_text(content: Path, tmp_path: Path, page: Page) -> None:
    evil = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
    with edited(content, "2024/chapters/brewing.yaml") as data:
        section = data["sections"][0]
        section["title"] = {"de": evil, "en": evil}
        section["blocks"][0]["items"][0]["text"] = {"de": evil, "en": evil}
        section["footnotes"]["kettle"] = {"de": evil, "en": evil}
    _, file = written(stock(content, tmp_path / "memory"), "brewing", "en", tmp_path)
    show(page, file.as_uri())
    assert page.evaluate("window.hit") is None
    assert evil in page.locator("[data-id='boil-fresh-water']").first.text_content()  # type: ignore[operator] # it has text


def test_the_same_deck_has_the_same_bytes() -> None:
    planned = deck(kept_stock(CONTENT["ago"]), "changes", "de")
    assert html_deck(planned, {}) == html_deck(planned, {})


def test_reveal_is_shipped_as_it_is_published() -> None:
    shipped = ROOT / "templates" / "slides" / "reveal"
    published = ROOT / "tests" / "node_modules" / "reveal.js"
    for ours, theirs in (
        ("reveal.js", "dist/reveal.js"),
        ("reveal.css", "dist/reveal.css"),
        ("notes.js", "dist/plugin/notes.js"),
        ("LICENSE.txt", "LICENSE"),
    ):
        assert (shipped / ours).read_bytes() == (published / theirs).read_bytes(), ours
