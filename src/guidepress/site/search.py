"""The search index of one language and edition, made by Pagefind."""

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pagefind_bin

from guidepress.model.problem import GuidepressError

_NOT_USED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
_PAGE = '<html lang="{}"><body data-pagefind-body>{}</body></html>'


def index(pages: Mapping[str, str], language: str) -> dict[str, bytes]:
    """The files of a search bundle, by path below the folder pagefind/.

    `pages` are contents in HTML by address behind the edition's home; a page's first heading is
    its title.
    """
    with tempfile.TemporaryDirectory() as folder:
        for address, content in pages.items():
            file = Path(folder, "site", address, "index.html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_PAGE.format(language, content), encoding="utf-8")
        bundle = Path(folder, "bundle")
        _run(Path(folder, "site"), bundle, language)
        return {
            file.relative_to(bundle).as_posix(): file.read_bytes()
            for file in sorted(bundle.rglob("*"))
            if file.is_file() and not file.name.startswith(_NOT_USED)
        }


def _run(site: Path, bundle: Path, language: str) -> None:
    command = [pagefind_bin.get_executable(), "--site", site, "--output-path", bundle]
    done = subprocess.run(  # noqa: S603 - the program that the package ships
        [*map(str, command), "--force-language", language.partition("-")[0], "--silent"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not bundle.is_dir():
        raise GuidepressError(f"the search index could not be made: {done.stderr or done.stdout}")
