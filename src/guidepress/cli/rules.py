"""guidepress rules: what is required of a guideline, with examples."""

import click

from guidepress.cli.options import TextOrJson, text_or_json
from guidepress.report.rules_table import rules_table


@click.command()
@text_or_json("How the table is printed.")
def rules(output_format: TextOrJson) -> int:
    """Print the table of rules, each with an example that passes and one that fails."""
    click.echo(rules_table(output_format), nl=False)
    return 0
