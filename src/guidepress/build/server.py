"""Serves a preview by HTTP: the files of the site, and events when the content has changed.

It serves what the site would have, and nothing else; to this machine alone unless told otherwise.
"""

import json
import mimetypes
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from posixpath import normpath
from threading import Condition
from urllib.parse import unquote, urlsplit

from guidepress.build.preview import Preview, Scan, around
from guidepress.model.problem import Problem
from guidepress.storage.resources import TEMPLATES

PREVIEW = "__preview/"
"""The folder of addresses that belong to the preview and not to the site."""
HEARTBEAT = 15.0
"""Seconds after which an event without data is sent, to notice that a browser has gone."""

_HELPERS = {
    f"{PREVIEW}preview.js": TEMPLATES / "preview" / "preview.js",
    f"{PREVIEW}preview.css": TEMPLATES / "preview" / "preview.css",
}
_INSERTED = (
    f'<link rel="stylesheet" href="/{PREVIEW}preview.css">'
    f'<script src="/{PREVIEW}preview.js" defer></script></head>'
).encode()
_WAITING = "<!doctype html><html lang=en><head><title>guidepress</title></head><body></body></html>"
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".xml": "application/xml"}


class Server(ThreadingHTTPServer):
    """Serves a preview at an address; `changed` is notified of each new scan."""

    daemon_threads = True

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        self.preview = preview
        self.changed = Condition()
        self.host = host
        super().__init__((host, port), _Handler)

    def announce(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def handle_error(self, *_: object) -> None:
        """A browser that goes away is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = _path(self.path)
        if not _is_asked_for_here(self.headers.get("Host", ""), self.server.host):
            self._send(b"this address is not served here", "text/plain", HTTPStatus.FORBIDDEN)
        elif path == f"{PREVIEW}events":
            self._send_events()
        elif path in _HELPERS:
            self._send(_HELPERS[path].read_bytes(), _type(path))
        else:
            self._show(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _show(self, path: str) -> None:
        """A file of the site; where there is no site yet, an empty page that says why."""
        content = self.server.preview.file(path)
        status = HTTPStatus.OK
        if content is None:
            content, path = _WAITING.encode(), "index.html"
            status = HTTPStatus.NOT_FOUND
        media_type = _type(path)
        if media_type == "text/html" and "/slides/" not in path:
            content = content.replace(b"</head>", _INSERTED, 1)
        self._send(content, media_type, status)

    def _send(self, content: bytes, media_type: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        is_text = media_type.startswith("text/") or media_type.endswith(("xml", "json"))
        self.send_header("Content-Type", f"{media_type}; charset=utf-8" if is_text else media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        """Send the latest scan as server-sent events: at once, then each time there is another."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        sent = -1
        while True:
            scan = self.server.preview.latest
            event = f"data: {json.dumps(_data(scan))}\n\n" if scan.number != sent else ": \n\n"
            self.wfile.write(event.encode())
            sent = scan.number
            with self.server.changed:
                self.server.changed.wait_for(
                    lambda sent=sent: self.server.preview.latest.number != sent,  # type: ignore[misc] # bound now
                    HEARTBEAT,
                )

    def log_message(self, *_: object) -> None:
        """What a browser asks for is nobody's business."""


def _path(address: str) -> str:
    """The path from the site's root, which no step back leads out of."""
    path = unquote(urlsplit(address).path)
    inside = normpath(f"/{path}").lstrip("/")
    return f"{inside}/" if path.endswith("/") and inside else inside


def _is_asked_for_here(host: str, served: str) -> bool:
    """Whether a request names this machine; a page of the web could name another and mean this."""
    name = urlsplit(f"//{host}").hostname or ""
    return name in ("localhost", served) or not _is_loopback(served) or _is_loopback(name)


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _type(path: str) -> str:
    """The media type of a file."""
    leaf = path.rpartition("/")[2]
    ending = f".{leaf.rpartition('.')[2]}" if "." in leaf else ".html"
    return _TYPES.get(ending) or mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"


def _data(scan: Scan) -> Mapping[str, object]:
    return {"number": scan.number, "problems": [_problem(problem) for problem in scan.problems]}


def _problem(problem: Problem) -> Mapping[str, object]:
    return {
        "where": str(problem.where),
        "file": problem.where.path,
        "line": problem.where.line,
        "message": problem.message,
        "hint": problem.hint,
        "rule": problem.rule,
        "severity": problem.severity,
        "lines": around(problem.where),
    }
