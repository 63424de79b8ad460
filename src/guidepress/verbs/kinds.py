"""guidepress diff --kinds: every kind of change there is."""

import click

from guidepress import load, tree
from guidepress.problem import CannotGoOnError, did_you_mean
from guidepress.shipped import TEMPLATES
from guidepress.tell.kinds import kinds_table


def run(language: str | None, said_as: str) -> int:
    name = language or "en"
    known = {file.stem: file for file in sorted((TEMPLATES / "words").glob("*.yaml"))}
    if name not in known:
        there = f"; there are: {', '.join(known)}{did_you_mean(name, known)}"
        raise CannotGoOnError(f"no words are shipped in the language '{name}'{there}")
    words = load.load(tree.read(known[name], known[name].name), "words").value
    click.echo(kinds_table(words.changes, said_as), nl=False)
    return 0
