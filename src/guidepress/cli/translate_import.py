"""guidepress translate import: what translators return, all of it or nothing."""

from collections.abc import Callable, Mapping
from os.path import realpath
from pathlib import Path

import click

from guidepress.check.errata import open_edition
from guidepress.cli.errors import stop
from guidepress.cli.files import write_file
from guidepress.cli.options import CONTENT, EDITION, option
from guidepress.cli.problems import show
from guidepress.cli.translate_texts import Texts, put_confirmed, texts_or_stop
from guidepress.edit.translations import Merged, Target, merge
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError
from guidepress.storage.atomic import put_file
from guidepress.translate import po, xliff
from guidepress.translate.item import LARGEST, Delivery, UnreadableError
from guidepress.translate.status import Unit

_READERS: Mapping[bool, Callable[[bytes], Delivery]] = {True: xliff.read, False: po.read}


@click.command(
    epilog="""\b
Examples:
  guidepress translate import en.xlf""",
)
@click.argument("file", type=click.Path(path_type=Path))
@CONTENT
@EDITION
@option("--lang", "language", metavar="CODE", default="", help="Default: the file's own.")
def translate_import(file: Path, content: Path, edition: str, language: str) -> int:
    """Take back what translators have returned in a FILE: all of it, or nothing.

    A text whose source was changed since is refused. What is finished there is confirmed here.
    """
    delivery = _delivery(file, language)
    texts = texts_or_stop(content, edition)
    texts.assure_has(delivery.language)
    target = Target(texts.folder, texts.guideline, texts.edition, texts.units)
    merged = merge(delivery, target, file.as_posix())
    if merged.problems:
        show(sorted(merged.problems), 1, err=True)
        stop("nothing was changed")
    if merged.files:
        open_edition(texts.source, texts.folder.id)
    _put(texts, merged)
    click.echo(_summary(merged, len(delivery.returned)))
    return 0


def _delivery(file: Path, language: str) -> Delivery:
    """The texts that came back.

    Raises `GuidepressError` where it cannot be read, or is in another language.
    """
    content = _content(file)
    try:
        delivery = _READERS[content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")](content)
    except UnreadableError as error:
        raise GuidepressError(f"{Location(file.as_posix(), error.line)}: {error}") from None
    if language and delivery.language and language != delivery.language:
        raise GuidepressError(f"{file} is in '{delivery.language}', not in '{language}'")
    if not (language or delivery.language):
        raise GuidepressError(f"{file} does not say its language; name it with --lang")
    return Delivery(language or delivery.language, delivery.returned)


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size <= LARGEST:
            return file.read_bytes()
    except OSError as error:
        raise GuidepressError(f"{file} cannot be read: {error.strerror}") from None
    raise GuidepressError(f"{file} has more than {LARGEST // 2**20} MB; export less at a time")


def _put(texts: Texts, merged: Merged) -> None:
    """Write the files; where one cannot be written, those before it are put back."""
    real = {file.path: Path(realpath(file.real)) for file in texts.folder.files}
    before = {path: real[path].read_bytes() for path in merged.files}
    done: list[str] = []
    try:
        for path, content in merged.files.items():
            write_file(real[path], content)
            done.append(path)
        put_confirmed(texts, merged.confirmed)
    except GuidepressError:
        for path in done:
            put_file(real[path], before[path])
        raise


def _summary(merged: Merged, count: int) -> str:
    changed = {unit.key for unit in merged.changed}
    confirmed = sum(1 for unit, _ in merged.confirmed if _is_current(unit, changed, merged))
    noun = "text" if count == 1 else "texts"
    return f"{count} {noun} read: {len(changed)} changed, {confirmed} confirmed"


def _is_current(unit: Unit, changed: set[str], merged: Merged) -> bool:
    """Whether a text was confirmed in the words that it has from now on."""
    return unit.key not in changed or any(unit is new for new in merged.changed)
