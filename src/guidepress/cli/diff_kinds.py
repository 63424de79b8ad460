"""guidepress diff --kinds: every kind of change there is."""

import click

from guidepress.cli.options import DiffFormat
from guidepress.model.problem import GuidepressError, there_are
from guidepress.read import load, yaml_reader
from guidepress.report.kinds_table import kinds_table
from guidepress.storage.resources import TEMPLATES


def print_kinds(language: str | None, output_format: DiffFormat) -> int:
    """Print the table of kinds, with their sentences in a language that is shipped."""
    name = language or "en"
    files = {file.stem: file for file in sorted((TEMPLATES / "words").glob("*.yaml"))}
    if name not in files:
        known = there_are(name, files)
        raise GuidepressError(f"no words are shipped in the language '{name}'{known}")
    messages = load.load(yaml_reader.read(files[name], files[name].name), "words").value
    click.echo(kinds_table(messages.changes, output_format), nl=False)
    return 0
