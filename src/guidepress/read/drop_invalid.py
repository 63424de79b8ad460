"""What is left of a file without the entries of lists that are not in order."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from guidepress.model.location import Mark, Place, Step
from guidepress.read.yaml_reader import Tree

Path = tuple[Step, ...]
"""The keys and indices that lead to a value."""


def without_invalid(tree: Tree, faults: Iterable[Path]) -> Tree | None:
    """The tree without the innermost entry of a list that each fault is in.

    Nothing where a fault is in no list, because then the file as a whole is not in order.
    """
    entries = {_entry(fault) for fault in faults}
    if () in entries:
        return None
    data, place = _kept(tree.data, tree.place, (), entries)
    return replace(tree, data=data, place=place)


def _entry(fault: Path) -> Path:
    """The path of the innermost entry of a list on the way to a value; empty if there is none."""
    last = max((index for index, step in enumerate(fault) if isinstance(step, int)), default=-1)
    return fault[: last + 1]


def _kept(data: Any, place: Any, path: Path, entries: set[Path]) -> tuple[Any, Any]:
    """The data and the places of what stays."""
    if not isinstance(place, Place):
        return data, place
    inner: Mapping[Step, tuple[Any, Mark | Place]] = {
        step: _kept(value, place.inner[step], (*path, step), entries)
        for step, value in (data.items() if isinstance(data, dict) else enumerate(data))
        if (*path, step) not in entries
    }
    if isinstance(data, dict):
        said = {step: value for step, (value, _) in inner.items()}
        return said, replace(place, inner={step: at for step, (_, at) in inner.items()})
    places: dict[Step, Mark | Place] = {i: at for i, (_, at) in enumerate(inner.values())}
    return [value for value, _ in inner.values()], replace(place, inner=places)
