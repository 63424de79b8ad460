"""Files that commands write, whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from guidepress.model.problem import GuidepressError
from guidepress.storage.atomic import put_file, put_folder

CACHE = Path(".guidepress/memory")
"""Where results are kept, seen from the folder that a command runs in."""


def write_file(file: Path, content: bytes) -> None:
    """Put a file in its place.

    Raises `GuidepressError` where it cannot be written.
    """
    with _in_one_sentence(file):
        put_file(file, content)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder where there is none; its files by their paths in it.

    Raises `GuidepressError` where it cannot be written.
    """
    with _in_one_sentence(folder):
        put_folder(folder, files)


@contextmanager
def _in_one_sentence(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise GuidepressError(
            f"{target} cannot be written: {error.strerror}; nothing was changed"
        ) from error
