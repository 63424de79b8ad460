"""guidepress diff --kinds: every kind of change there is."""

import click

from guidepress.model.problem import GuidepressError, there_are
from guidepress.read import load, yaml_reader
from guidepress.report.kinds import kinds_table
from guidepress.storage.resources import TEMPLATES


def run(language: str | None, output_format: str) -> int:
    name = language or "en"
    known = {file.stem: file for file in sorted((TEMPLATES / "words").glob("*.yaml"))}
    if name not in known:
        there = there_are(name, known)
        raise GuidepressError(f"no words are shipped in the language '{name}'{there}")
    words = load.load(yaml_reader.read(known[name], known[name].name), "words").value
    click.echo(kinds_table(words.changes, output_format), nl=False)
    return 0
