"""guidepress translate confirm: somebody has read translations beside the source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from guidepress.cli.translate_texts import Texts, put_confirmed, texts_of
from guidepress.model.problem import GuidepressError, did_you_mean
from guidepress.translate.status import State, Unit


def run(  # noqa: PLR0913 - the options of the command
    content: Path, keys: Sequence[str], *, edition: str, chapter: str, language: str, every: bool
) -> int:
    if not (keys or chapter or every):
        raise GuidepressError("name the texts: keys or ids, or --chapter, or --all")
    texts = texts_of(content, edition)
    if texts is None:
        return 1
    texts.assure_known(language, chapter)
    chosen = list(_chosen(texts, keys, chapter, language))
    asked = [(unit, code) for unit, code, state in chosen if state != "missing"]
    put_confirmed(texts, asked)
    click.echo("\n".join(_told(chosen)))
    return 0


def _chosen(
    texts: Texts, keys: Sequence[str], chapter: str, language: str
) -> Iterator[tuple[Unit, str, State]]:
    found = list(texts.states(language, chapter))
    for key in keys:
        _assure_key(key, [unit.key for unit, _, _ in found])
    for unit, code, state in found:
        if not keys or any(_is_named(unit.key, key) for key in keys):
            yield unit, code, state


def _is_named(key: str, wanted: str) -> bool:
    """Whether a key is meant: it is given whole, or an id that leads to it is.

    >>> _is_named("condition/ice/if-hot/text", "ice"), _is_named("condition/ice/text", "condition")
    (True, False)
    """
    return key == wanted or wanted in key.split("/")[1:-1]


def _assure_key(key: str, known: Sequence[str]) -> None:
    if not any(_is_named(one, key) for one in known):
        words = {part for one in known for part in (one, *one.split("/")[1:-1])}
        raise GuidepressError(f"no translated text is called '{key}'{did_you_mean(key, words)}")


def _told(chosen: Sequence[tuple[Unit, str, State]]) -> Iterator[str]:
    """How many texts were confirmed in each language, and how many cannot be."""
    counts = Counter((code, state == "missing") for _, code, state in chosen)
    for code in dict.fromkeys(code for _, code, _ in chosen):
        missing = f"; {counts[code, True]} have no words yet" if counts[code, True] else ""
        yield f"{code}: {counts[code, False]} translations are confirmed{missing}"
