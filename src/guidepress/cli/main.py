"""The command line: its commands, each of which is a module of this room."""

import click

from guidepress import __version__
from guidepress.cli.errors import run
from guidepress.cli.lazy import commands

_COMMANDS = {
    "add-reference": "Add a work to references.yaml: a pasted citation, an export, a DOI or a PMID.",
    "build": "Check a guideline, then make its site.",
    "check": "Check a guideline; print every problem at its file, line and column.",
    "diff": "Say what changed from the edition OLD to NEW, or in an EDITION since a revision.",
    "fmt": "Put files into their form: line ends, white space, indentation, quotes around ratings.",
    "gate": "Fail unless what changes practice is approved, and what is published is kept.",
    "init": "Begin another guideline in a new FOLDER: content, settings, workflows.",
    "lint": "Ask what a methodologist would: strong grades on weak evidence, wording, citations.",
    "new": "Add a chapter, something in one, or a work, to be gone on from.",
    "new-edition": "Begin the EDITION as a draft: a copy of the one before, its comments kept.",
    "publish": "Lock the EDITION as it is: from now on it changes by errata only.",
    "report": "Say an edition in numbers: grades, evidence, works, changes, reporting, open warnings.",
    "review": "Say what a change does to each edition, for those who review it.",
    "rules": "Print the table of rules, each with an example that passes and one that fails.",
    "schema": "Write the schemas by which an editor completes and explains a guideline's files.",
    "serve": "Show the site while its content is written; a browser follows each edit.",
    "slides": "Make the slide decks of an edition, or that of one CHAPTER.",
    "translate": "Say which translations are confirmed; send texts to translators, and take them back.",
}
"""What `guidepress --help` says of each; `new-edition` is `new_edition` in `cli/new_edition.py`."""


@click.group(
    commands=commands("guidepress.cli.", _COMMANDS),
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  guidepress init tea                   begin another guideline in tea/
  guidepress check                      check content/
  guidepress check --format github      the same, as annotations of a pull request
  guidepress build                      check content/, then make site/
  guidepress build --content examples/houseplants --out /tmp/plants
  guidepress serve                      show the site while content/ is written
  guidepress slides                     the slide decks alone
  guidepress publish 2024               lock an edition; then only errata change it
  guidepress new chapter diagnosis      add a chapter to the newest edition
  guidepress new-edition 2025           begin the next one as a copy of the newest
  guidepress add-reference --file export.ris   add works to references.yaml
  guidepress diff 2023 2024             what changed from one edition to another
  guidepress diff --git main            what changed in the newest edition since main
  guidepress review --base main         the same for each edition, as a comment on a change
  guidepress gate --base main           whether a change is approved
  guidepress translate status           which translations are confirmed
  guidepress lint                       what methodology asks of it
  guidepress rules                      what is required, with examples""",
)
@click.version_option(__version__, prog_name="guidepress")
def cli() -> None:
    """Check and publish medical guidelines: YAML in, a bilingual site out."""


def main() -> None:
    """Run the command line, and end with its exit code."""
    run(cli)
