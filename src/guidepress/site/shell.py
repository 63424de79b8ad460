"""Shells: a page's frame with gaps, ordered from the site engine once for each language."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping
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
_ASSETS = ("assets/stylesheets/*.css", "assets/javascripts/bundle.*.js")


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
    gaps stand. `texts` are those of `TEXTS`; `assets` are style sheets and scripts by path.
    """

    variants: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]
    assets: Mapping[str, bytes]

    def fill(self, gaps: Mapping[str, str]) -> str:
        """A page of which all gaps are filled, with HTML; an empty optional part is left out."""
        pieces = self.variants[variant([name for name in OPTIONAL if gaps[name]])]
        return "".join(gaps[piece] if i % 2 else piece for i, piece in enumerate(pieces))


def make_shell(language: str) -> Shell:
    """Let the engine make the shell of a language, in a process of its own.

    Raises `GuidepressError` where the engine fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "guidepress.site.engine", language, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
        if done.returncode:
            raise GuidepressError(f"the site engine failed: {done.stderr.strip()[-2000:]}")
        return _shell_in(Path(folder))


def _shell_in(folder: Path) -> Shell:
    return Shell(
        {file.parent.name: _pieces(file) for file in sorted(folder.glob("page*/index.html"))},
        json.loads((folder / "texts.json").read_bytes()),
        {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for pattern in _ASSETS
            for file in sorted(folder.glob(pattern))
        },
    )


def _pieces(file: Path) -> tuple[str, ...]:
    return tuple(_GAP.split(file.read_text(encoding="utf-8")))
