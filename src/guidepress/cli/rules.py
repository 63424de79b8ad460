"""guidepress rules: what is required of a guideline, with examples."""

import click

from guidepress.report import rules_table


def run(output_format: str) -> int:
    click.echo(rules_table.rules_table(output_format), nl=False)
    return 0
