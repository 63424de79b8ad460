"""Which things of a list must change places to come from one order to another."""

from collections.abc import Sequence

Key = tuple[str, ...]


def out_of_order(old: Sequence[Key], new: Sequence[Key]) -> frozenset[Key]:
    """The keys in both lists beside the longest run that has the same order in both.

    Of several such runs it is the last one by its keys, and so the same one on the way back.
    """
    there = {key: index for index, key in enumerate(old)}
    here = set(new)
    kept = [key for key in new if key in there]
    if kept == [key for key in old if key in here]:  # as almost always
        return frozenset()
    best: list[tuple[int, tuple[Key, ...]]] = []
    for index, key in enumerate(kept):
        before = [best[i] for i in range(index) if there[kept[i]] < there[key]]
        length, run = max(before, default=(0, ()))
        best.append((length + 1, (*run, key)))
    return frozenset(kept).difference(max(best)[1])
