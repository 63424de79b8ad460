"""A file without those entries of its lists that are not in order.

So that one mistyped key hides no mistyped grade: what remains goes through the rules.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from guidepress.model.location import Mark, Place, Step
from guidepress.read.yaml_reader import Tree

Path = tuple[Step, ...]
"""The keys and indices that lead to a value."""


def without_invalid(tree: Tree, faults: Iterable[Path]) -> Tree | None:
    """The tree without the innermost entry of a list that each fault is in.

    None where a fault is in no list, because then the file as a whole is not in order.

    With the faults `("items", 1, "rating")` and `("items", 2)`, the entries 1 and 2 of `items` go.
    """
    entries = {_entry(fault) for fault in faults}
    if () in entries:
        return None
    data, place = _without(tree.data, tree.place, (), entries)
    return replace(tree, data=data, place=place)


def _entry(fault: Path) -> Path:
    """The path of the innermost entry of a list on the way to a value; empty if there is none."""
    last = max((index for index, step in enumerate(fault) if isinstance(step, int)), default=-1)
    return fault[: last + 1]


def _without(data: Any, place: Any, path: Path, entries: set[Path]) -> tuple[Any, Any]:
    """The data and the places without these entries; `path` leads to the data."""
    if not isinstance(place, Place):
        return data, place
    inner: Mapping[Step, tuple[Any, Mark | Place]] = {
        step: _without(value, place.inner[step], (*path, step), entries)
        for step, value in (data.items() if isinstance(data, dict) else enumerate(data))
        if (*path, step) not in entries
    }
    if isinstance(data, dict):
        values = {step: value for step, (value, _) in inner.items()}
        return values, replace(place, inner={step: at for step, (_, at) in inner.items()})
    places: dict[Step, Mark | Place] = {i: at for i, (_, at) in enumerate(inner.values())}
    return [value for value, _ in inner.values()], replace(place, inner=places)
