"""guidepress translate status: which translations are confirmed, stale, missing or unreviewed."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import click

from guidepress.cli.translate_texts import texts_of
from guidepress.translate.status import CURRENT, STATES, State, Unit

Table = Mapping[tuple[str, str], Counter[State]]
"""How many texts have each state, by part of the edition and language."""


def run(
    content: Path, *, edition: str, language: str, output_format: str, fail_on: Collection[State]
) -> int:
    texts = texts_of(content, edition)
    if texts is None:
        return 1
    texts.assure_known(language, "")
    found = list(texts.states(language))
    table: dict[tuple[str, str], Counter[State]] = {}
    for unit, code, state in found:
        table.setdefault((unit.part, code), Counter())[state] += 1
    if output_format == "json":
        told = {"edition": texts.edition.id, "parts": _parts(table), "open": _open(found)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(texts.edition.id, table)))
    return int(any(state in fail_on for _, _, state in found))


def _parts(table: Table) -> list[dict[str, object]]:
    return [
        {"part": part, "language": code, **{state: counts[state] for state in STATES}}
        for (part, code), counts in table.items()
    ]


def _open(found: list[tuple[Unit, str, State]]) -> list[dict[str, object]]:
    """The texts that somebody is to look at, and where each stands."""
    return [
        {"key": unit.key, "language": code, "state": state, "path": where.path, "line": where.line}
        for unit, code, state in found
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
