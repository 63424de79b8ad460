"""guidepress translate: what goes to translators and comes back."""

import click

from guidepress.cli.lazy import commands

_COMMANDS = {
    "confirm": "Say that somebody has read these translations beside their source.",
    "export": "Write the texts of an edition for a translator's tool.",
    "import": "Take back what translators have returned in a FILE: all of it, or nothing.",
    "status": "Count the translations that are current, stale, missing or unreviewed.",
}


@click.group(commands=commands("guidepress.cli.translate_", _COMMANDS))
def translate() -> None:
    """Say which translations are confirmed; send texts to translators, and take them back."""
