"""From an edit to the browser: how long a page of a guideline of real size takes to show a word.

    python bench/previewing.py [--quick] [--edits 20]

The time runs from before the file is written until the word stands on the open page.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

import corpus

CHROMIUM = "/usr/bin/chromium"
LANGUAGE = "en"
WORD = "Preview"


@contextmanager
def shown(folder: Path) -> Iterator[str]:
    """The address of a preview of the content in a folder."""
    command = (sys.executable, "-m", "guidepress", "serve", "--port", "0")
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield next(word for word in line.split() if word.startswith("http")).rstrip(";")
        finally:
            process.terminate()


def edits(page: Page, file: Path, times: int) -> Iterator[float]:
    """Seconds for each of so many edits of a title in a chapter's file."""
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.strip().startswith(f"{LANGUAGE}: "))
    for number in range(times):
        word = f"{WORD}{number}"
        edited = text.replace(title, f"{title} {word}", 1)
        began = time.perf_counter()
        file.write_text(edited, encoding="utf-8")
        page.wait_for_function(f"document.body.innerText.includes('{word}')", polling=10)
        yield time.perf_counter() - began
        time.sleep(0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the way from an edit to the browser.")
    parser.add_argument("--quick", action="store_true", help=f"{corpus.QUICK} chapters")
    parser.add_argument("--edits", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        content = Path(name) / "content"
        corpus.write(content, corpus.QUICK if options.quick else corpus.CHAPTERS, corpus.years())
        file = min(content.glob(f"{corpus.NEWEST}/chapters/*.yaml"))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with shown(content.parent) as address:
            page = browser.new_page()
            page.goto(f"{address}{LANGUAGE}/{corpus.NEWEST}/{file.stem}/")
            took = list(edits(page, file, options.edits))
        browser.close()
    print(f"{len(took)} edits: median {median(took):.2f} s, longest {max(took):.2f} s (aim: 1)")


if __name__ == "__main__":
    main()
