"""How grades moved from one edition to the next, as a picture: bars, and ribbons between them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidepress.compare.change import Comparison
from guidepress.compare.kinds import UNDER_ANOTHER_ID
from guidepress.model.guideline import Edition
from guidepress.model.scale import Level, Scale
from guidepress.view.localizer import Localizer

NONE = ""
"""The level of what is not in an edition."""

_TALL = 230
"""Height of a column without its gaps, in the picture's units."""
_GAP = 11
_LEAST = 4
"""Height that a bar has at least, so that one recommendation among hundreds is seen."""

Flow = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BarView:
    """A level in one of the columns; `y` and `height` are in the picture's units."""

    sign: str
    label: str
    tone: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class RibbonView:
    """So many recommendations on their way from one level to another; `kind` is how they moved.

    It goes from `left` down to `left_end` over to `right` and `right_end`.
    """

    kind: str
    tone: str
    said: str
    left: float
    left_end: float
    right: float
    right_end: float


@dataclass(frozen=True, slots=True)
class MovementView:
    """A picture of one scale; `rows` say the same: from, to, how many, how they moved."""

    key: str
    scale: str
    old: tuple[BarView, ...]
    new: tuple[BarView, ...]
    ribbons: tuple[RibbonView, ...]
    rows: tuple[tuple[str, str, int, str], ...]
    height: float
    moved: int
    stayed: int


def movements(
    before: Localizer, after: Localizer, comparison: Comparison
) -> tuple[MovementView, ...]:
    """A picture for each scale with badges on which both editions rate; advice comes first."""
    scales = after.edition.scales
    return tuple(
        _FlowDiagram(key, scale, before, after, _renamed(comparison)).view()
        for key, scale in sorted(scales.items(), key=lambda pair: pair[1].measures, reverse=True)
        if scale.look == "badge" and before.edition.scales.get(key) == scale
    )


def _renamed(comparison: Comparison) -> Mapping[str, str]:
    moved = (c for c in comparison.changes if c.kind in UNDER_ANOTHER_ID and c.old)
    return {change.old[0]: change.new[0] for change in moved}


@dataclass(frozen=True)
class _FlowDiagram:
    """Lays out the picture of one scale."""

    key: str
    scale: Scale
    before: Localizer
    after: Localizer
    renamed: Mapping[str, str]

    def view(self) -> MovementView:
        flows = self._flows()
        levels = [*(level.value for level in self.scale.levels), NONE]
        old = {level: sum(n for (a, _), n in flows.items() if a == level) for level in levels}
        new = {level: sum(n for (_, b), n in flows.items() if b == level) for level in levels}
        unit = _TALL / (sum(flows.values()) or 1)
        left, right = self._bars(old, unit, gone=False), self._bars(new, unit, gone=True)
        return MovementView(
            key=self.key,
            scale=self.after.plain(self.scale.title),
            old=tuple(left.values()),
            new=tuple(right.values()),
            ribbons=tuple(self._ribbons(flows, left, right)),
            rows=tuple(self._rows(flows)),
            height=max(bar.y + bar.height for bars in (left, right) for bar in bars.values()),
            moved=sum(n for (a, b), n in flows.items() if a != b and NONE not in (a, b)),
            stayed=sum(n for (a, b), n in flows.items() if a == b),
        )

    def _flows(self) -> dict[Flow, int]:
        """How many went from where to where, those that moved last, so that they lie on top."""
        old = {self.renamed.get(k, k): v for k, v in _ratings(self.before.edition, self.key)}
        new = dict(_ratings(self.after.edition, self.key))
        flows = Counter((old.get(name, NONE), new.get(name, NONE)) for name in {**old, **new})
        order = sorted(flows, key=lambda flow: (flow[0] != flow[1], *map(self._rank, flow)))
        return {flow: flows[flow] for flow in order if flow != (NONE, NONE)}

    def _bars(self, counts: Mapping[str, int], unit: float, *, gone: bool) -> dict[str, BarView]:
        bars: dict[str, BarView] = {}
        y = 0.0
        for value, count in counts.items():
            if count:
                height = max(count * unit, _LEAST)
                bars[value] = self._bar(value, count, round(y, 1), round(height, 1), gone=gone)
                y += height + _GAP
        return bars

    def _bar(self, value: str, count: int, y: float, height: float, *, gone: bool) -> BarView:
        level = self.scale.level(value)
        if level:
            return BarView(level.sign, self._label(value), level.tone, count, y, height)
        word = self.after.words.words["movement_gone" if gone else "movement_new"]
        return BarView(word, word, "", count, y, height)

    def _ribbons(
        self, flows: Mapping[Flow, int], left: Mapping[str, BarView], right: Mapping[str, BarView]
    ) -> Iterator[RibbonView]:
        """Ribbons leave and reach a bar from its top down, in the order of the other column."""
        starts, ends = self._ends(flows, left, 0), self._ends(flows, right, 1)
        for (a, b), count in flows.items():
            kind = self._kind(a, b)
            level = self.scale.level(b) or self.scale.level(a)
            start, end = starts[a, b], ends[a, b]
            yield RibbonView(
                kind=kind,
                tone=level.tone if level else "",
                said=f"{self._label(a)} → {self._label(b)}: {count}",
                left=start,
                left_end=round(start + left[a].height * count / left[a].count, 1),
                right=end,
                right_end=round(end + right[b].height * count / right[b].count, 1),
            )

    def _ends(
        self, flows: Mapping[Flow, int], bars: Mapping[str, BarView], side: int
    ) -> dict[Flow, float]:
        """Where each ribbon meets its bar on one side."""
        next_y = {value: bar.y for value, bar in bars.items()}
        ends: dict[Flow, float] = {}
        for flow in sorted(
            flows, key=lambda flow: (self._rank(flow[side]), self._rank(flow[1 - side]))
        ):
            bar = bars[flow[side]]
            ends[flow] = round(next_y[flow[side]], 1)
            next_y[flow[side]] += bar.height * flows[flow] / bar.count
        return ends

    def _rank(self, value: str) -> int:
        """The place of a level from the top; what is not there stands below all."""
        values = [level.value for level in self.scale.levels]
        return values.index(value) if value in values else len(values)

    def _rows(self, flows: Mapping[Flow, int]) -> Iterator[tuple[str, str, int, str]]:
        words = self.after.words.words
        for (a, b), count in flows.items():
            yield self._label(a), self._label(b), count, words[f"movement_{self._kind(a, b)}"]

    def _kind(self, before: str, after: str) -> str:
        if NONE in (before, after):
            return "new" if before == NONE else "gone"
        return "stayed" if before == after else self.scale.movement(before, after)

    def _label(self, value: str) -> str:
        level: Level | None = self.scale.level(value)
        return self.after.plain(level.label) if level else "–"


def _ratings(edition: Edition, key: str) -> Iterator[tuple[str, str]]:
    for chapter in edition.chapters:
        for item in chapter.recommendations():
            if key in item.rating:
                yield item.id, item.rating[key]
