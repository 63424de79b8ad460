"""Which things of a list must change places to come from one order to another."""

from collections.abc import Sequence

from guidepress.memory import digest

Key = tuple[str, ...]
_EXACT = 1 << 64


def out_of_order(old: Sequence[Key], new: Sequence[Key]) -> frozenset[Key]:
    """The keys in both lists beside the longest run that has the same order in both.

    Where there are several such runs, the same one is chosen on the way back: each key has a
    weight of its own beside its one point, so that no two runs weigh the same.
    """
    there = {key: index for index, key in enumerate(old)}
    here = set(new)
    kept = [key for key in new if key in there]
    if kept == [key for key in old if key in here]:
        return frozenset()
    best: list[tuple[int, tuple[Key, ...]]] = []
    for index, key in enumerate(kept):
        before = [best[i] for i in range(index) if there[kept[i]] < there[key]]
        weight, run = max(before, default=(0, ()))
        best.append((weight + _EXACT + int(digest(*key)[:8], 16), (*run, key)))
    return frozenset(kept) - set(max(best)[1])
