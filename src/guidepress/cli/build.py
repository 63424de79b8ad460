"""guidepress build: check, then make the site."""

import os
import time
from pathlib import Path

import click

from guidepress.build.incremental import assure_replaceable, is_up_to_date, key, last_build
from guidepress.build.options import Options
from guidepress.cli.console import clear_progress, progress
from guidepress.read.folder import scan_folder


def run(content: Path, out: Path, *, offline: bool, slides: bool) -> int:
    began = time.monotonic()
    source = scan_folder(content)
    options = Options(offline, slides)
    assure_replaceable(out, content)
    if is_up_to_date(last_build(out), key(source, options), out):
        click.echo(f"{out}/ is up to date")
        return 0
    # The press is brought in only when there is something to print: most builds change nothing.
    from guidepress.cli.make import make  # noqa: PLC0415
    from guidepress.cli.problems import show  # noqa: PLC0415

    say = progress()
    made, problems = make(source, out, options, os.cpu_count() or 1, say)
    clear_progress()
    if problems:
        show(problems, source.count(), "text", err=True)
    if made is None:
        as_it_was = f"; {out}/ is as it was" if out.exists() else ""
        click.echo(f"nothing was built{as_it_was}", err=True)
        return 1
    click.echo(f"{out}/ is ready: {made} files made anew in {time.monotonic() - began:.1f} s")
    return 0
