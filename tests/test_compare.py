"""How things are paired, and what is declared of them: the hard cases."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from editions import NOWHERE, guideline, judge, records, within
from guidepress.compare.apply import apply
from guidepress.compare.change import Change
from guidepress.compare.compare import compare
from guidepress.model.blocks.recommendations import Condition, Recommendation
from guidepress.model.blocks.statement import Statement
from guidepress.model.blocks.table import Table
from guidepress.model.chapter import Aside
from guidepress.model.declarations import Declaration, DeclarationKind
from guidepress.model.guideline import Edition
from guidepress.model.problem import GuidepressError
from guidepress.model.text import Text

TEA = guideline("tests/cases/good/minimal").editions[0]
"""Recommendations: boil-fresh-water; green-tea, and under it green-tea-cooler."""

REASON = Text({"de": "Darum.", "en": "That is why."}, NOWHERE)


def declared(kind: str, old: str, new: str = "", **more: Any) -> Declaration:
    return Declaration(
        kind=cast("DeclarationKind", kind),
        old=tuple(old.split()),
        new=tuple(new.split()),
        chapter=more.get("chapter", ""),
        reason=more.get("reason"),
        at=NOWHERE,
    )


def changed(edition: Edition, name: str, change: Callable[[Any], Any]) -> Edition:
    """The edition with the record of this id changed."""
    ways = [way for way, record in records(edition) if getattr(record, "id", "") == name]
    made: Edition = within(edition, ways[-1], change)
    return made


def renamed(edition: Edition, old: str, new: str) -> Edition:
    return changed(edition, old, lambda record: replace(record, id=new))


def declaring(edition: Edition, *declarations: Declaration) -> Edition:
    return replace(edition, declarations=declarations)


def of(edition: Edition, year: str) -> Edition:
    return replace(edition, head=replace(edition.head, id=year))


def said(old: Edition, new: Edition, *between: Edition) -> list[str]:
    """The changes in short; from them and the older edition the newer one can be made."""
    comparison = compare(old, new, judge(), between)
    assert apply(old, comparison.record()) == new
    return [_short(change) for change in comparison.changes]


def _short(change: Change) -> str:
    ids = f": {' '.join(change.old)} > {' '.join(change.new)}" if change.old else ""
    return (f"{change.kind} {'/'.join(change.key[1:])} {change.part}".strip() + ids).strip()


def words(text: str) -> Text:
    return Text({"de": text, "en": text}, NOWHERE)


def item(name: str, **more: Any) -> Recommendation:
    return Recommendation(
        id=name, text=words(name), rating={}, rating_footnotes={}, at=NOWHERE, **more
    )


def with_items(edition: Edition, *items: Recommendation) -> Edition:
    return changed(edition, "temperature", lambda block: replace(block, items=items))


BOIL, GREEN = TEA.chapters[0].sections[0].blocks[0].items  # type: ignore[attr-defined] # the first block holds recommendations
COOLER = GREEN.children[0]


# ---- another id, declared ----


def test_what_has_another_id_is_the_same_in_all_else() -> None:
    new = declaring(
        renamed(TEA, "boil-fresh-water", "boil-water"),
        declared("moved", "boil-fresh-water", "boil-water", reason=REASON),
    )
    assert said(TEA, new) == ["recommendation-renamed boil-water: boil-fresh-water > boil-water"]
    (change,) = compare(TEA, new, judge()).changes
    assert change.reason == REASON
    assert change.recommendation == "boil-water"


def test_what_has_another_id_may_stand_elsewhere_and_say_something_else() -> None:
    tepid = replace(
        COOLER,
        id="green-tea-tepid",
        text=words("lauwarm"),
        rating={"loe": "1", "grade": "++"},
        conditions=(Condition(id="hot", text=words("heiß"), at=NOWHERE),),
    )
    new = declaring(
        with_items(TEA, tepid, BOIL, replace(GREEN, children=())),
        declared("moved", "green-tea-cooler", "green-tea-tepid"),
    )
    assert said(TEA, new) == [
        "recommendation-moved green-tea-tepid: green-tea-cooler > green-tea-tepid",
        "recommendation-reworded green-tea-tepid text",
        "level-raised green-tea-tepid rating.loe",
        "grade-raised green-tea-tepid rating.grade",
        "condition-added green-tea-tepid/hot",
    ]


def test_another_id_and_another_place_in_the_list_is_one_change() -> None:
    new = declaring(
        with_items(TEA, GREEN, replace(BOIL, id="boil-water")),
        declared("moved", "boil-fresh-water", "boil-water"),
    )
    assert said(TEA, new) == ["recommendation-renamed boil-water: boil-fresh-water > boil-water"]


def test_another_id_puts_nothing_else_out_of_order() -> None:
    old, new = with_items(TEA, *map(item, "ab")), with_items(TEA, item("b"), item("z"))
    assert said(old, declaring(new, declared("moved", "a", "z"))) == [
        "recommendation-renamed z: a > z",
        "recommendation-reworded z text",
    ]


def test_children_stay_with_a_head_that_has_another_id() -> None:
    new = declaring(renamed(TEA, "green-tea", "sencha"), declared("moved", "green-tea", "sencha"))
    assert said(TEA, new) == ["recommendation-renamed sencha: green-tea > sencha"]


def test_conditions_stay_with_what_has_another_id() -> None:
    new = renamed(TEA, "boil-fresh-water", "boil-water")
    new = changed(new, "soft-water", lambda one: replace(one, text=words("hart")))
    new = declaring(new, declared("moved", "boil-fresh-water", "boil-water"))
    assert said(TEA, new) == [
        "recommendation-renamed boil-water: boil-fresh-water > boil-water",
        "condition-reworded boil-water/soft-water text",
    ]


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("moved", "nothing", "boil-fresh-water"), ("moved", "boil-fresh-water", "green-tea"),
     ("replaced", "nothing", "green-tea"), ("withdrawn", "boil-fresh-water", "")],
)  # fmt: skip
def test_what_is_declared_and_not_so_changes_nothing(kind: str, old: str, new: str) -> None:
    assert said(TEA, declaring(TEA, declared(kind, old, new))) == []


def test_only_recommendations_have_another_id() -> None:
    condition = Condition(id="a", text=words("heiß"), at=NOWHERE)
    old = with_items(TEA, item("a", conditions=(condition,)))
    new = with_items(TEA, item("z", conditions=(condition,)))
    assert said(old, declaring(new, declared("moved", "a", "z"))) == [
        "recommendation-renamed z: a > z",
        "recommendation-reworded z text",
    ]


def test_what_still_goes_by_its_id_has_no_other() -> None:
    old, new = with_items(TEA, item("a")), with_items(TEA, item("a"), item("b"))
    assert said(old, declaring(new, declared("moved", "a", "b"))) == ["recommendation-added b"]


def test_an_id_that_was_there_before_is_nobodys_new_one() -> None:
    old, new = with_items(TEA, item("a"), item("b")), with_items(TEA, item("b"))
    assert said(old, declaring(new, declared("moved", "a", "b"))) == ["recommendation-removed a"]


def test_two_that_claim_one_id_stay_two() -> None:
    old = with_items(TEA, item("a"), item("b"))
    new = declaring(
        with_items(TEA, item("c")), declared("moved", "a", "c"), declared("moved", "b", "c")
    )
    assert said(old, new) == [
        "recommendation-renamed c: a > c",
        "recommendation-reworded c text",
        "recommendation-removed b",
    ]


def test_one_that_is_declared_twice_is_told_once() -> None:
    old, new = with_items(TEA, item("a")), with_items(TEA, item("b"))
    new = declaring(new, declared("withdrawn", "a"), declared("replaced", "a", "b"))
    assert said(old, new) == ["recommendation-withdrawn a: a >", "recommendation-added b"]


def test_moved_comes_before_replaced() -> None:
    old, new = with_items(TEA, item("a")), with_items(TEA, item("b"))
    new = declaring(new, declared("replaced", "a", "b"), declared("moved", "a", "b"))
    assert said(old, new) == ["recommendation-renamed b: a > b", "recommendation-reworded b text"]


# ---- what takes the place of what ----


def test_a_successor_that_was_there_before_is_not_told_as_new() -> None:
    old = with_items(TEA, item("a"), item("b"))
    new = declaring(with_items(TEA, item("b")), declared("replaced", "a", "b"))
    (change,) = compare(old, new, judge()).changes
    assert (change.kind, change.old, change.new, change.after) == (
        "recommendation-replaced", ("a",), ("b",), [],
    )  # fmt: skip
    assert said(old, new) == ["recommendation-replaced a: a > b"]


def test_a_successor_that_was_there_before_may_have_changed() -> None:
    old = with_items(TEA, item("a"), item("b"))
    new = with_items(TEA, replace(item("b"), text=words("anders")))
    assert said(old, declaring(new, declared("replaced", "a", "b"))) == [
        "recommendation-replaced a: a > b",
        "recommendation-reworded b text",
    ]


def test_what_was_merged_into_nothing_is_told_where_it_stood() -> None:
    old = with_items(TEA, item("a"), item("b"), item("z"))
    new = declaring(with_items(TEA, item("z")), declared("merged", "a b", "c"))
    assert said(old, new) == ["recommendation-merged a: a b >"]


def test_one_of_those_that_are_merged_may_stay() -> None:
    old = with_items(TEA, item("a"), item("b"))
    new = declaring(with_items(TEA, item("b")), declared("merged", "a b", "b", reason=REASON))
    (change,) = compare(old, new, judge()).changes
    assert (change.key, change.old, change.new) == (("recommendation", "b"), ("a",), ("b",))
    assert change.reason == REASON


def test_two_may_have_one_successor() -> None:
    old, new = with_items(TEA, item("a"), item("b")), with_items(TEA, item("c"))
    new = declaring(new, declared("replaced", "a", "c"), declared("replaced", "b", "c"))
    assert said(old, new) == [
        "recommendation-replaced a: a > c",
        "recommendation-replaced b: b > c",
    ]


def test_a_successor_that_is_not_there_is_not_made_up() -> None:
    old = with_items(TEA, item("a"), item("z"))
    new = declaring(with_items(TEA, item("z")), declared("replaced", "a", "b"))
    assert said(old, new) == ["recommendation-replaced a: a >"]


def test_what_stands_under_what_is_replaced_is_told_for_itself() -> None:
    old = with_items(TEA, item("a", children=(item("x"), item("y"))))
    new = declaring(
        with_items(TEA, item("b", children=(item("x"),))), declared("replaced", "a", "b")
    )
    assert said(old, new) == [
        "recommendation-replaced a: a > b",
        "recommendation-moved x",
        "recommendation-removed y",
    ]


# ---- what stands in something else ----


def test_children_of_a_head_that_is_gone_have_moved() -> None:
    assert said(TEA, with_items(TEA, BOIL, COOLER)) == [
        "recommendation-removed green-tea",
        "recommendation-moved green-tea-cooler",
    ]


def test_a_head_and_its_child_may_change_places() -> None:
    new = with_items(TEA, BOIL, replace(COOLER, children=(replace(GREEN, children=()),)))
    assert said(TEA, new) == [
        "recommendation-moved green-tea-cooler",
        "recommendation-moved green-tea",
    ]


def test_a_block_that_turned_into_another_kind_is_another_block() -> None:
    def turned(table: Table) -> Statement:
        said = {"text": words("Tee"), "source": words("Tassen"), "paraphrase": False}
        common = ("id", "title", "original", "note", "footnotes", "cites", "at")
        fields: dict[str, Any] = {name: getattr(table, name) for name in common} | said
        return Statement(**fields, level=None, agreement="")

    new = changed(TEA, "kinds", turned)
    assert said(TEA, new) == ["table-removed brewing/kinds", "statement-added brewing/kinds"]
    assert said(new, TEA) == ["statement-removed brewing/kinds", "table-added brewing/kinds"]


def test_what_belongs_to_a_section_comes_and_goes_with_it_and_blocks_move() -> None:
    new = renamed(TEA, "water", "heat")
    assert said(TEA, new) == [
        "section-removed brewing/water",
        "section-added brewing/heat",
        "block-moved brewing/temperature",
        "block-moved brewing/kinds",
        "block-moved brewing/cups-agree",
    ]


def test_recommendations_know_no_chapters() -> None:
    new = changed(TEA, "brewing", lambda one: replace(one, id="infusing"))
    assert [line for line in said(TEA, new) if line.startswith("recommendation-")] == [
        "recommendation-moved boil-fresh-water",
        "recommendation-moved green-tea",
    ]


def test_the_fewest_possible_change_places() -> None:
    old = with_items(TEA, *map(item, "abcdef"))
    assert said(old, with_items(TEA, *map(item, "fabcde"))) == ["reordered f"]
    assert said(old, with_items(TEA, *map(item, "bcdefa"))) == ["reordered a"]
    assert said(old, with_items(TEA, *map(item, "facbde"))) == ["reordered f", "reordered b"]
    assert said(old, with_items(TEA, *map(item, "xabdefy"))) == [
        "recommendation-added x",
        "recommendation-removed c",
        "recommendation-added y",
    ]


def test_changes_are_told_in_the_order_of_reading() -> None:
    """What is gone stands where it stood, behind what it stood behind."""
    old = with_items(TEA, *map(item, "abcd"))
    new = with_items(TEA, *map(item, "xcdy"))
    assert said(old, new) == [
        "recommendation-removed a",
        "recommendation-removed b",
        "recommendation-added x",
        "recommendation-added y",
    ]


# ---- where a change is, and why ----


def _where(change: Change) -> str:
    return str(change.where).rpartition("/")[2]


def test_a_change_knows_its_place_and_the_line() -> None:
    new = changed(TEA, "green-tea-cooler", lambda one: replace(one, text=words("lau")))
    (change,) = compare(TEA, new, judge()).changes
    assert (change.chapter, change.section, change.id) == ("brewing", "water", "green-tea-cooler")
    assert _where(change) == "brewing.yaml:26:23"
    (back,) = compare(TEA, with_items(TEA, BOIL, replace(GREEN, children=())), judge()).changes
    assert _where(back) == "brewing.yaml:25:21"


def test_a_change_of_one_rating_or_cell_knows_its_column() -> None:
    new = changed(
        TEA, "boil-fresh-water", lambda one: replace(one, rating={"loe": "1", "grade": "-"})
    )
    cells = {"kind": words("schwarz"), "heat": words("98 °C")}
    new = changed(new, "black", lambda row: replace(row, cells={**row.cells, **cells}))
    places = {change.part: _where(change) for change in compare(TEA, new, judge()).changes}
    assert places == {
        "rating.grade": "brewing.yaml:17:39",
        "cells.kind": "brewing.yaml:40:21",
        "cells.heat": "brewing.yaml:41:21",
    }


def test_a_change_of_what_the_record_does_not_name_stands_at_the_record() -> None:
    work = TEA.references["leaf-2019"]
    new = replace(
        TEA,
        references={**TEA.references, "leaf-2019": replace(work, csl={**work.csl, "volume": 3})},
    )
    (change,) = compare(TEA, new, judge()).changes
    assert (change.part, _where(change)) == ("csl", "references.yaml:2:5")


def test_a_change_of_a_footnote_stands_at_its_text() -> None:
    new = changed(
        TEA,
        "water",
        lambda one: replace(
            one, footnotes={"kettle": Text({"de": "x"}, one.footnotes["kettle"].at)}
        ),
    )
    (change,) = compare(TEA, new, judge()).changes
    assert (change.kind, _where(change)) == ("footnote-reworded", "brewing.yaml:55:15")


def test_a_successor_is_told_at_its_own_place_and_what_has_none_where_it_is_declared() -> None:
    new = declaring(with_items(TEA, BOIL), declared("replaced", "green-tea", "boil-fresh-water"),
                    replace(declared("withdrawn", "green-tea-cooler"), at=TEA.head.at))  # fmt: skip
    places = [_where(change) for change in compare(TEA, new, judge()).changes]
    assert places == ["brewing.yaml:15:17", "edition.yaml:1:1"]


def test_what_an_edition_says_of_itself_stands_in_no_chapter() -> None:
    new = replace(TEA, head=replace(TEA.head, status="draft"))
    (record,) = compare(TEA, new, judge()).record()["changes"]
    assert (record["kind"], record["field"], record["id"]) == ("edition-changed", "status", "2024")
    assert (record["chapter"], record["section"]) == (None, None)
    assert (record["where"]["line"], record["where"]["column"]) == (4, 9)


def test_reasons_are_found_by_what_they_are_about() -> None:
    new = changed(TEA, "boil-fresh-water", lambda one: replace(one, text=words("kochen")))
    new = changed(new, "soft-water", lambda one: replace(one, text=words("hart")))
    new = changed(new, "green-tea", lambda one: replace(one, text=words("grün")))
    about = declared("changed", "boil-fresh-water", reason=REASON)
    changes = compare(TEA, declaring(new, about), judge()).changes
    assert [change.reason for change in changes] == [REASON, REASON, None]


@pytest.mark.parametrize("name", ["brewing", "water", "kinds", "cups-agree"])
def test_reasons_are_found_for_what_is_in_a_chapter(name: str) -> None:
    new = changed(TEA, name, lambda one: replace(one, title=words("anders")))
    about = declared("changed", name, chapter="brewing", reason=REASON)
    (change,) = compare(TEA, declaring(new, about), judge()).changes
    assert (change.id, change.reason) == (name, REASON)


def test_a_reason_for_a_chapter_is_none_for_a_work_that_is_called_so_too() -> None:
    old = replace(TEA, references={}, abbreviations={})
    work = replace(TEA.references["leaf-2019"], id="brewing")
    new = replace(old, references={"brewing": work})
    about = declared("changed", "brewing", chapter="brewing", reason=REASON)
    (change,) = compare(old, declaring(new, about), judge()).changes
    assert (change.kind, change.reason) == ("reference-added", None)


def test_nothing_is_declared_of_the_way_back() -> None:
    old, new = with_items(TEA, item("a")), with_items(TEA, item("b"))
    new = of(declaring(new, declared("replaced", "a", "b")), "2025")
    back = declaring(old, declared("withdrawn", "b"))
    assert said(old, new) == ["recommendation-replaced a: a > b"]
    assert said(new, back) == ["recommendation-removed b", "recommendation-added a"]


# ---- fingerprints ----


def test_a_new_neighbour_changes_no_fingerprint() -> None:
    old = with_items(TEA, *map(item, "ab"))
    for new, further in (("abx", "abyx"), ("b", "yb"), ("axb", "ayxb")):
        one, *_ = compare(old, with_items(TEA, *map(item, new)), judge()).changes
        them = compare(old, with_items(TEA, *map(item, further)), judge()).changes
        assert one.fingerprint in {change.fingerprint for change in them}


def test_another_place_in_the_same_list_is_another_change() -> None:
    old = with_items(TEA, *map(item, "abcd"))
    (one,) = compare(old, with_items(TEA, *map(item, "bacd")), judge()).changes
    (other,) = compare(old, with_items(TEA, *map(item, "bcad")), judge()).changes
    assert one.key != other.key or one.fingerprint != other.fingerprint


# ---- what is the original ----


def in_english(record: Any) -> Any:
    return replace(record, original="en")


def translated(edition: Edition, name: str, field: str, language: str) -> Edition:
    """The edition with one text changed, in one language."""

    def other(record: Any) -> Any:
        text = getattr(record, field)
        cells = text if field == "cells" else {"": text}
        made = {k: replace(t, words={**t.words, language: "other"}) for k, t in cells.items()}
        return replace(record, **{field: made if field == "cells" else made[""]})

    return changed(edition, name, other)


REMARK = Aside(id="aside", title=None, original="", text=words("a"), at=NOWHERE)
ASIDE = changed(TEA, "water", lambda section: replace(section, remarks=(REMARK,)))


@pytest.mark.parametrize(
    ("name", "field", "inside", "kind"),
    [
        ("cups-agree", "text", "cups-agree", "statement-reworded"),
        ("boil-fresh-water", "text", "temperature", "recommendation-reworded"),
        ("soft-water", "text", "temperature", "condition-reworded"),
        ("cold", "cells", "kinds", "cell-changed"),
        ("aside", "text", "aside", "remark-reworded"),
        ("water", "title", "", "section-reworded"),
    ],
)
def test_a_translation_is_told_from_the_original(
    name: str, field: str, inside: str, kind: str
) -> None:
    one, other = ("en", "de") if inside else ("de", "en")
    old = changed(ASIDE, inside, in_english) if inside else ASIDE
    for language, expected in ((one, kind), (other, "translation")):
        new = translated(old, name, field, language)
        assert {change.kind for change in compare(old, new, judge()).changes} == {expected}


def test_where_the_original_is_another_one_now_both_count() -> None:
    old, new = TEA, changed(TEA, "cups-agree", in_english)
    for language in ("de", "en"):
        other = translated(new, "cups-agree", "text", language)
        kinds = {"original-changed", "statement-reworded"}
        assert {change.kind for change in compare(old, other, judge()).changes} == kinds
        assert {change.kind for change in compare(other, old, judge()).changes} == kinds


# ---- over several editions ----


def chain(*steps: Declaration | tuple[Declaration, ...]) -> list[str]:
    """What is said of an edition with a and x, when editions declare one thing after the other."""
    ends = {
        name
        for step in steps
        for one in (step if isinstance(step, tuple) else (step,))
        for name in one.new
    }
    gone = {
        name
        for step in steps
        for one in (step if isinstance(step, tuple) else (step,))
        for name in (one.old if one.kind != "changed" else ())
    }
    old = with_items(TEA, item("a"), item("x"))
    left = [name for name in ("a", "x", *sorted(ends)) if name not in gone]
    way = [
        of(
            declaring(with_items(TEA, *map(item, left)), *(s if isinstance(s, tuple) else (s,))),
            str(y),
        )
        for y, s in enumerate(steps, start=2025)
    ]
    return said(old, way[-1], *way[:-1])


@pytest.mark.parametrize(
    ("steps", "lines"),
    [
        (("moved a b", "moved b c"), ["renamed c: a > c"]),
        (("moved a b", "replaced b c"), ["replaced a: a > c"]),
        (("replaced a b", "moved b c"), ["replaced a: a > c"]),
        (("replaced a b", "replaced b c", "replaced c d"), ["replaced a: a > d"]),
        (("replaced a b", "withdrawn b"), ["withdrawn a: a >"]),
        (("moved a b", "withdrawn b"), ["withdrawn a: a >"]),
        (("replaced a b", "split b c,d"), ["split a: a > c d"]),
        (("split a b,c", "replaced b d"), ["split a: a > d c"]),
        (("split a b,c", "withdrawn b"), ["replaced a: a > c"]),
        (("split a b,c", "merged b,c d"), ["merged d: a > d"]),
        (("moved a b", "merged b,x c"), ["merged c: a x > c"]),
        (("merged a,x b", "replaced b c"), ["merged c: a x > c"]),
        (("merged a,x b", "withdrawn b"), ["withdrawn a: a >", "withdrawn x: x >"]),
        (("merged a,x b", "split b c,d"), ["split a: a > c d", "split x: x > c d"]),
        (("replaced b c", "replaced a d"), ["replaced a: a > d"]),
    ],
)
def test_what_is_declared_is_followed_over_several_editions(
    steps: tuple[str, ...], lines: list[str]
) -> None:
    way = [declared(*(part.replace(",", " ") for part in step.split())) for step in steps]
    told = [line.removeprefix("recommendation-") for line in chain(*way)]
    assert [line for line in told if not line.startswith(("added", "reworded"))] == lines


def test_what_one_edition_declares_is_no_chain() -> None:
    both = (declared("replaced", "a", "b"), declared("replaced", "b", "c"))
    assert "recommendation-replaced a: a > b" not in chain(both)
    assert chain(both)[0] == "recommendation-replaced a: a >"


def test_the_last_reason_on_the_way_counts() -> None:
    old, new = with_items(TEA, item("a")), with_items(TEA, item("c"))
    later = Text({"de": "Später.", "en": "Later."}, NOWHERE)
    for reasons, reason in (((REASON, later), later), ((REASON, None), REASON)):
        way = [
            declaring(of(new, year), declared("replaced", there, here, reason=why))
            for year, there, here, why in zip(("2025", "2026"), "ab", "bc", reasons, strict=True)
        ]
        (change,) = compare(old, way[1], judge(), way[:1]).changes
        assert change.reason == reason


def test_a_reason_follows_what_has_another_id() -> None:
    old = with_items(TEA, item("a"))
    new = changed(
        with_items(TEA, item("a")), "a", lambda one: replace(one, id="b", text=words("c"))
    )
    way = [
        declaring(of(old, "2025"), declared("changed", "a", reason=REASON)),
        declaring(of(new, "2026"), declared("moved", "a", "b")),
    ]
    changes = compare(old, way[1], judge(), way[:1]).changes
    assert [change.reason for change in changes] == [REASON, REASON]


def test_a_reason_for_a_section_does_not_follow_a_recommendation() -> None:
    new = changed(TEA, "water", lambda section: replace(section, title=words("anders")))
    way = [
        declaring(of(TEA, "2025"), declared("changed", "water", chapter="brewing", reason=REASON)),
        declaring(of(new, "2026"), declared("moved", "water", "other")),
    ]
    (change,) = compare(TEA, way[1], judge(), way[:1]).changes
    assert change.reason == REASON


# ---- the way back from a record ----


def test_changes_that_begin_at_another_edition_are_refused() -> None:
    record = compare(TEA, TEA, judge()).record()
    with pytest.raises(GuidepressError) as refused:
        apply(of(TEA, "2023"), record)
    assert str(refused.value) == (
        "these changes begin at an edition 2024 that is not the edition 2023 here"
    )


def test_changes_that_do_not_fit_are_refused() -> None:
    record = compare(TEA, with_items(TEA, BOIL), judge()).record()
    with pytest.raises(
        GuidepressError, match="these changes do not fit the edition 2024: KeyError"
    ):
        apply(with_items(TEA, BOIL), record)


def test_a_comparison_counts() -> None:
    new = with_items(TEA, replace(BOIL, rating={"loe": "2", "grade": "-"}), item("a"))
    assert compare(TEA, new, judge()).record()["counts"] == {
        "total": 5,
        "by_weight": {"practice-changing": 4, "evidence": 1, "editorial": 0},
        "by_kind": {
            "recommendation-added": 1,
            "recommendation-removed": 2,
            "direction-reversed": 1,
            "level-lowered": 1,
        },
    }
