"""A scale: an ordered set of levels or grades, and what it means to go from one to another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from guidepress.model.location import Place
from guidepress.model.text import Text

Direction = Literal["for", "neutral", "against", ""]
"""Whether a level speaks for or against what is recommended; empty where that says nothing."""

Tone = Literal[
    "strong-for",
    "for",
    "neutral",
    "against",
    "strong-against",
    "high",
    "moderate",
    "low",
    "very-low",
    "",
]
"""The colour of a level: of a grade by direction and strength, of evidence by its certainty."""

Measures = Literal["evidence", "recommendation"]
Look = Literal["badge", "plain"]

Movement = Literal["raised", "lowered", "reversed", "changed"]
"""How a rating moved; `changed` where the scale puts neither of the two levels above the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level or grade.

    `weak` evidence bears no strong grade by itself; `wording` are the words, by language, that a
    recommendation of this grade is said with.
    """

    value: str
    sign: str
    label: Text
    meaning: Text
    direction: Direction
    tone: Tone
    aliases: tuple[str, ...]
    incomplete: bool
    weak: bool = False
    wording: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of levels, from the highest to the lowest."""

    id: str
    title: Text
    short: Text
    about: Text | None
    source: Text | None
    source_url: str
    measures: Measures
    look: Look
    levels: tuple[Level, ...]
    at: Place = field(compare=False, repr=False)

    def level(self, value: str) -> Level | None:
        return next((level for level in self.levels if level.value == value), None)

    def movement(self, before: str, after: str) -> Movement:
        """How a rating moved from one value of this scale to another.

        A level without a direction on a scale that has directions (such as an expert consensus)
        stands beside the order, and one that leaves a detail open covers those right above it.
        """
        old, new = self.level(before), self.level(after)
        if old is None or new is None or self._is_beside(old) or self._is_beside(new):
            return "changed"
        if {old.direction, new.direction} == {"for", "against"}:
            return "reversed"
        old_index, new_index = self.levels.index(old), self.levels.index(new)
        if new_index in self._covered(old_index) or old_index in self._covered(new_index):
            return "changed"
        return "raised" if new_index < old_index else "lowered"

    def _is_beside(self, level: Level) -> bool:
        return not level.direction and any(other.direction for other in self.levels)

    def _covered(self, index: int) -> range:
        """The levels that an incomplete level leaves open: those since the one before it."""
        if not self.levels[index].incomplete:
            return range(0)
        start = index
        while start and not self.levels[start - 1].incomplete:
            start -= 1
        return range(start, index)
