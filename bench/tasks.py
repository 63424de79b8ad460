"""What is measured: the commands that authors wait for, on a guideline in a folder of its own.

The tasks of a sequence are run one after the other in the same folder: what the earlier ones left
in the cache is there for the later ones.
"""

import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus

EDITED = re.compile(r"(-recommendation-02\n.*?en: (?:>-\s+)?\"?)", re.DOTALL)
"""Up to the English text of a recommendation in a chapter of the corpus."""


@dataclass(frozen=True, slots=True)
class Task:
    """A command: its name in tables, its arguments, and what is done to the folder before it."""

    name: str
    arguments: Sequence[str]
    prepare: Callable[[Path], None]


def write_guideline(folder: Path, chapters: int) -> None:
    """Write the corpus as the folder's content/."""
    corpus.write(folder / "content", chapters, corpus.years())


def forget(folder: Path) -> None:
    """Remove the site and all that is kept from earlier commands."""
    for name in ("site", ".guidepress"):
        shutil.rmtree(folder / name, ignore_errors=True)


def leave(_: Path) -> None:
    """Leave the folder as it is."""


def edit(folder: Path) -> None:
    """Edit the folder's content/."""
    edit_word(folder / "content")


def edit_word(content: Path) -> None:
    """Put one more word into a recommendation of the newest edition."""
    file = max((content / corpus.years()[-1] / "chapters").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(EDITED.sub(r"\1Anew ", text, count=1), encoding="utf-8")


DECK = ("slides", "chapter-01", "--lang", "de", "--format", "pptx")
CHECK_AND_SLIDES = (
    Task("check", ("check",), forget),
    Task("one-deck", DECK, leave),
    Task("build-with-slides", ("build", "--slides"), forget),
)
PAGES = (
    Task("build", ("build", "--no-slides"), forget),
    Task("nothing-changed", ("build", "--no-slides"), leave),
    Task("one-word-edited", ("build", "--no-slides"), edit),
)
SEQUENCES = {"check-and-slides": CHECK_AND_SLIDES, "pages": PAGES}


def guidepress(source: Path) -> Sequence[str]:
    """How the command of the checkout `source` is begun; its name there is in its settings."""
    settings = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, function = settings["project"]["scripts"]["guidepress"].partition(":")
    return (sys.executable, "-c", f"from {module} import {function}; {function}()")
