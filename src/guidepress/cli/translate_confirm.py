"""guidepress translate confirm: somebody has read translations beside the source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from guidepress.cli.options import CONTENT, EDITION, LANGUAGE, option
from guidepress.cli.translate_texts import CHAPTER, Texts, put_confirmed, texts_or_stop
from guidepress.model.problem import GuidepressError, did_you_mean
from guidepress.translate.status import State, Unit


@click.command(
    epilog="""\b
Examples:
  guidepress translate confirm liver-cryoablation      all texts of what has this id
  guidepress translate confirm --chapter metastasis-sites --lang en
  guidepress translate confirm --all"""
)
@click.argument("keys", nargs=-1, metavar="[KEY | ID]...")
@CONTENT
@EDITION
@CHAPTER
@LANGUAGE
@option("--all", "all_texts", is_flag=True, help="Every text of the edition.")
def translate_confirm(
    keys: tuple[str, ...],
    content: Path,
    edition: str,
    chapter: str,
    language: str,
    all_texts: bool,
) -> int:
    """Say that somebody has read these translations beside their source.

    It is kept in the edition's translations.yaml. If a source is changed, its translation is stale.
    """
    if not (keys or chapter or all_texts):
        raise GuidepressError("name the texts: keys or ids, or --chapter, or --all")
    texts = texts_or_stop(content, edition)
    texts.assure_has(language, chapter)
    chosen = list(_chosen(texts, keys, chapter, language))
    put_confirmed(texts, ((unit, code) for unit, code, state in chosen if state != "missing"))
    click.echo("\n".join(_lines(chosen)))
    return 0


def _chosen(
    texts: Texts, keys: Sequence[str], chapter: str, language: str
) -> Iterator[tuple[Unit, str, State]]:
    """The texts that the keys name, or else all of a chapter and language, and their states."""
    states = list(texts.states(language, chapter))
    for key in keys:
        _assure_named(key, [unit.key for unit, _, _ in states])
    for unit, code, state in states:
        if not keys or any(_is_named(unit.key, key) for key in keys):
            yield unit, code, state


def _is_named(key: str, name: str) -> bool:
    """Whether a name is that of a text: its key, or an id that leads to it.

    >>> _is_named("condition/ice/if-hot/text", "ice"), _is_named("condition/ice/text", "condition")
    (True, False)
    """
    return key == name or name in key.split("/")[1:-1]


def _assure_named(name: str, keys: Sequence[str]) -> None:
    """See that some text has this name.

    Raises `GuidepressError` where none has.
    """
    if not any(_is_named(key, name) for key in keys):
        names = dict.fromkeys(part for key in keys for part in (key, *key.split("/")[1:-1]))
        raise GuidepressError(f"no translated text is called '{name}'{did_you_mean(name, names)}")


def _lines(chosen: Sequence[tuple[Unit, str, State]]) -> Iterator[str]:
    """How many texts were confirmed in each language, and how many cannot be."""
    counts = Counter((code, state == "missing") for _, code, state in chosen)
    for code in dict.fromkeys(code for _, code, _ in chosen):
        missing = f"; {counts[code, True]} have no words yet" if counts[code, True] else ""
        yield f"{code}: {counts[code, False]} translations are confirmed{missing}"
