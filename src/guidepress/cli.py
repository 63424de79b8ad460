"""The command line. Exit codes: 0 fine, 1 problems, 2 usage or a tool is missing, 3 our bug."""

import importlib
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from guidepress import __version__
from guidepress.arguments import assure_diff, pairs
from guidepress.excuse import run_and_excuse

_CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="The guideline's folder.",
)

_NEW = (
    *("chapter", "section", "recommendation", "table", "statement", "text", "figure"),
    "reference",
)
"""What `guidepress new` can add."""
_PROBLEMS = click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)


def _run(verb: str, **options: Any) -> None:
    # A verb is imported when it is called, so that --help answers at once.
    module = importlib.import_module(f"guidepress.verbs.{verb}")
    sys.exit(module.run(**options))


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


@cli.command()
@_CONTENT
@_PROBLEMS
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(content: Path, said_as: str, strict: bool) -> None:
    """Check a guideline; print every problem at its file, line and column."""
    _run("check", content=content, said_as=said_as, strict=strict)


@cli.command(
    epilog="""\b
Examples:
  guidepress fmt                                  every file that is not published
  guidepress fmt content/2024/chapters/liver.yaml
  guidepress fmt --check                          say which are not in their form; change nothing"""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_CONTENT
@click.option("--check", is_flag=True, help="Change nothing; fail if a file is not in its form.")
def fmt(paths: tuple[Path, ...], content: Path, check: bool) -> None:
    """Put files into their form: line ends, white space, indentation, quotes around ratings.

    Comments, order and line breaks stay the author's; what a file says stays the same.
    """
    _run("fmt", content=content, paths=paths, check=check)


@cli.command(
    epilog="""\b
Examples:
  guidepress lint                       what the newest edition has to give reasons for
  guidepress lint --strict              the same, and fail if anything is open"""
)
@_CONTENT
@_PROBLEMS
@click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")
@click.option("--strict", is_flag=True, help="Fail if a question is open.")
def lint(content: Path, said_as: str, edition: str, strict: bool) -> None:
    """Ask what a methodologist would: strong grades on weak evidence, wording, citations.

    An answer is an entry in accepted.yaml; if what it is about changes, the question comes back.
    """
    _run("lint", content=content, said_as=said_as, edition=edition, strict=strict)


@cli.command()
@_CONTENT
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="The folder of the site. It is replaced as a whole, and only if all went well; what a "
    "build remembers is beside it, in .guidepress/.",
)
@click.option("--offline", is_flag=True, help="Make a site that works from a memory stick.")
@click.option(
    "--slides/--no-slides",
    default=True,
    show_default=True,
    help="Offer decks and the handbook; without them a build is several times as fast.",
)
def build(content: Path, out: Path, offline: bool, slides: bool) -> None:
    """Check a guideline, then make its site."""
    _run("build", content=content, out=out, offline=offline, slides=slides)


@cli.command(
    epilog="""\b
Examples:
  guidepress slides                               every deck of the newest edition, into slides/
  guidepress slides metastasis-sites --format pptx --lang de
  guidepress slides changes                       the deck of what is new
  guidepress slides --check                       what does not fit on one slide, and where"""
)
@click.argument("chapter", required=False, default="")
@_CONTENT
@click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")
@click.option("--lang", "language", metavar="CODE", default="", help="Default: every language.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["pptx", "html", "pdf"]),
    help="PowerPoint, HTML or PDF; by default all three.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="slides",
    show_default=True,
    help="The folder for the files.",
)
@click.option("--check", "only_check", is_flag=True, help="Say what does not fit; write nothing.")
def slides(chapter: str, **options: Any) -> None:
    """Make the slide decks of an edition, or that of one CHAPTER.

    The CHAPTER 'changes' is the deck of what is new.
    """
    _run("slides", name=chapter, **options)


@cli.command(
    epilog="""\b
Examples:
  guidepress serve                      show content/ at http://127.0.0.1:8000/
  guidepress serve --open --port 8080   and open a browser"""
)
@_CONTENT
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may look: this machine.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--slides/--no-slides", default=True, show_default=True, help="Offer decks too.")
@click.option("--open", "browser", is_flag=True, help="Open a browser.")
def serve(**options: Any) -> None:
    """Show the site while its content is written; a browser follows each edit."""
    _run("serve", **options)


@cli.command(
    epilog="""\b
Examples:
  guidepress publish 2024
  guidepress publish 2024 --content examples/houseplants"""
)
@click.argument("edition")
@_CONTENT
def publish(edition: str, content: Path) -> None:
    """Lock the EDITION as it is: from now on it changes by errata only.

    The hash of each of its files is written into edition.lock, which `sha256sum -c` reads too.
    """
    _run("publish", content=content, edition=edition)


@cli.command(
    epilog="""\b
Examples:
  guidepress init tea                           on the scales of GRADE
  guidepress init tea --scale ago --title "Leitlinie Tee"
  guidepress init tea --title de=Tee --title en=Tea"""
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--scale",
    type=click.Choice(["ago", "awmf", "grade"]),
    default="grade",
    show_default=True,
    help="What it rates on, to begin with.",
)
@click.option(
    "--title",
    "titles",
    multiple=True,
    metavar="[LANG=]WORDS",
    help="Its title, in one language or all.",
)
@click.option("--edition", default="", help="The id of its first edition; by default this year.")
@click.option("--languages", default="de,en", show_default=True, help="The original one first.")
def init(folder: Path, edition: str, **options: Any) -> None:
    """Begin another guideline in a new FOLDER: content, settings, workflows."""
    year = edition or str(date.today().year)  # noqa: DTZ011 - the author's own day
    _run("init", folder=folder, edition=year, **options)


@cli.command(
    epilog="""\b
Examples:
  guidepress new chapter diagnosis --text de=Diagnostik --text en=Diagnosis
  guidepress new section diagnosis imaging --text en=Imaging
  guidepress new recommendation diagnosis/imaging mri-first --rating ago=+ --rating loe=2a
  guidepress new table diagnosis/imaging trials --text de=Studien --text en=Trials
  guidepress new reference smith-2024       to be filled in; add-reference reads a citation"""
)
@click.argument("kind", type=click.Choice(_NEW))
@click.argument("place", nargs=-1, metavar="[CHAPTER[/SECTION]] ID")
@_CONTENT
@click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")
@click.option("--text", "words", multiple=True, metavar="LANG=WORDS", help="Its title or text.")
@click.option("--rating", "ratings", multiple=True, metavar="SCALE=VALUE", help="Its rating.")
def new(words: tuple[str, ...], ratings: tuple[str, ...], **options: Any) -> None:
    """Add a chapter, something in one, or a work, to be gone on from.

    What is not given is written as a placeholder, which `guidepress check` asks about.
    """
    _run("new", words=pairs(words), ratings=pairs(ratings), **options)


@cli.command(
    epilog="""\b
Examples:
  guidepress new-edition 2025                 from the newest edition
  guidepress new-edition 2025 --from 2024"""
)
@click.argument("edition")
@click.option("--from", "old", metavar="OLD", help="The edition to copy; by default the newest.")
@_CONTENT
def new_edition(edition: str, old: str | None, content: Path) -> None:
    """Begin the EDITION as a draft: a copy of the one before, its comments kept."""
    _run("new_edition", content=content, edition=edition, old=old)


@cli.command(
    epilog="""\b
Examples:
  guidepress add-reference "Golse N, Adam R. Liver Metastases … 2017 Jul;17(4):256-265."
  guidepress add-reference --file export.ris      RIS, BibTeX, CSL-JSON, or nbib from PubMed
  pbpaste | guidepress add-reference --file - --dry-run
  guidepress add-reference 10.1200/JCO.23.00911 --look-up      asks doi.org
  guidepress add-reference "PMID: 37607325" --look-up          asks PubMed"""
)
@click.argument("text", required=False, default="")
@click.option("--file", type=click.File("rb"), help="A file of citations; - is standard input.")
@click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")
@_CONTENT
@click.option("--id", "key", metavar="KEY", default="", help="Default: author-year.")
@click.option("--look-up", is_flag=True, help="Ask doi.org or PubMed for a DOI or PMID alone.")
@click.option("--service", default="", hidden=True)
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is told what was added.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be added; write nothing.")
def add_reference(**options: Any) -> None:
    """Add a work to references.yaml: a pasted citation, an export, a DOI or a PMID.

    What a citation cannot be read from stays as it was pasted, and is told.
    """
    _run("add_reference", **options)


@cli.command(
    epilog="""\b
Examples:
  guidepress diff 2023 2024
  guidepress diff 2023 2024 --chapter watering --weight practice-changing --lang en
  guidepress diff 2024 --git main                     the edition at main, and now
  guidepress diff 2023 2024 --format json > changes.json
  guidepress diff 2023 --apply changes.json --out /tmp/2024
  guidepress diff --kinds"""
)
@click.argument("editions", nargs=-1, metavar="[OLD NEW | EDITION]")
@_CONTENT
@click.option("--git", "revision", metavar="REV", help="Compare with the edition at a revision.")
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "md", "html", "json"]),
    default="text",
    show_default=True,
    help="How changes are printed; JSON holds every language.",
)
@click.option("--lang", "language", metavar="CODE", help="Default: the guideline's own language.")
@click.option("--chapter", metavar="ID", default="", help="Only the changes in this chapter.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only changes of this kind.")
@click.option(
    "--weight",
    "weights",
    multiple=True,
    type=click.Choice(["practice-changing", "evidence", "editorial"]),
    help="Only changes of this weight.",
)
@click.option(
    "--apply",
    "changes",
    type=click.Path(path_type=Path),
    help="Rebuild the newer edition from OLD and the JSON of its changes.",
)
@click.option("--out", type=click.Path(path_type=Path), help="With --apply: the folder to make.")
@click.option("--kinds", "table", is_flag=True, help="Print the table of kinds of change.")
def diff(editions: tuple[str, ...], table: bool, changes: Path | None, **options: Any) -> None:
    """Say what changed from the edition OLD to NEW, or in an EDITION since a revision."""
    said_as, out = options["said_as"], options.pop("out")
    assure_diff(len(editions), options["revision"], table=table, changes=changes, out=out)
    if table:
        _run("kinds", language=options["language"], said_as=said_as)
    elif changes:
        _run("apply", content=options["content"], edition=editions[0], changes=changes, out=out)
    else:
        _run("diff", editions=editions, **options)


_BASE = click.option(
    "--base",
    "revision",
    metavar="REV",
    required=True,
    help="The revision to compare with: what the change is to come into.",
)


@cli.command()
@_BASE
@_CONTENT
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="How the review is printed; Markdown is short enough for a comment.",
)
def review(revision: str, content: Path, said_as: str) -> None:
    """Say what a change does to each edition, for those who review it."""
    _run("review", content=content, revision=revision, said_as=said_as)


@cli.command()
@_BASE
@_CONTENT
@_PROBLEMS
def gate(revision: str, content: Path, said_as: str) -> None:
    """Fail unless what changes practice is approved, and what is published is kept."""
    _run("gate", content=content, revision=revision, said_as=said_as)


@cli.command(
    epilog="""\b
Examples:
  guidepress report                        the newest edition
  guidepress report --edition 2023 --format json"""
)
@_CONTENT
@click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")
@click.option("--lang", "language", metavar="CODE", default="", help="Default: the original one.")
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
def report(**options: Any) -> None:
    """Say an edition in numbers: grades, evidence, works, changes, reporting, open warnings."""
    _run("report", **options)


@cli.group()
def translate() -> None:
    """Say which translations are confirmed; send texts to translators, and take them back."""


_EDITION = click.option("--edition", metavar="ID", default="", help="Default: the newest edition.")
_CHAPTER = click.option("--chapter", metavar="ID", default="", help="Only the texts in this one.")
_LANGUAGE = click.option(
    "--lang", "language", metavar="CODE", default="", help="Default: every language."
)


@translate.command(
    epilog="""\b
Examples:
  guidepress translate status
  guidepress translate status --lang en --fail-on stale --fail-on missing"""
)
@_CONTENT
@_EDITION
@_LANGUAGE
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed; JSON names each text that is open.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["stale", "missing", "unreviewed"]),
    help="Fail if a text is so.",
)
def status(**options: Any) -> None:
    """Count the translations that are current, stale, missing or unreviewed."""
    _run("translate_status", **options)


@translate.command(
    epilog="""\b
Examples:
  guidepress translate confirm liver-cryoablation      all texts of what has this id
  guidepress translate confirm --chapter metastasis-sites --lang en
  guidepress translate confirm --all"""
)
@click.argument("keys", nargs=-1, metavar="[KEY | ID]...")
@_CONTENT
@_EDITION
@_CHAPTER
@_LANGUAGE
@click.option("--all", "every", is_flag=True, help="Every text of the edition.")
def confirm(keys: tuple[str, ...], **options: Any) -> None:
    """Say that somebody has read these translations beside their source.

    It is kept in the edition's translations.yaml. If a source is changed, its translation is stale.
    """
    _run("translate_confirm", keys=keys, **options)


@translate.command(
    epilog="""\b
Examples:
  guidepress translate export --lang en --format xliff -o en.xlf
  guidepress translate export --lang en --format po --only stale --only missing -o en.po"""
)
@_CONTENT
@_EDITION
@_CHAPTER
@click.option("--lang", "language", metavar="CODE", required=True, help="The language to go into.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["xliff", "po"]),
    default="xliff",
    show_default=True,
    help="XLIFF 1.2 or gettext's PO.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(["current", "stale", "missing", "unreviewed"]),
    help="Only texts that are so.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: standard output.")
def export(**options: Any) -> None:
    """Write the texts of an edition for a translator's tool."""
    _run("translate_export", **options)


@translate.command(
    "import",
    epilog="""\b
Examples:
  guidepress translate import en.xlf""",
)
@click.argument("file", type=click.Path(path_type=Path))
@_CONTENT
@_EDITION
@click.option("--lang", "language", metavar="CODE", default="", help="Default: the file's own.")
def import_(**options: Any) -> None:
    """Take back what translators have returned in a FILE: all of it, or nothing.

    A text whose source was changed since is refused. What is finished there is confirmed here.
    """
    _run("translate_import", **options)


@cli.command(
    epilog="""\b
Examples:
  guidepress schema                        those that are shipped, into schema/
  guidepress schema --editor               ones that know this guideline's works, scales and ids"""
)
@_CONTENT
@click.option("--editor", "knowing", is_flag=True, help="Let them know this guideline's own words.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="schema",
    show_default=True,
    help="The folder for the files.",
)
def schema(content: Path, knowing: bool, out: Path) -> None:
    """Write the schemas by which an editor completes and explains a guideline's files."""
    _run("schema", content=content, knowing=knowing, out=out)


@cli.command()
@click.option(
    "--format",
    "said_as",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the table is printed.",
)
def rules(said_as: str) -> None:
    """Print the table of rules, each with an example that passes and one that fails."""
    _run("rules", said_as=said_as)


def main() -> None:
    """Run the command line, and say everything that goes wrong in one sentence."""
    run_and_excuse(cli)


if __name__ == "__main__":
    main()
