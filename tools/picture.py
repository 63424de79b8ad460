"""Take the README's picture, of the site that `make site` has made, with Debian's Chromium."""

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "site/de/2024/metastasis-sites/index.html"
PICTURE = ROOT / "docs/chapter.png"
WIDTH, HEIGHT = 1280, 760
SETTLED = 800
"""Milliseconds after which the header has ceased to move."""


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"{PAGE.as_uri()}#liver")
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
