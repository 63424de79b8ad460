"""Some of the changes of a comparison: those in a chapter, of certain kinds or weights."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from guidepress.compare.change import Change, Comparison
from guidepress.compare.kinds import KINDS
from guidepress.model.problem import GuidepressError, did_you_mean, there_are


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which changes to tell; what is empty leaves out none."""

    chapter: str = ""
    kinds: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()

    def assure_known(self, chapters: Collection[str]) -> None:
        """Raises `GuidepressError` where a chapter or a kind is asked for that there is not."""
        if self.chapter and self.chapter not in chapters:
            raise GuidepressError(_unknown("chapter", self.chapter, chapters))
        for kind in self.kinds:
            if kind not in KINDS:
                suggestion = did_you_mean(kind, KINDS) or "; `guidepress diff --kinds` lists them"
                raise GuidepressError(f"there is no kind of change '{kind}'{suggestion}")

    def of(self, comparison: Comparison) -> Comparison:
        """The comparison with these changes alone."""
        return replace(comparison, changes=tuple(filter(self._has, comparison.changes)))

    def record(self) -> dict[str, Any]:
        """What `only` says in the JSON; nothing if all changes are there."""
        filters = {
            "chapter": self.chapter,
            "kinds": list(self.kinds),
            "weights": list(self.weights),
        }
        only = {name: value for name, value in filters.items() if value}
        return {"only": only} if only else {}

    def _has(self, change: Change) -> bool:
        return (
            self.chapter in ("", change.chapter)
            and (not self.kinds or change.kind in self.kinds)
            and (not self.weights or change.weight in self.weights)
        )


def _unknown(what: str, name: str, choices: Collection[str]) -> str:
    suggestion = did_you_mean(name, choices) or there_are(name, choices)
    return f"there is no {what} '{name}' in these editions{suggestion}"
