"""What several declarations come to, and what a reason is about."""

from dataclasses import replace
from typing import Any, cast

import pytest

from editions import NOWHERE, guideline, judge, records, within
from guidepress.compare.compare import compare
from guidepress.compare.lineage import along, reasons
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.declarations import Declaration, DeclarationKind
from guidepress.model.guideline import Edition
from guidepress.model.text import Text

TEA = guideline("tests/cases/good/minimal").editions[0]
LIDS = guideline("tests/cases/good/edges").editions[0]
REASON = Text({"de": "Darum.", "en": "That is why."}, NOWHERE)


def said(kind: str, old: str, new: str = "", **more: Any) -> Declaration:
    fields: dict[str, Any] = {"chapter": "", "reason": None, "at": NOWHERE} | more
    return Declaration(
        kind=cast("DeclarationKind", kind), old=tuple(old.split()), new=tuple(new.split()), **fields
    )


def ends(*way: tuple[Declaration, ...]) -> list[str]:
    return [f"{one.kind} {' '.join(one.old)} > {' '.join(one.new)}" for one in along(way)]


def test_what_one_edition_declares_stays_as_it_is() -> None:
    declared = (said("merged", "a b", "c"), said("replaced", "d", "e"), said("changed", "f"))
    assert along([declared]) == declared


def test_all_that_were_merged_into_one_are_told_as_one() -> None:
    assert ends((said("merged", "a b", "d"), said("merged", "b c", "d"))) == ["merged a b c > d"]
    assert ends((said("replaced", "a", "d"), said("replaced", "b", "d"))) == [
        "replaced a > d",
        "replaced b > d",
    ]


def test_a_reason_for_a_change_is_no_step_on_the_way() -> None:
    assert ends((said("replaced", "a", "b"),), (said("changed", "b"),)) == [
        "replaced a > b",
        "changed b > ",
    ]


def test_a_reason_goes_along_with_another_id_but_not_to_a_successor() -> None:
    for kind, name in (("moved", "b"), ("replaced", "a")):
        first, _ = along([(said("changed", "a", reason=REASON),), (said(kind, "a", "b"),)])
        assert (first.kind, first.old) == ("changed", (name,))


def test_of_two_things_declared_of_one_id_the_first_is_followed() -> None:
    later = (said("replaced", "b", "c"), said("replaced", "b", "d"))
    assert ends((said("replaced", "a", "b"),), later)[0] == "replaced a > c"


def test_what_came_to_the_same_end_by_two_ways_is_named_once() -> None:
    way = (said("split", "a", "b c"),), (said("replaced", "b", "d"), said("replaced", "c", "d"))
    assert ends(*way)[0] == "replaced a > d"


# ---- reasons ----


@pytest.mark.parametrize(
    ("edition", "name", "chapter"),
    [
        (TEA, "brewing", "brewing"),
        (TEA, "water", "brewing"),
        (TEA, "temperature", "brewing"),
        (TEA, "kinds", "brewing"),
        (TEA, "cups-agree", "brewing"),
        (LIDS, "picture", "lids"),
        (LIDS, "wording", "spouts"),
    ],
)
def test_a_reason_is_found_for_all_that_is_in_a_chapter(
    edition: Edition, name: str, chapter: str
) -> None:
    other = Text({"de": "anders", "en": "otherwise"}, NOWHERE)
    ways = [way for way, record in records(edition) if getattr(record, "id", "") == name]
    new = within(edition, ways[-1], lambda record: replace(record, title=other))
    new = replace(new, declarations=(said("changed", name, chapter=chapter, reason=REASON),))
    (change,) = compare(edition, new, judge()).changes
    assert change.reason == REASON


def test_a_reason_is_about_what_it_names_alone() -> None:
    section = reasons([said("changed", "water", chapter="brewing", reason=REASON)])
    assert ("section", "brewing", "water") in section
    assert ("chapter", "water") not in section
    assert ("recommendation", "water") not in section
    chapter = reasons([said("changed", "tea", chapter="tea", reason=REASON)])
    assert {("chapter", "tea"), ("section", "tea", "tea")} <= set(chapter)
    assert set(reasons([said("changed", "water", reason=REASON)])) == {("recommendation", "water")}
    assert set(reasons([said("moved", "a", "b", reason=REASON)])) == {("recommendation", "b")}


def item(name: str, *children: Recommendation) -> Recommendation:
    text = Text({"de": name, "en": name}, NOWHERE)
    return Recommendation(
        id=name, text=text, rating={}, rating_footnotes={}, children=children, at=NOWHERE
    )


def with_items(*items: Recommendation) -> Edition:
    return within(TEA, ("chapters", 0, "sections", 0, "blocks", 0, "items"), lambda _: items)


def test_the_reason_for_a_successor_is_none_for_what_stood_under_it() -> None:
    old, new = with_items(item("a", item("x"))), with_items(item("b"))
    new = replace(new, declarations=(said("replaced", "a", "b", reason=REASON),))
    told = {change.kind: change.reason for change in compare(old, new, judge()).changes}
    assert told == {"recommendation-replaced": REASON, "recommendation-removed": None}
