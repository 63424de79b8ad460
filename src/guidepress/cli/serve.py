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
from guidepress.cli.files import CACHE
from guidepress.cli.options import CONTENT, option
from guidepress.cli.session import JOBS, collector_paused
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import scan_folder
from guidepress.report.problems_text import summary
from guidepress.report.terminal import printable
from guidepress.storage.resources import DOCS, SCHEMA, TEMPLATES

_SHIPPED = (SCHEMA, TEMPLATES, DOCS)
_SETTLE = 30
"""Milliseconds without another change after which one is looked at, and at the latest after:"""
_LONGEST = 400
_PATIENCE = 1000
"""Milliseconds after which one looks anyway: a system does not report every change."""


@click.command(
    epilog="""\b
Examples:
  guidepress serve                      show content/ at http://127.0.0.1:8000/
  guidepress serve --open --port 8080   and open a browser"""
)
@CONTENT
@option("--host", default="127.0.0.1", show_default=True, help="Who may look: this machine.")
@option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@option("--slides/--no-slides", default=True, show_default=True, help="Offer decks too.")
@option("--open", "opens_browser", is_flag=True, help="Open a browser.")
def serve(content: Path, host: str, port: int, slides: bool, opens_browser: bool) -> int:
    """Show the site while its content is written; a browser follows each edit."""
    scan_folder(content)
    preview = Preview(content, CACHE, JOBS, Options(slides=slides))
    server = _server(preview, host, port)
    with collector_paused():
        preview.scan()
    address = f"http://{host if ':' not in host else f'[{host}]'}:{server.server_port}/"
    click.echo(f"{content}/ is shown at {address}; stop with Ctrl+C")
    _print_problems(preview)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    if opens_browser:
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
            with collector_paused(freeze=False):  # frozen garbage of each edit would pile up
                is_new = preview.scan()
            if is_new:
                _print_problems(preview)
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


def _print_problems(preview: Preview) -> None:
    problems = preview.latest.problems
    for problem in problems:
        where = printable(str(problem.where))
        click.echo(f"{where}: {problem.severity}: {printable(problem.message)}")
    click.echo(summary(problems, 0) if problems else "no problems")
