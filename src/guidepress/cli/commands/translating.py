"""What goes to translators and comes back: translate."""

from pathlib import Path
from typing import Any

import click

from guidepress.cli.commands.options import CONTENT, EDITION, run, text_or_json


@click.group()
def translate() -> None:
    """Say which translations are confirmed; send texts to translators, and take them back."""


_CHAPTER = click.option("--chapter", metavar="ID", default="", help="Only the texts in this one.")
_LANGUAGE = click.option(
    "--lang", "language", metavar="CODE", default="", help="Default: every language."
)


@translate.command(
    epilog="""\b
Examples:
  guidepress translate status
  guidepress translate status --lang en --fail-on stale --fail-on missing"""
)
@CONTENT
@EDITION
@_LANGUAGE
@text_or_json("How it is printed; JSON names each text that is open.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["stale", "missing", "unreviewed"]),
    help="Fail if a text is so.",
)
def status(**options: Any) -> None:
    """Count the translations that are current, stale, missing or unreviewed."""
    run("translate_status", **options)


@translate.command(
    epilog="""\b
Examples:
  guidepress translate confirm liver-cryoablation      all texts of what has this id
  guidepress translate confirm --chapter metastasis-sites --lang en
  guidepress translate confirm --all"""
)
@click.argument("keys", nargs=-1, metavar="[KEY | ID]...")
@CONTENT
@EDITION
@_CHAPTER
@_LANGUAGE
@click.option("--all", "every", is_flag=True, help="Every text of the edition.")
def confirm(keys: tuple[str, ...], **options: Any) -> None:
    """Say that somebody has read these translations beside their source.

    It is kept in the edition's translations.yaml. If a source is changed, its translation is stale.
    """
    run("translate_confirm", keys=keys, **options)


@translate.command(
    epilog="""\b
Examples:
  guidepress translate export --lang en --format xliff -o en.xlf
  guidepress translate export --lang en --format po --only stale --only missing -o en.po"""
)
@CONTENT
@EDITION
@_CHAPTER
@click.option("--lang", "language", metavar="CODE", required=True, help="The language to go into.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["xliff", "po"]),
    default="xliff",
    show_default=True,
    help="XLIFF 1.2 or gettext's PO.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["current", "stale", "missing", "unreviewed"]),
    help="Only texts that are so.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: standard output.")
def export(**options: Any) -> None:
    """Write the texts of an edition for a translator's tool."""
    run("translate_export", **options)


@translate.command(
    "import",
    epilog="""\b
Examples:
  guidepress translate import en.xlf""",
)
@click.argument("file", type=click.Path(path_type=Path))
@CONTENT
@EDITION
@click.option("--lang", "language", metavar="CODE", default="", help="Default: the file's own.")
def import_(**options: Any) -> None:
    """Take back what translators have returned in a FILE: all of it, or nothing.

    A text whose source was changed since is refused. What is finished there is confirmed here.
    """
    run("translate_import", **options)
