"""The site of a content folder while it is written: a file is made when it is requested.

While the content has errors, the site is that of the last content without.
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from guidepress.build.context import context_of
from guidepress.build.on_demand import OnDemand
from guidepress.build.options import Options
from guidepress.check.check import check
from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import RecentCache

LINES = 2
"""How many lines are shown before and after that of a problem."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The result of a scan of the content folder; `number` counts those that differed."""

    number: int
    problems: tuple[Problem, ...]


class Preview:
    """The site of a content folder as it is now."""

    def __init__(self, content: Path, cache: Path, processes: int, options: Options) -> None:
        self._content = content
        self._cache = RecentCache(cache)
        self._processes = processes
        self._options = options
        self._lock = Lock()
        self._digest = ""
        self._site: OnDemand | None = None
        self.latest = Scan(0, ())

    def scan(self) -> bool:
        """Read the folder again; whether something changed that an author must see."""
        with self._lock:
            try:
                return self._scan()
            except (GuidepressError, OSError) as error:
                self._digest = ""
                return self._note((_unreadable(self._content, error),))

    def _scan(self) -> bool:
        source = scan_folder(self._content)
        if source.digest == self._digest:
            return False
        checked = check(source, self._cache, self._processes)
        context, problems = context_of(source, checked, self._cache, self._options)
        if context:
            self._site = OnDemand(context, self._processes)
        self._cache.drop_unused()
        self._cache.trim()
        self._digest = source.digest
        self._note(problems)
        return True

    def _note(self, problems: tuple[Problem, ...]) -> bool:
        changed = problems != self.latest.problems
        self.latest = Scan(self.latest.number + 1, problems)
        return changed

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path from the root, without a slash before it."""
        with self._lock:
            return self._site.file(path) if self._site else None


def _unreadable(content: Path, error: Exception) -> Problem:
    message = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(where=Location(content.as_posix()), rule="file-unreadable", message=message)


def around(where: Location) -> list[tuple[int, str]]:
    """The lines around a place, each with its number; none where the file is not there."""
    try:
        lines = Path(where.path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    first = max(where.line - LINES, 1)
    return list(enumerate(lines[first - 1 : where.line + LINES], first))
