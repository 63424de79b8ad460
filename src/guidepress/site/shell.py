"""Shells: a page's frame with a gap for its content, ordered from the site engine."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from guidepress.model.problem import GuidepressError

GAP = "<!-- guidepress: content -->"
NOWHERE = "-"
"""The group of pages that the navigation does not name."""
_ASSETS = ("assets/stylesheets/*.css", "assets/javascripts/bundle.*.js")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """A page: where it will be, its title, the entries of its contents, and finished HTML pieces.

    `address` ends in a slash and begins at the site's root; `contents` are pairs of id and title;
    `pieces` are HTML by name: head, banner, controls, footer, end.
    """

    address: str
    title: str
    description: str
    group: str
    contents: Sequence[tuple[str, str]]
    pieces: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The pages of one language and edition, in the order of the navigation."""

    language: str
    site_name: str
    site_address: str
    home: str
    words: Mapping[str, str]
    pages: Sequence[PageJob]

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Shells:
    """The shells by address, and the engine's own style sheets and scripts by path."""

    pages: Mapping[str, str]
    assets: Mapping[str, bytes]


def make(job: Job) -> Shells:
    """Let the engine make the shells of a job, in a process of its own.

    Raises `GuidepressError` where the engine fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        order, out = Path(folder, "job.json"), Path(folder, "out")
        order.write_text(job.to_json(), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "guidepress.site.engine", str(order), str(out)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise GuidepressError(f"the site engine failed: {done.stderr.strip()[-2000:]}")
        return Shells(
            {page.address: _read(out / page.address / "index.html") for page in job.pages},
            {
                file.relative_to(out).as_posix(): file.read_bytes()
                for pattern in _ASSETS
                for file in sorted(out.glob(pattern))
            },
        )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
