"""Changes that were written down, and do not fit."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from editions import guideline, judge, within
from guidepress.compare.apply import apply
from guidepress.compare.compare import compare
from guidepress.model.guideline import Edition
from guidepress.model.problem import GuidepressError

PLANTS = guideline("examples/houseplants").editions
OLD, NEW = PLANTS[0], PLANTS[1]
ITEMS = ("chapters", 0, "sections", 0, "blocks", 0, "items")

Record = dict[str, Any]


def test_what_is_applied_has_the_newer_edition_s_pictures_and_nothing_that_was_declared() -> None:
    tea = guideline("tests/cases/good/edges").editions[0]
    old = replace(tea, pictures={**tea.pictures, "lid.png": "as it was"})
    new = replace(old, pictures={**old.pictures, "pot.png": "other"})
    assert apply(old, compare(old, new, judge()).record()).pictures == new.pictures
    assert NEW.declarations
    made = apply(NEW, compare(NEW, NEW, judge()).record())
    assert made == NEW
    assert (made.declarations, made.errata, made.approvals) == ((), (), ())


def test_only_the_edition_that_changes_begin_at_is_taken() -> None:
    record = compare(OLD, NEW, judge()).record()
    with pytest.raises(GuidepressError) as refused:
        apply(NEW, record)
    assert str(refused.value) == (
        "these changes begin at an edition 2022 that is not the edition 2023 here"
    )


def _changed(edition: Edition) -> Edition:
    """Recommendations in another order, and the words of one."""
    return within(edition, ITEMS, lambda items: items[::-1])


def _twice(changes: list[Record]) -> None:
    changes.append(changes[0])


def _nowhere(changes: list[Record]) -> None:
    changes[0]["after"]["behind"] = "ghost"


def _of_what_is_not_there(changes: list[Record]) -> None:
    changes[0]["key"] = ["recommendation", "ghost"]


def _without_a_place(changes: list[Record]) -> None:
    changes[0]["after"] = None


def _works_without_data(changes: list[Record]) -> None:
    changes[0] |= {"kind": "reference-changed", "key": ["reference", "finger-2019"]}
    changes[0] |= {"field": "csl", "after": None}


@pytest.mark.parametrize(
    "spoil",
    [
        _twice,
        _nowhere,
        _of_what_is_not_there,
        _without_a_place,
        _works_without_data,
    ],
)
def test_changes_that_were_tampered_with_are_refused(
    spoil: Callable[[list[Record]], None],
) -> None:
    record = compare(OLD, _changed(OLD), judge()).record()
    spoil(record["changes"])
    with pytest.raises(GuidepressError, match=r"^these changes do not fit the edition 2022: "):
        apply(OLD, record)


def test_what_is_put_into_what_is_not_there_is_not_lost() -> None:
    less = within(OLD, ITEMS, lambda items: items[:-1])
    record = compare(less, OLD, judge()).record()
    (change,) = record["changes"]
    assert change["kind"] == "recommendation-added"
    change["after"]["in"] = ["recommendations", "watering", "ghost"]
    with pytest.raises(GuidepressError) as refused:
        apply(less, record)
    assert str(refused.value) == (
        "these changes do not fit the edition 2022: "
        "KeyError ('recommendations', 'watering', 'ghost')"
    )
