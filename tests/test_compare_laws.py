"""Laws of comparison, on random revisions of real editions. DeepDiff is the judge.

`--hypothesis-profile thorough` tries each law on 1,000 of them.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deepdiff_judge import Judge
from editions import judge, model, real, records, within
from guidepress import load, tree
from guidepress.apply import apply
from guidepress.change import Change, Comparison
from guidepress.compare import compare
from guidepress.dump import dump
from guidepress.kinds import KINDS
from guidepress.model import Edition, Figure
from revisions import PICTURES, Field, declarations, fields_of_the_model, revised, revisions

THOROUGH = settings.get_current_profile_name() == "thorough"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
law = settings(max_examples=1000 if THOROUGH else 40, deadline=None, suppress_health_check=SLOW)
of_each_field = settings(
    max_examples=30 if THOROUGH else 3, deadline=None, suppress_health_check=SLOW
)

editions = st.sampled_from(real()[2:] if not THOROUGH else real())
DECLARING = {"declarations", "errata", "approvals"}


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    return compare(old, new, judge()).changes


def applied(old: Edition, comparison: Comparison) -> Edition:
    """What becomes of an edition by a comparison that was written to a file and read again."""
    return apply(old, json.loads(json.dumps(comparison.record())))


# ---- what the laws are tried on ----


def test_every_field_of_the_model_is_revised() -> None:
    """A field that is new in the model, and left out of comparison, is noticed here."""
    left_out = {field.name for kind in model() for field in fields(kind) if not field.compare}
    assert left_out == {"at", "where", "pictures", "scales", *DECLARING}
    there = {type(record) for edition in real() for _, record in records(edition)}
    assert there == set(model())


@pytest.mark.parametrize("field", fields_of_the_model(), ids=lambda f: f"{f[0].__name__}.{f[1]}")
@of_each_field
@given(data=st.data())
def test_whatever_field_differs_is_said_and_can_be_done_again(
    field: Field, data: st.DataObject
) -> None:
    kind = Figure if field == PICTURES else field[0]
    old = data.draw(st.sampled_from([one for one in reversed(real()) if _has(one, kind)][:2]))
    new = data.draw(revised(old, field).filter(lambda made: _differs(made, old)))
    comparison = compare(old, new, judge())
    told = Judge(old, new, comparison.changes)
    assert comparison.changes or old.id != new.id
    assert (told.unsaid(), told.made_up()) == ([], [])
    assert applied(old, comparison) == new


def _has(edition: Edition, kind: type) -> bool:
    return any(type(record) is kind for _, record in records(edition))


def _differs(one: Edition, other: Edition) -> bool:
    return one != other or one.pictures != other.pictures or one.scales != other.scales


# ---- the laws ----


@pytest.mark.parametrize("edition", real(), ids=lambda edition: edition.id)
def test_an_edition_has_no_changes_from_itself(edition: Edition) -> None:
    assert changes(edition, edition) == ()


@law
@given(data=st.data())
def test_nothing_that_differs_goes_unsaid_and_nothing_is_made_up(data: st.DataObject) -> None:
    edition = data.draw(editions)
    old, new = data.draw(revisions(edition)), data.draw(revisions(edition))
    new = replace(new, declarations=data.draw(declarations(old, new)))
    found = changes(old, new)
    told = Judge(old, new, found)
    assert (told.unsaid(), told.made_up()) == ([], [])


@law
@given(data=st.data())
def test_the_newer_edition_can_be_made_from_the_older_and_the_changes(data: st.DataObject) -> None:
    edition = data.draw(editions)
    old, new = data.draw(revisions(edition)), data.draw(revisions(edition))
    new = replace(new, declarations=data.draw(declarations(old, new)))
    assert applied(old, compare(old, new, judge())) == new


@pytest.mark.parametrize("old", real(), ids=lambda edition: edition.id)
@pytest.mark.parametrize("new", real(), ids=lambda edition: edition.id)
def test_even_another_guideline_can_be_made_from_one(old: Edition, new: Edition) -> None:
    assert applied(old, compare(old, new, judge())) == new


MIRRORED = {
    **{kind: kind.replace("-added", "-removed") for kind in KINDS if kind.endswith("-added")},
    "grade-raised": "grade-lowered",
    "level-raised": "level-lowered",
}
MIRRORED |= {back: there for there, back in MIRRORED.items()}


@law
@given(data=st.data())
def test_there_and_back_mirror_each_other(data: st.DataObject) -> None:
    edition = data.draw(editions)
    old, new = data.draw(revisions(edition)), data.draw(revisions(edition))
    new = replace(new, head=replace(new.head, id=old.id))
    there = [(c.kind, c.key, c.part, c.before, c.after) for c in changes(old, new)]
    back = [
        (MIRRORED.get(c.kind, c.kind), c.key, c.part, c.after, c.before) for c in changes(new, old)
    ]
    assert Counter(map(repr, there)) == Counter(map(repr, back))


REORDERED = {
    "authors": "authors-changed",
    "names": "authors-changed",
    "topics": "topics-changed",
    "sections": "topics-changed",
    "see_also": "see-also-changed",
}


@law
@given(data=st.data())
def test_another_order_is_only_said_to_be_that(data: st.DataObject) -> None:
    old = data.draw(editions)
    lists = [
        (way, name)
        for way, record in records(old)
        for name in model()[type(record)]
        if isinstance(getattr(record, name), tuple) and len(getattr(record, name)) > 1
        if not (name == "chapters" and way)
    ]
    way, name = data.draw(st.sampled_from(lists))
    new = within(old, (*way, name), lambda line: tuple(data.draw(st.permutations(line))))
    said = {change.kind for change in changes(old, new)}
    record = next(record for there, record in records(old) if there == way)
    if name == "sections" and hasattr(record, "id"):
        assert said <= {"reordered"}
    else:
        assert said <= {REORDERED.get(name, "reordered")}
    assert bool(said) == (old != new)


@law
@given(data=st.data())
def test_the_order_of_what_goes_by_id_says_nothing(data: st.DataObject) -> None:
    old = data.draw(editions)
    new = old
    for way, record in records(old):
        for name in model()[type(record)]:
            if isinstance(getattr(record, name), Mapping):
                new = within(new, (*way, name), lambda part: dict(reversed(part.items())))
    assert new == old
    assert changes(old, new) == ()


@law
@given(data=st.data())
def test_what_is_dumped_is_loaded_again(data: st.DataObject) -> None:
    edition = data.draw(editions.flatmap(revisions))
    assert _reloaded(dump(edition.head), "edition") == edition.head
    for chapter in edition.chapters:
        assert _reloaded(dump(chapter), "chapter") == chapter
    for part in ("references", "abbreviations"):
        them = tuple(getattr(edition, part).values())
        assert _reloaded({part: dump(them)}, part) == them


def _reloaded(data: Any, kind: str) -> Any:
    written = json.dumps(data, ensure_ascii=False).encode()
    return load.load(tree.parse(written, "written.yaml"), kind).value


@law
@given(data=st.data())
def test_each_change_has_a_fingerprint_of_its_own(data: st.DataObject) -> None:
    old = data.draw(editions)
    found = changes(old, data.draw(revisions(old, most=10)))
    assert len({change.fingerprint for change in found}) == len(found)


@law
@given(data=st.data())
def test_a_fingerprint_stays_whatever_else_is_changed(data: st.DataObject) -> None:
    old = data.draw(editions)
    new = data.draw(revised(old))
    first = changes(old, new)
    second = changes(old, data.draw(revisions(new)))
    same = {_fact(change): change.fingerprint for change in second}
    for change in first:
        assert same.get(_fact(change), change.fingerprint) == change.fingerprint


def _fact(change: Change) -> str:
    """What a change says, but for the neighbours that the things in it stand behind."""
    sides: Sequence[Any] = (change.before, change.after)
    if change.kind != "reordered":
        sides = [{**side, "behind": ""} if isinstance(side, dict) else side for side in sides]
    return repr((change.kind, change.key, change.part, sides))
