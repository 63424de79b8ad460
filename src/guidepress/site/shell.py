"""Shells: the frame of a page with gaps, one for each language, ordered from the site engine."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guidepress.model.problem import GuidepressError

CONTENT = "<!-- guidepress: content -->"
"""Where the content of a page goes in its frame."""
OPTIONAL = ("previous", "next", "skip")
"""The parts that not all pages have: links to the pages beside it, and to its first heading."""
TEXTS = {"navigation": "nav", "contents": "toc"}
"""Texts that the engine has in each language, by our names: theirs."""
_GAP = re.compile(r"\{gp:(\w+)\}")
ASSETS = ("assets/stylesheets/*.css", "assets/javascripts/bundle.*.js")


def gap(name: str) -> str:
    """The sign for a part of a page that the engine leaves open.

    >>> gap("title")
    '{gp:title}'
    """
    return f"{{gp:{name}}}"


def variant(parts: Collection[str]) -> str:
    """The name of the shell that has these optional parts.

    >>> variant(["skip", "previous"])
    'page-previous-skip'
    """
    return "-".join(("page", *(part for part in OPTIONAL if part in parts)))


@dataclass(frozen=True, slots=True)
class Shell:
    """What the engine makes for a language.

    `variants` are pages by the name of their variant: pieces of HTML between which the names of
    gaps stand. `texts` are those of `TEXTS`.
    """

    variants: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]

    def fill(self, gaps: Mapping[str, str]) -> str:
        """A page of which all gaps are filled, with HTML; an empty optional part is left out."""
        pieces = self.variants[variant([name for name in OPTIONAL if gaps[name]])]
        return "".join(gaps[piece] if i % 2 else piece for i, piece in enumerate(pieces))


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells by language, and the engine's own style sheets and scripts by path."""

    of: Mapping[str, Shell]
    assets: Mapping[str, bytes]


def make_shells(languages: Sequence[str]) -> Shells:
    """Let the engine make the shells of languages, in a process of its own.

    Raises `GuidepressError` where the engine fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "guidepress.site.engine", folder, *languages]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
        if done.returncode:
            raise GuidepressError(f"the site engine failed: {done.stderr.strip()[-2000:]}")
        return _shells_in(Path(folder), languages)


def _shells_in(folder: Path, languages: Sequence[str]) -> Shells:
    return Shells(
        {language: _shell_in(folder / language) for language in languages},
        {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for pattern in ASSETS
            for file in sorted(folder.glob(pattern))
        },
    )


def _shell_in(folder: Path) -> Shell:
    return Shell(
        {file.stem: _pieces(file) for file in sorted(folder.glob("*.html"))},
        json.loads((folder / "texts.json").read_bytes()),
    )


def _pieces(file: Path) -> tuple[str, ...]:
    return tuple(_GAP.split(file.read_text(encoding="utf-8")))
