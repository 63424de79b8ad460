"""A value of a scale stands for one level, and so does a mistyping of it.

PASS:
    levels: [{value: "+", …}, {value: "+/-", aliases: ["+-"], …}]
FAIL:
    levels: [{value: "+", …}, {value: "+/-", aliases: ["+"], …}]
"""

from collections.abc import Iterator

from guidepress.model.guideline import Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.model.scale import Scale


def check_scale(scale: Scale, _guideline: Guideline) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for value, index, where in _values(scale):
        if first.setdefault(value, index) != index:
            yield Problem(
                where=where,
                rule="level-unique",
                message=f"'{value}' stands for two levels of the scale '{scale.id}'",
                hint="keep it in one of the two",
            )


def _values(scale: Scale) -> Iterator[tuple[str, int, Location]]:
    for index, level in enumerate(scale.levels):
        yield level.value, index, scale.at.value("levels", index, "value")
    for index, level in enumerate(scale.levels):
        for number, alias in enumerate(level.aliases):
            yield alias, index, scale.at.value("levels", index, "aliases", number)
