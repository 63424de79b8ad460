"""What a change is known by, and what it is about."""

import re
from dataclasses import replace
from typing import Any

import pytest

from guidepress.change import Change
from guidepress.kinds import KINDS, WEIGHTS
from guidepress.place import Where

PLACE = {"in": ["recommendations", "tea", "water"], "part": "items", "behind": "a"}
CHANGE = Change(
    kind="recommendation-added",
    key=("recommendation", "x"),
    id="x",
    chapter="tea",
    section="water",
    before=None,
    after={"record": {"id": "x"}, **PLACE},
    where=Where("tea.yaml", 3, 5),
)


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "recommendation-removed"},
        {"key": ("recommendation", "y")},
        {"part": "text"},
        {"before": "x"},
        {"after": None},
        {"after": {**CHANGE.after, "record": {"id": "y"}}},
        {"after": {**CHANGE.after, "in": ["recommendation", "y"]}},
        {"after": {**CHANGE.after, "part": "children"}},
        {"old": ("a",)},
        {"new": ("a",)},
    ],
    ids="-".join,
)
def test_whatever_is_said_otherwise_is_another_change(other: dict[str, Any]) -> None:
    assert replace(CHANGE, **other).fingerprint != CHANGE.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        {"where": Where("tea.yaml", 30, 5)},
        {"chapter": "tea-and-milk"},
        {"section": "drinking"},
        {"after": {**CHANGE.after, "behind": "b"}},
    ],
    ids="-".join,
)
def test_where_it_is_found_makes_no_other_change(other: dict[str, Any]) -> None:
    assert replace(CHANGE, **other).fingerprint == CHANGE.fingerprint


def test_neighbours_count_where_only_they_differ() -> None:
    moved = replace(CHANGE, kind="reordered", before={**PLACE, "behind": None}, after=PLACE)
    assert replace(moved, after={**PLACE, "behind": "b"}).fingerprint != moved.fingerprint
    assert replace(moved, before={**PLACE, "behind": "b"}).fingerprint != moved.fingerprint


def test_neighbours_of_several_things_do_not_count() -> None:
    split = replace(CHANGE, kind="recommendation-split", after=[CHANGE.after])
    other = replace(split, after=[{**CHANGE.after, "behind": "b"}])
    assert split.fingerprint == other.fingerprint != CHANGE.fingerprint


def test_a_fingerprint_is_16_hexadecimal_digits() -> None:
    assert re.fullmatch("[0-9a-f]{16}", CHANGE.fingerprint)


def test_changes_are_equal_wherever_they_are_found() -> None:
    assert replace(CHANGE, where=Where("elsewhere.yaml")) == CHANGE


@pytest.mark.parametrize(
    ("key", "recommendation"),
    [
        (("recommendation", "x"), "x"),
        (("condition", "x", "hot"), "x"),
        (("row", "tea", "kinds", "black"), ""),
        (("reference", "x"), ""),
    ],
)
def test_a_change_knows_its_recommendation(key: tuple[str, ...], recommendation: str) -> None:
    assert replace(CHANGE, key=key).recommendation == recommendation


def test_every_kind_has_a_weight_and_says_what_it_is() -> None:
    assert [kind.weight for kind in KINDS.values()] == sorted(
        (kind.weight for kind in KINDS.values()), key=WEIGHTS.index
    )
    assert {kind.weight for kind in KINDS.values()} == set(WEIGHTS)
    assert all(name == kind.id and kind.summary for name, kind in KINDS.items())


@pytest.mark.parametrize(
    ("kind", "weight"),
    [
        ("recommendation-added", "practice-changing"),
        ("block-moved", "practice-changing"),
        ("level-raised", "evidence"),
        ("picture-changed", "evidence"),
        ("editorial", "editorial"),
        ("edition-changed", "editorial"),
    ],
)
def test_a_kind_weighs_what_its_heading_says(kind: str, weight: str) -> None:
    assert KINDS[kind].weight == weight
    assert not KINDS[kind].summary.startswith(" ")
