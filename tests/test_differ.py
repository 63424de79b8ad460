"""What it means that one field differs, where the cases and the laws do not show it."""

from dataclasses import replace
from typing import Any

import pytest

from editions import at, guideline, judge, records, within
from guidepress.compare.change import Change
from guidepress.compare.compare import compare
from guidepress.model.citation import Citation
from guidepress.model.guideline import Edition
from guidepress.model.location import Location
from guidepress.model.scale import Measures

TEA = guideline("tests/cases/good/minimal").editions[0]


def revised(edition: Edition, name: str, **values: Any) -> Edition:
    """The edition with other values for the record of this id."""
    ways = [way for way, record in records(edition) if getattr(record, "id", "") == name]
    return within(edition, ways[-1], lambda record: replace(record, **values))


def changes(old: Edition, new: Edition) -> list[Change]:
    return list(compare(old, new, judge()).changes)


def cites(*names: str) -> tuple[Citation, ...]:
    return tuple(Citation(ref=name, where=Location("")) for name in names)


TWO = ("a", "b")


@pytest.mark.parametrize(
    ("name", "field", "value", "other"),
    [
        ("boil-fresh-water", "footnotes", TWO, TWO[::-1]),
        ("boil-fresh-water", "rating_footnotes", {"loe": TWO}, {"loe": TWO[::-1]}),
        ("boil-fresh-water", "cites", cites("a", "b"), cites("b", "a")),
        ("kinds", "footnotes", TWO, TWO[::-1]),
        ("kinds", "cites", cites("a", "a", "b"), cites("a", "b", "a")),
        ("black", "footnotes", TWO, TWO[::-1]),
        ("black", "cites", cites("a", "b"), cites("b", "a")),
        ("on-heat", "supports", TWO, TWO[::-1]),
        ("on-heat", "cites", cites("a", "b"), cites("b", "a")),
    ],
)
def test_another_order_of_a_list_is_only_that(
    name: str, field: str, value: Any, other: Any
) -> None:
    old, new = revised(TEA, name, **{field: value}), revised(TEA, name, **{field: other})
    (change,) = changes(old, new)
    assert (change.kind, change.id, change.part) == ("reordered", name, field)


@pytest.mark.parametrize(
    ("name", "field", "value", "kind"),
    [
        ("boil-fresh-water", "footnotes", ("kettle", "kettle"), "recommendation-footnotes"),
        ("boil-fresh-water", "rating_footnotes", {"loe": ("kettle",)}, "recommendation-footnotes"),
        ("black", "footnotes", ("kettle",), "footnotes-changed"),
        ("on-heat", "cites", cites("leaf-2019", "leaf-2019"), "citations-changed"),
        ("on-heat", "supports", ("kinds",), "supports-changed"),
        ("leaf-2019", "nct", "", "reference-changed"),
        ("cup-2023", "literal", "Cup", "reference-changed"),
        ("oolong-tea", "note", None, ""),
    ],
)
def test_what_differs_in_a_list_or_a_value_has_its_kind(
    name: str, field: str, value: Any, kind: str
) -> None:
    assert [change.kind for change in changes(TEA, revised(TEA, name, **{field: value}))] == (
        [kind] if kind else []
    )


def test_other_footnotes_at_the_same_ratings_are_told() -> None:
    old, new = (
        revised(TEA, "boil-fresh-water", rating_footnotes={"loe": (name,)}) for name in "ab"
    )
    (change,) = changes(old, new)
    assert change.kind == "recommendation-footnotes"


def test_a_note_at_a_citation_or_another_print_changes_the_citations() -> None:
    way = next(way for way, record in records(TEA) if isinstance(record, Citation))
    new = within(TEA, way, lambda citation: replace(citation, printed="Leaf, 1919"))
    (change,) = changes(TEA, new)
    assert (change.kind, change.after) == (
        "citations-changed",
        [{"ref": at(TEA, way).ref, "printed": "Leaf, 1919"}],
    )


def _rated(edition: Edition, measures: Measures, level: str) -> Edition:
    scale = replace(edition.scales["grade"], measures=measures)
    rated = revised(edition, "boil-fresh-water", rating={"loe": "1", "grade": level})
    return replace(rated, scales={**edition.scales, "grade": scale})


@pytest.mark.parametrize(
    ("measures", "kind"), [("recommendation", "direction-reversed"), ("evidence", "level-changed")]
)
def test_only_advice_is_reversed(measures: Measures, kind: str) -> None:
    (change,) = changes(_rated(TEA, measures, "++"), _rated(TEA, measures, "-"))
    assert (change.kind, change.part) == (kind, "rating.grade")


def test_a_scale_that_one_edition_has_not_is_another_scale() -> None:
    without = replace(TEA, scales={"loe": TEA.scales["loe"]})
    for old, new in ((TEA, without), (without, TEA)):
        rated = [change for change in changes(old, new) if change.part == "rating.grade"]
        assert {change.kind for change in rated} == {"scale-changed"}
        assert [change.id for change in rated] == ["boil-fresh-water", "green-tea-cooler"]
    other = revised(without, "boil-fresh-water", rating={"loe": "1", "grade": "-"})
    assert [change.kind for change in changes(without, other)] == ["scale-changed"]


def test_a_work_is_told_by_what_differs_in_it() -> None:
    work = TEA.references["leaf-2019"]
    csl = {name: part for name, part in work.csl.items() if name != "PMID"} | {"volume": 3}
    (change,) = changes(TEA, revised(TEA, "leaf-2019", csl=csl))
    assert change.before == {"PMID": "12345678", "volume": None}
    assert change.after == {"PMID": None, "volume": 3}


def test_a_work_stands_in_no_chapter() -> None:
    (change,) = changes(TEA, revised(TEA, "leaf-2019", nct=""))
    assert (change.chapter, change.section, change.recommendation) == ("", "", "")
    assert (change.record()["chapter"], change.record()["section"]) == (None, None)


def test_a_new_footnote_stands_at_its_text() -> None:
    old = revised(TEA, "water", footnotes={})
    (change,) = changes(old, TEA)
    assert (change.kind, change.where.line, change.where.column) == ("footnote-added", 55, 15)


def test_a_picture_is_told_by_its_name_and_its_bytes() -> None:
    lids = guideline("tests/cases/good/edges").editions[0]
    (drawn,) = lids.pictures.values()
    (renamed,) = changes(lids, revised(lids, "picture", file="cup.png"))
    assert (renamed.before, renamed.after) == (
        {"file": "pot.png", "hash": drawn},
        {"file": "cup.png", "hash": None},
    )
    (redrawn,) = changes(lids, replace(lids, pictures={"pot.png": "other"}))
    assert redrawn.after == {"file": "pot.png", "hash": "other"}
