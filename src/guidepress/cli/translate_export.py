"""guidepress translate export: the texts of an edition for a translator's tool."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal

import click

from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, EDITION, option
from guidepress.cli.translate_texts import CHAPTER, texts_or_stop
from guidepress.translate import po, xliff
from guidepress.translate.item import Item, items
from guidepress.translate.status import STATES, State

ExchangeFormat = Literal["xliff", "po"]

_WRITERS: Mapping[ExchangeFormat, Callable[[Iterable[Item], str, str], bytes]] = {
    "xliff": xliff.to_bytes,
    "po": po.to_bytes,
}


@click.command(
    epilog="""\b
Examples:
  guidepress translate export --lang en --format xliff -o en.xlf
  guidepress translate export --lang en --format po --only stale --only missing -o en.po"""
)
@CONTENT
@EDITION
@CHAPTER
@option("--lang", "language", metavar="CODE", required=True, help="The language to go into.")
@option(
    "--format",
    "file_format",
    type=click.Choice(list(_WRITERS)),
    default="xliff",
    show_default=True,
    help="XLIFF 1.2 or gettext's PO.",
)
@option(
    "--only",
    multiple=True,
    type=click.Choice(STATES),
    help="Only texts that are so.",
)
@option("-o", "--out", type=click.Path(path_type=Path), help="Default: standard output.")
def translate_export(
    content: Path,
    edition: str,
    chapter: str,
    language: str,
    file_format: ExchangeFormat,
    only: tuple[State, ...],
    out: Path | None,
) -> int:
    """Write the texts of an edition for a translator's tool."""
    texts = texts_or_stop(content, edition)
    texts.assure_has(language, chapter)
    states = (entry for entry in texts.states(language, chapter) if not only or entry[2] in only)
    exported = list(items(states, texts.editions, texts.guideline.head.source_language))
    written = _WRITERS[file_format](exported, texts.edition.id, language)
    if out is None:
        click.echo(written, nl=False)
        return 0
    write_file(out, written)
    noun = "text" if len(exported) == 1 else "texts"
    click.echo(f"{len(exported)} {noun} for {language} in {out}")
    return 0
