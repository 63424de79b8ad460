"""Take the README's pictures, of the site that `make site` has made, with Debian's Chromium."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "site/de/2024/metastasis-sites/index.html"
DECK = ROOT / "site/en/2024/slides/metastasis-sites.html"
CHAPTER, SLIDES = ROOT / "docs/chapter.png", ROOT / "docs/slides.png"
SHOWN = ("title", "general", "oligometastatic-definitions", "liver", "lung", "contralateral-axilla")
ACROSS, SMALL, GAP = 3, (480, 270), 8
COLOURS = 256
SETTLED = 800
"""Milliseconds after which the header has ceased to move."""


def chapter(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 760})
    page.goto(f"{PAGE.as_uri()}#liver")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=CHAPTER)


def slides(browser: Browser) -> None:
    wide, high = (size + GAP for size in SMALL)
    rows = -(-len(SHOWN) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * wide - GAP, rows * high - GAP), "#c3ced3")
    for number, slide in enumerate(_pictures(browser)):
        sheet.paste(slide, (number % ACROSS * wide, number // ACROSS * high))
    sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(SLIDES, optimize=True)


def _pictures(browser: Browser) -> Iterator[Image.Image]:
    page = browser.new_page(viewport={"width": 960, "height": 540})
    page.goto(DECK.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.add_style_tag(content=".controls, .progress { display: none !important }")
    page.evaluate("Reveal.configure({margin: 0})")
    for name in SHOWN:
        page.evaluate(f"location.hash = '#/{name}'")
        page.wait_for_function(f"Reveal.getCurrentSlide().id === '{name}'")
        yield Image.open(BytesIO(page.screenshot())).resize(SMALL, Image.Resampling.LANCZOS)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        chapter(browser)
        slides(browser)
        browser.close()


if __name__ == "__main__":
    main()
