"""guidepress rules: what is required of a guideline, with examples."""

import click

from guidepress import catalogue


def run(said_as: str) -> int:
    click.echo(catalogue.rules_table(said_as), nl=False)
    return 0
