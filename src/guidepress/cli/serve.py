"""guidepress serve: the site as it is now, while its content is written."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import click
from watchfiles import watch

from guidepress.build.options import Options
from guidepress.build.preview import Preview
from guidepress.build.server import Server
from guidepress.cli.console import CACHE
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import scan_folder
from guidepress.report.problems import summary
from guidepress.report.terminal import printable
from guidepress.storage.resources import DOCS, SCHEMA, TEMPLATES

_SHIPPED = (SCHEMA, TEMPLATES, DOCS)
_SETTLE = 30
"""Milliseconds without another change after which one is looked at, and at the latest after:"""
_LONGEST = 400
_PATIENCE = 1000
"""Milliseconds after which one looks anyway: not every change is told."""


def run(content: Path, host: str, port: int, *, slides: bool, browser: bool) -> int:
    scan_folder(content)
    preview = Preview(content, CACHE, os.cpu_count() or 1, Options(slides=slides))
    server = _server(preview, host, port)
    preview.look()
    address = f"http://{host if ':' not in host else f'[{host}]'}:{server.server_port}/"
    click.echo(f"{content}/ is shown at {address}; stop with Ctrl+C")
    _say(preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if browser:
        click.launch(address)
    _watch(content, preview, server)
    return 0


def _server(preview: Preview, host: str, port: int) -> Server:
    try:
        return Server(preview, host, port)
    except OSError as error:
        raise GuidepressError(
            f"nothing can be shown at {host}:{port}: {error.strerror}; name another with --port"
        ) from error


def _watch(content: Path, preview: Preview, server: Server) -> None:
    """Look again after each change of content; begin anew after one of what is shipped."""
    while True:
        for files in _changes(content):
            if any(file.is_relative_to(folder) for file in files for folder in _SHIPPED):
                server.server_close()
                os.execv(sys.executable, [sys.executable, "-m", "guidepress", *sys.argv[1:]])  # noqa: S606 - itself
            if preview.look():
                _say(preview)
            server.announce()


def _changes(content: Path) -> Iterator[list[Path]]:
    """What changed, as it does, and nothing now and then; ends when the folder is another one."""
    if not content.is_dir():
        time.sleep(_PATIENCE / 1000)
        yield []
        return
    folder = content.stat().st_ino
    for changes in watch(
        content,
        *_SHIPPED,
        step=_SETTLE,
        debounce=_LONGEST,
        rust_timeout=_PATIENCE,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        yield [Path(file) for _, file in changes]
        if not content.is_dir() or content.stat().st_ino != folder:
            return


def _say(preview: Preview) -> None:
    problems = preview.seen.problems
    for problem in problems:
        click.echo(f"{problem.where}: {problem.severity}: {printable(problem.message)}")
    click.echo(summary(problems, 0) if problems else "no problems")
