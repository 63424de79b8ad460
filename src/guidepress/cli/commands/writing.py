"""What writes content: init, new, add-reference, new-edition, publish, schema."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from guidepress.cli.arguments import pairs
from guidepress.cli.commands.options import CONTENT, EDITION, run, text_or_json

NEW = (
    *("chapter", "section", "recommendation", "table", "statement", "text", "figure"),
    "reference",
)
"""What `guidepress new` can add."""


@click.command(
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
    run("init", folder=folder, edition=year, **options)


@click.command(
    epilog="""\b
Examples:
  guidepress new chapter diagnosis --text de=Diagnostik --text en=Diagnosis
  guidepress new section diagnosis imaging --text en=Imaging
  guidepress new recommendation diagnosis/imaging mri-first --rating ago=+ --rating loe=2a
  guidepress new table diagnosis/imaging trials --text de=Studien --text en=Trials
  guidepress new reference smith-2024       to be filled in; add-reference reads a citation"""
)
@click.argument("kind", type=click.Choice(NEW))
@click.argument("place", nargs=-1, metavar="[CHAPTER[/SECTION]] ID")
@CONTENT
@EDITION
@click.option("--text", "words", multiple=True, metavar="LANG=WORDS", help="Its title or text.")
@click.option("--rating", "ratings", multiple=True, metavar="SCALE=VALUE", help="Its rating.")
def new(words: tuple[str, ...], ratings: tuple[str, ...], **options: Any) -> None:
    """Add a chapter, something in one, or a work, to be gone on from.

    What is not given is written as a placeholder, which `guidepress check` asks about.
    """
    run("new", words=pairs(words), ratings=pairs(ratings), **options)


@click.command(
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
@EDITION
@CONTENT
@click.option("--id", "key", metavar="KEY", default="", help="Default: author-year.")
@click.option("--look-up", is_flag=True, help="Ask doi.org or PubMed for a DOI or PMID alone.")
@click.option("--service", default="", hidden=True)
@text_or_json("How it is told what was added.")
@click.option("--dry-run", is_flag=True, help="Show what would be added; write nothing.")
def add_reference(**options: Any) -> None:
    """Add a work to references.yaml: a pasted citation, an export, a DOI or a PMID.

    What a citation cannot be read from stays as it was pasted, and is told.
    """
    run("add_reference", **options)


@click.command(
    epilog="""\b
Examples:
  guidepress new-edition 2025                 from the newest edition
  guidepress new-edition 2025 --from 2024"""
)
@click.argument("edition")
@click.option("--from", "old", metavar="OLD", help="The edition to copy; by default the newest.")
@CONTENT
def new_edition(edition: str, old: str | None, content: Path) -> None:
    """Begin the EDITION as a draft: a copy of the one before, its comments kept."""
    run("new_edition", content=content, edition=edition, old=old)


@click.command(
    epilog="""\b
Examples:
  guidepress publish 2024
  guidepress publish 2024 --content examples/houseplants"""
)
@click.argument("edition")
@CONTENT
def publish(edition: str, content: Path) -> None:
    """Lock the EDITION as it is: from now on it changes by errata only.

    The hash of each of its files is written into edition.lock, which `sha256sum -c` reads too.
    """
    run("publish", content=content, edition=edition)


@click.command(
    epilog="""\b
Examples:
  guidepress schema                        those that are shipped, into schema/
  guidepress schema --editor               ones that know this guideline's works, scales and ids"""
)
@CONTENT
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
    run("schema", content=content, knowing=knowing, out=out)
