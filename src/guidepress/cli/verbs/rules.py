"""guidepress rules: what is required of a guideline, with examples."""

import click

from guidepress.report import rules_table


def run(said_as: str) -> int:
    click.echo(rules_table.rules_table(said_as), nl=False)
    return 0
