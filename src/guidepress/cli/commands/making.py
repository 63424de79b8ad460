"""What makes a site and slides: build, serve, slides."""

from pathlib import Path
from typing import Any

import click

from guidepress.cli.commands.options import CONTENT, EDITION, run


@click.command()
@CONTENT
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The folder of the site. It is replaced as a whole, and only if all went well; what a "
    "build remembers is beside it, in .guidepress/.",
)
@click.option("--offline", is_flag=True, help="Make a site that works from a memory stick.")
@click.option(
    "--slides/--no-slides",
    default=True,
    show_default=True,
    help="Offer decks and the handbook; without them a build is several times as fast.",
)
def build(content: Path, out: Path, offline: bool, slides: bool) -> None:
    """Check a guideline, then make its site."""
    run("build", content=content, out=out, offline=offline, slides=slides)


@click.command(
    epilog="""\b
Examples:
  guidepress serve                      show content/ at http://127.0.0.1:8000/
  guidepress serve --open --port 8080   and open a browser"""
)
@CONTENT
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may look: this machine.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--slides/--no-slides", default=True, show_default=True, help="Offer decks too.")
@click.option("--open", "browser", is_flag=True, help="Open a browser.")
def serve(**options: Any) -> None:
    """Show the site while its content is written; a browser follows each edit."""
    run("serve", **options)


@click.command(
    epilog="""\b
Examples:
  guidepress slides                               every deck of the newest edition, into slides/
  guidepress slides metastasis-sites --format pptx --lang de
  guidepress slides changes                       the deck of what is new
  guidepress slides --check                       what does not fit on one slide, and where"""
)
@click.argument("chapter", required=False, default="")
@CONTENT
@EDITION
@click.option("--lang", "language", metavar="CODE", default="", help="Default: every language.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["pptx", "html", "pdf"]),
    help="PowerPoint, HTML or PDF; by default all three.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="slides",
    show_default=True,
    help="The folder for the files.",
)
@click.option("--check", "only_check", is_flag=True, help="Say what does not fit; write nothing.")
def slides(chapter: str, **options: Any) -> None:
    """Make the slide decks of an edition, or that of one CHAPTER.

    The CHAPTER 'changes' is the deck of what is new.
    """
    run("slides", name=chapter, **options)
