"""The fewest things that must change places, and the same ones on the way back."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidepress.compare.order import Key, out_of_order

NAMES = "abcdefg"


def keys(names: str) -> list[Key]:
    return [("row", name) for name in names]


def _is_in_order(names: list[str], line: str) -> bool:
    return sorted(names, key=line.index) == names


def _fewest(old: str, new: str) -> int:
    """How many must go for the rest to have the same order: by trying all."""
    both = [name for name in old if name in new]
    sizes = (
        size
        for size in range(len(both), -1, -1)
        if any(_is_in_order(list(occurrence), new) for occurrence in combinations(both, size))
    )
    return len(both) - next(sizes)


@given(
    st.permutations(NAMES).flatmap(lambda line: st.sampled_from([line[:i] for i in range(8)])),
    st.permutations(NAMES).flatmap(lambda line: st.sampled_from([line[:i] for i in range(8)])),
)
def test_the_fewest_possible_are_out_of_order(one: list[str], other: list[str]) -> None:
    old, new = "".join(one), "".join(other)
    out = out_of_order(keys(old), keys(new))
    assert len(out) == _fewest(old, new)
    assert out <= set(keys(old)) & set(keys(new))
    occurrence = [name for name in old if ("row", name) not in out and name in new]
    assert _is_in_order(occurrence, new)


@pytest.mark.parametrize("line", [*permutations("abcd")], ids="".join)
def test_the_same_are_out_of_order_on_the_way_back(line: tuple[str, ...]) -> None:
    old, new = keys("abcd"), keys("".join(line))
    assert out_of_order(old, new) == out_of_order(new, old)


def test_what_differs_in_nothing_but_its_kind_is_out_of_order_too() -> None:
    old: list[Key] = [("table", "a"), ("text", "a")]
    assert len(out_of_order(old, old[::-1])) == 1
