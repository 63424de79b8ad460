"""guidepress schema: what an editor needs to complete and explain a guideline's files."""

from pathlib import Path

import click

from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, option
from guidepress.cli.session import open_session
from guidepress.edit import editor_schemas
from guidepress.model.problem import GuidepressError
from guidepress.storage.resources import SCHEMA


@click.command(
    epilog="""\b
Examples:
  guidepress schema                        those that are shipped, into schema/
  guidepress schema --editor               ones that know this guideline's works, scales and ids"""
)
@CONTENT
@option("--editor", "knowing", is_flag=True, help="Let them know this guideline's own words.")
@option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default="schema",
    show_default=True,
    help="The folder for the files.",
)
def schema(content: Path, knowing: bool, out: Path) -> int:
    """Write the schemas by which an editor completes and explains a guideline's files."""
    if out.resolve() == SCHEMA.resolve():
        raise GuidepressError(
            f"{out}/ is guidepress's own, from which it checks; name another folder with --out"
        )
    files = _knowing(content) if knowing else editor_schemas.shipped()
    for name, written in files.items():
        write_file(out / name, written)
    click.echo(f"{len(files)} schemas are in {out}/")
    return 0


def _knowing(content: Path) -> dict[str, bytes]:
    """The schemas that know the guideline's own words.

    Raises `GuidepressError` where it cannot be read.
    """
    session = open_session(content)
    checked = session.check()
    if checked.guideline is None or not checked.editions:
        raise GuidepressError(
            f"{session.source.path} is not in order; mend what `guidepress check` says, "
            "then ask again"
        )
    return editor_schemas.for_guideline(checked.guideline, checked.editions)
