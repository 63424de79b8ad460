"""guidepress translate export: the texts of an edition for a translator's tool."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import click

from guidepress.cli.console import writing
from guidepress.cli.translate_texts import texts_of
from guidepress.storage.atomic import put_file
from guidepress.translate import po, xliff
from guidepress.translate.item import Item, items
from guidepress.translate.status import State

FORMS: Mapping[str, Callable[[Iterable[Item], str, str], bytes]] = {
    "xliff": xliff.written,
    "po": po.written,
}


def run(  # noqa: PLR0913 - the options of the command
    content: Path,
    *,
    edition: str,
    language: str,
    chapter: str,
    form: str,
    only: Collection[State],
    out: Path | None,
) -> int:
    texts = texts_of(content, edition)
    if texts is None:
        return 1
    texts.assure_known(language, chapter)
    states = (one for one in texts.states(language, chapter) if not only or one[2] in only)
    found = list(items(states, texts.editions, texts.guideline.head.source_language))
    written = FORMS[form](found, texts.edition.id, language)
    if out is None:
        click.echo(written, nl=False)
        return 0
    with writing(out):
        put_file(out, written)
    counted = "text" if len(found) == 1 else "texts"
    click.echo(f"{len(found)} {counted} for {language} in {out}")
    return 0
