"""A public service on this machine that answers as doi.org and PubMed do."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

WORK = {
    "type": "article-journal",
    "title": "Water <i>before</i> the boil (invented)",
    "container-title": "Journal of Invented Tea",
    "container-title-short": "J Inv Tea",
    "author": [{"given": "Ben", "family": "Kettle"}],
    "issued": {"date-parts": [[2022, 5]]},
    "DOI": "10.5555/TEA.2022.3",
}
NBIB = """
PMID- 12345679
TI  - Cups (invented).
AU  - Cup C
TA  - J Inv Tea
DP  - 2023 Jul
"""
SAYS = {
    "12345679": NBIB.encode(),
    "10.5555/flood": b" " * (2 << 20),
    "10.5555/page": b"<html><body>Sign in</body></html>",
}
LEADS_TO = {
    "10.5555/tea.2022.3": "/works/10.5555/tea.2022.3",
    "10.5555/downgrade": "http://guidepress.example/work",
    "10.5555/file": "file:///etc/passwd",
    "10.5555/circle": "/10.5555/circle",
}


class _Service(BaseHTTPRequestHandler):
    """Knows one work by its DOI and one by its PMID; other names mean other behaviour."""

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        asked = parse_qs(urlsplit(self.path).query).get("id", [path.removeprefix("/")])[0].lower()
        if asked in LEADS_TO:
            self._redirect(LEADS_TO[asked])
        elif asked in SAYS:
            self._say(SAYS[asked])
        elif asked in ("works/10.5555/tea.2022.3", "10.5555/other"):
            self._work()
        elif asked == "10.5555/silent":
            time.sleep(3)
        else:
            self.send_error(503 if asked == "10.5555/broken" else 404)

    def _work(self) -> None:
        wants = self.headers["Accept"] == "application/vnd.citationstyles.csl+json"
        self._say(json.dumps(WORK).encode() if wants else b"<html></html>")

    def _redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def _say(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # who has heard enough goes
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def service() -> Iterator[str]:
    """The address of a service that runs for a while."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()
