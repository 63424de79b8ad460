"""Pages in Debian's Chromium, and all that goes wrong on them."""

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Playwright,
    Request,
    Response,
)

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def launch(playwright: Playwright) -> Browser:
    found = shutil.which("chromium")
    assert found, "chromium is not on PATH; `make test` installs it"
    return playwright.chromium.launch(executable_path=found, args=list(_CHROMIUM))


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; gives its address, which ends in a slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Visitor:
    """A page in the browser, at a site; `faults` is all that went wrong since it was opened."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.faults: list[str] = []
        self._listen(context)

    def _listen(self, context: BrowserContext) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", self._dismiss)
        self.page.on("requestfailed", self._fail)
        self.page.on("response", self._receive)
        context.on("request", self._ask)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.faults.append(f"console: {said.text}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _fail(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # then the page itself went elsewhere
            self.faults.append(f"failed: {request.url}")

    def _receive(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self.faults.append(f"{response.status}: {response.url}")

    def _ask(self, request: Request) -> None:
        if not self._own(request.url):
            self.faults.append(f"to another origin: {request.url}")

    def _own(self, address: str) -> bool:
        origin = self.base if self.base.startswith("file:") else "/".join(self.base.split("/")[:3])
        return address.startswith((origin, "data:", "blob:"))

    def go(self, address: str = "") -> "Visitor":
        self.page.goto("about:blank")  # else another hash alone would load nothing
        self.page.goto(self.base + address, wait_until="load")
        return self

    @property
    def address(self) -> str:
        """Where the browser is, from the site's root."""
        return self.page.url.removeprefix(self.base)

    def arrives(self, address: str) -> None:
        self.page.wait_for_url(self.base + address)

    def find(self, selector: str, words: str | None = None) -> Locator:
        return self.page.locator(selector, has_text=words)

    def script(self, code: str, argument: object = None) -> Any:
        return self.page.evaluate(code, argument)

    def sees(self, name: str) -> bool:
        """Whether the element of this id is in view."""
        return bool(
            self.script(
                """async (id) => {
                  await new Promise((done) => setTimeout(done, 150));
                  const box = document.getElementById(id).getBoundingClientRect();
                  return box.height > 0 && box.top >= 0 && box.top < innerHeight;
                }""",
                name,
            )
        )


Visit = Callable[..., Visitor]
