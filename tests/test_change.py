"""What a change is known by, and what it is about."""

from dataclasses import replace
from typing import Any

import pytest

from editions import guideline
from guidepress.compare.change import Change, Comparison
from guidepress.compare.kinds import KINDS, WEIGHTS
from guidepress.model.location import Location, start_of
from guidepress.model.text import Text

PLACE = {"in": ["recommendations", "tea", "water"], "part": "items", "behind": "a"}
CHANGE = Change(
    kind="recommendation-added",
    key=("recommendation", "x"),
    id="x",
    chapter="tea",
    section="water",
    before=None,
    after={"record": {"id": "x"}, **PLACE},
    where=Location("tea.yaml", 3, 5),
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
        {"where": Location("tea.yaml", 30, 5)},
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
    elsewhere = replace(split, after=[{**CHANGE.after, "part": "children"}])
    assert split.fingerprint != elsewhere.fingerprint


def test_a_fingerprint_stays_for_ever() -> None:
    """Approvals hold it: when this fails, every approval that was given is void."""
    said = replace(CHANGE, after={"text": {"de": "Grüner Tee", "en": "Green tea"}})
    assert (CHANGE.fingerprint, said.fingerprint) == ("8dd0c51420522db9", "5f41133a543e9c26")


def test_the_order_of_keys_makes_no_other_change() -> None:
    turned = dict(reversed(CHANGE.after.items()))
    assert replace(CHANGE, after=turned).fingerprint == CHANGE.fingerprint


def test_the_record_says_all_of_it() -> None:
    reason = Text({"de": "Darum.", "en": "That is why."}, start_of(""))
    change = replace(CHANGE, part="text", old=("a", "b"), new=("c",), reason=reason, before=1)
    assert change.record() == {
        "kind": "recommendation-added",
        "weight": "practice-changing",
        "subject": "recommendation",
        "id": "x",
        "key": ["recommendation", "x"],
        "chapter": "tea",
        "section": "water",
        "field": "text",
        "before": 1,
        "after": CHANGE.after,
        "predecessors": ["a", "b"],
        "successors": ["c"],
        "reason": {"de": "Darum.", "en": "That is why."},
        "where": {"path": "tea.yaml", "line": 3, "column": 5},
        "fingerprint": change.fingerprint,
    }
    assert CHANGE.record()["field"] is None
    assert CHANGE.record()["reason"] is None


def test_a_comparison_names_its_editions_and_counts() -> None:
    old, new = (edition.head for edition in guideline("examples/houseplants").editions[:2])
    weighty = (replace(CHANGE, kind=kind) for kind in ("editorial", "row-added", "reordered"))
    record = Comparison(old=old, new=new, changes=(*weighty, CHANGE, CHANGE)).record()
    assert (record["from"]["id"], record["to"]["id"]) == ("2022", "2023")
    assert record["to"]["chapters"] == list(new.chapters)
    assert [change["kind"] for change in record["changes"]][2:] == ["reordered"] + [CHANGE.kind] * 2
    assert record["counts"] == {
        "total": 5,
        "by_weight": {"practice-changing": 2, "evidence": 1, "editorial": 2},
        "by_kind": {"recommendation-added": 2, "row-added": 1, "editorial": 1, "reordered": 1},
    }
    assert list(record["counts"]["by_kind"]) == [
        kind for kind in KINDS if kind in record["counts"]["by_kind"]
    ]


def test_changes_are_equal_wherever_they_are_found() -> None:
    assert replace(CHANGE, where=Location("elsewhere.yaml")) == CHANGE


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
