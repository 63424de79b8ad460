"""guidepress build: check, then make the site."""

import time
from pathlib import Path

import click

from guidepress.build.incremental import (
    assure_replaceable,
    is_up_to_date,
    key,
    last_build,
)
from guidepress.build.options import Options
from guidepress.cli.errors import stop
from guidepress.cli.options import CONTENT, option
from guidepress.read.folder import Source, scan_folder


@click.command()
@CONTENT
@option(
    "--out",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The folder of the site. It is replaced as a whole, and only if all went well; what a "
    "build remembers is beside it, in .guidepress/.",
)
@option("--offline", is_flag=True, help="Make a site that works from a memory stick.")
@option(
    "--slides/--no-slides",
    default=True,
    show_default=True,
    help="Offer decks and the handbook; without them a build is several times as fast.",
)
def build(content: Path, out: Path, offline: bool, slides: bool) -> int:
    """Check a guideline, then make its site."""
    began = time.monotonic()
    source = scan_folder(content)
    options = Options(offline, slides)
    assure_replaceable(out, content)
    if is_up_to_date(last_build(out), key(source, options), out):
        click.echo(f"{out}/ is up to date")
        return 0
    files = _make(content, source, out, options)
    click.echo(f"{out}/ is ready: {files} files made anew in {time.monotonic() - began:.1f} s")
    return 0


def _make(content: Path, source: Source, out: Path, options: Options) -> int:
    """Check, and make the site; the number of files that were made anew."""
    # Imported only here, for most builds change nothing and need none of it.
    from guidepress.build.context import context_of  # noqa: PLC0415
    from guidepress.build.site import make_site  # noqa: PLC0415
    from guidepress.cli.session import JOBS, open_session  # noqa: PLC0415

    session = open_session(content, source)
    context, problems = context_of(source, session.check(), session.cache, options)
    files = None
    if context is not None:
        with session.progress as progress:
            files = make_site(context, out, JOBS, progress)
    if problems:
        session.show(problems, err=True)
    if files is None:
        stop(f"nothing was built{f'; {out}/ is as it was' if out.exists() else ''}")
    return files
