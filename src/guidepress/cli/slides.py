"""guidepress slides: the decks of an edition."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from guidepress.build.context import Context, VolumeRef, context_of
from guidepress.build.outputs.decks import DeckContent, deck_names
from guidepress.build.workers import make_all
from guidepress.cli.errors import stop
from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, EDITION, LANGUAGE, option
from guidepress.cli.session import JOBS, open_session
from guidepress.model.problem import Problem, assure_known, has_errors
from guidepress.slides.files import FILE_FORMATS, FileFormat
from guidepress.slides.fit_problems import problems as misfits


@click.command(
    epilog="""\b
Examples:
  guidepress slides                               every deck of the newest edition, into slides/
  guidepress slides metastasis-sites --format pptx --lang de
  guidepress slides changes                       the deck of what is new
  guidepress slides --check                       what does not fit on one slide, and where"""
)
@click.argument("chapter", required=False, default="")
@CONTENT
@EDITION
@LANGUAGE
@option(
    "--format",
    "file_format",
    type=click.Choice(FILE_FORMATS),
    help="PowerPoint, HTML or PDF; by default all three.",
)
@option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="slides",
    show_default=True,
    help="The folder for the files.",
)
@option("--check", "only_check", is_flag=True, help="Say what does not fit; write nothing.")
def slides(
    chapter: str,
    content: Path,
    edition: str,
    language: str,
    file_format: FileFormat | None,
    out: Path,
    only_check: bool,
) -> int:
    """Make the slide decks of an edition, or that of one CHAPTER.

    The CHAPTER 'changes' is the deck of what is new.
    """
    session = open_session(content)
    context, problems = context_of(session.source, session.check(), session.cache)
    if context is None:
        session.show(problems, err=not only_check)
        stop()
    decks = list(_decks(context, edition, chapter, language, file_format))
    if only_check:
        problems += tuple(_misfits(context, decks))
        session.show(problems)
        return int(has_errors(problems))
    results = make_all(decks, context, JOBS)
    for deck in decks:
        target, content_of_deck = out / _name(context, deck), results.of(deck)
        write_file(target, content_of_deck)
        click.echo(f"{target}  {max(round(len(content_of_deck) / 1000), 1)} kB")
    return 0


def _decks(
    context: Context, edition: str, deck: str, language: str, file_format: FileFormat | None
) -> Iterator[DeckContent]:
    """Each deck that is asked for, in each language and format; what is empty asks for all."""
    number, languages = _number(context, edition), context.guideline.languages
    names = deck_names(context, number)
    if deck:
        assure_known("chapter", deck, names)
    if language:
        assure_known("language", language, languages)
    for name in (deck,) if deck else names:
        for code in (language,) if language else languages:
            volume = VolumeRef(number, context.editions[number].id, code)
            for each in (file_format,) if file_format else FILE_FORMATS:
                yield DeckContent(volume, name, each)


def _number(context: Context, edition: str) -> int:
    source = context.source
    if not edition:
        return len(source.editions) - 1
    return source.editions.index(source.edition(edition))


def _misfits(context: Context, decks: Sequence[DeckContent]) -> Iterator[Problem]:
    """What does not fit on slides."""
    for volume, name in dict.fromkeys((deck.volume, deck.deck) for deck in decks):
        yield from misfits(context.deck(volume, name))


def _name(context: Context, deck: DeckContent) -> str:
    volume = deck.volume
    before = f"{context.guideline.head.id}-{volume.edition}-{volume.language}"
    return f"{before}-{deck.deck}.{deck.file_format}"
