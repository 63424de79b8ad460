"""The command line. Exit codes: 0 fine, 1 problems, 2 usage or a tool is missing, 3 our bug."""

import click

from guidepress import __version__
from guidepress.cli.commands.comparing import diff, gate, review
from guidepress.cli.commands.judging import check, fmt, lint, report, rules
from guidepress.cli.commands.making import build, serve, slides
from guidepress.cli.commands.translating import translate
from guidepress.cli.commands.writing import add_reference, init, new, new_edition, publish, schema
from guidepress.cli.errors import run_and_excuse

_COMMANDS = (
    check,
    fmt,
    lint,
    report,
    rules,
    init,
    new,
    add_reference,
    new_edition,
    publish,
    schema,
    build,
    serve,
    slides,
    diff,
    review,
    gate,
    translate,
)


@click.group(
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


for _command in _COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command line, and say everything that goes wrong in one sentence."""
    run_and_excuse(cli)
