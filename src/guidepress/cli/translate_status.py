"""guidepress translate status: which translations are confirmed, stale, missing or unreviewed."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from guidepress.cli.options import CONTENT, EDITION, LANGUAGE, TextOrJson, option, text_or_json
from guidepress.cli.translate_texts import texts_or_stop
from guidepress.translate.status import CURRENT, STATES, State, Unit

Table = Mapping[tuple[str, str], Counter[State]]
"""How many texts have each state, by part of the edition and language."""


@click.command(
    epilog="""\b
Examples:
  guidepress translate status
  guidepress translate status --lang en --fail-on stale --fail-on missing"""
)
@CONTENT
@EDITION
@LANGUAGE
@text_or_json("How it is printed; JSON names each text that is open.")
@option(
    "--fail-on",
    multiple=True,
    type=click.Choice([state for state in STATES if state != CURRENT]),
    help="Fail if a text is so.",
)
def translate_status(
    content: Path,
    edition: str,
    language: str,
    output_format: TextOrJson,
    fail_on: tuple[State, ...],
) -> int:
    """Count the translations that are current, stale, missing or unreviewed."""
    texts = texts_or_stop(content, edition)
    texts.assure_has(language)
    states = list(texts.states(language))
    table: dict[tuple[str, str], Counter[State]] = {}
    for unit, code, state in states:
        table.setdefault((unit.part, code), Counter())[state] += 1
    if output_format == "json":
        data = {"edition": texts.edition.id, "parts": _parts(table), "open": _open(states)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(texts.edition.id, table)))
    return int(any(state in fail_on for _, _, state in states))


def _parts(table: Table) -> list[dict[str, object]]:
    return [
        {"part": part, "language": code, **{state: counts[state] for state in STATES}}
        for (part, code), counts in table.items()
    ]


def _open(states: list[tuple[Unit, str, State]]) -> list[dict[str, object]]:
    """The texts that somebody is to look at, and where each stands."""
    return [
        {"key": unit.key, "language": code, "state": state, "path": where.path, "line": where.line}
        for unit, code, state in states
        if state != CURRENT
        for where in [unit.text.where(code)]
    ]


def _lines(edition: str, table: Table) -> Iterator[str]:
    """The table as text, in columns."""
    wide = max([len("edition"), *(len(part) for part, _ in table)])
    head = "".join(f"{state:>12}" for state in STATES)
    yield f"{f'edition {edition}':{wide}}  to   {head}"
    for (part, code), counts in table.items():
        yield f"{part:{wide}}  {code:5}" + "".join(f"{counts[state]:>12}" for state in STATES)
