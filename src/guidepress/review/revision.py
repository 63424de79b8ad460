"""A guideline as it was at a revision: read, checked, and held against what it is now."""

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
        return next((one for one in self.checked.editions if one.id == name), None)

    @property
    def unread(self) -> tuple[Problem, ...]:
        """What stands in the way of reading every edition that is there; else nothing.

        A rule that is broken hides no edition: what is done about it must be comparable.
        """
        there = {folder.id for folder in self.source.editions}
        if self.checked.guideline and there == {one.id for one in self.checked.editions}:
            return ()
        return tuple(one for one in self.checked.problems if one.severity == "error")


def read_revision(content: Path, name: str, cache: Cache, jobs: int) -> Revision:
    """Read the content folder as it was at a revision.

    Raises `GuidepressError` where that cannot be had.
    """
    with at_revision(content, name) as (folder, called):
        source = scan_folder(folder, called)
        return Revision(name, source, check(source, cache, jobs))
