"""A guideline as it was at a git revision, read and checked."""

from dataclasses import dataclass
from pathlib import Path

from guidepress.check.check import CheckResult, check
from guidepress.model.guideline import Edition
from guidepress.model.problem import Problem
from guidepress.read.folder import Source, scan_folder
from guidepress.storage.cache import Cache
from guidepress.storage.git import at_revision


@dataclass(frozen=True, slots=True)
class Revision:
    """The content at a revision, by the name that git gives the revision."""

    name: str
    source: Source
    checked: CheckResult

    def edition(self, name: str) -> Edition | None:
        return next((edition for edition in self.checked.editions if edition.id == name), None)

    @property
    def unread(self) -> tuple[Problem, ...]:
        """The errors for which some edition could not be read; none where all were.

        A rule that is broken hides no edition: what is done about it must be comparable.
        """
        folders = {folder.id for folder in self.source.editions}
        if self.checked.guideline and folders == {edition.id for edition in self.checked.editions}:
            return ()
        return tuple(problem for problem in self.checked.problems if problem.severity == "error")


def read_revision(content: Path, name: str, cache: Cache, jobs: int) -> Revision:
    """Read the content folder as it was at a revision.

    Raises `GuidepressError` where that cannot be had.
    """
    with at_revision(content, name) as (folder, path):
        source = scan_folder(folder, path)
        return Revision(name, source, check(source, cache, jobs))
