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
from guidepress.compare.apply import apply
from guidepress.compare.change import Change, Comparison
from guidepress.compare.compare import compare
from guidepress.compare.kinds import KINDS
from guidepress.model.dump import dump
from guidepress.model.guideline import Edition
from guidepress.read import load, yaml_reader
from guidepress.read.file_kinds import EditionKind, FileKind
from revisions import Field, Pair, fields_of_the_model, pairs, pairs_by_field, pairs_by_order

THOROUGH = settings.get_current_profile_name() == "thorough"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
law = settings(max_examples=1000 if THOROUGH else 40, deadline=None, suppress_health_check=SLOW)
of_each_field = settings(law, max_examples=30 if THOROUGH else 3)

SMALLEST_FIRST = sorted(real(), key=lambda edition: sum(1 for _ in records(edition)))
BASES = SMALLEST_FIRST if THOROUGH else SMALLEST_FIRST[:5]

TOLD_APART = {"pictures", "scales"}
"""Left out where editions are compared for being equal, but not here."""
DECLARING = {"declarations", "errata", "approvals", "accepted", "confirmed"}


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    return compare(old, new, judge()).changes


def applied(old: Edition, comparison: Comparison) -> Edition:
    """What becomes of an edition by a comparison that was written to a file and read again."""
    return apply(old, json.loads(json.dumps(comparison.record())))


# ---- what the laws are tried on ----


def test_every_field_of_the_model_is_revised() -> None:
    """A field that is new in the model and left out of comparison is noticed here."""
    left_out = {field.name for kind in model() for field in fields(kind) if not field.compare}
    assert left_out == {"at", "where"} | TOLD_APART | DECLARING
    assert {type(record) for edition in real() for _, record in records(edition)} == set(model())


# ---- the laws ----


@pytest.mark.parametrize("edition", real(), ids=lambda edition: edition.id)
def test_an_edition_has_no_changes_from_itself(edition: Edition) -> None:
    assert changes(edition, edition) == ()


@pytest.mark.parametrize("field", fields_of_the_model(), ids=lambda f: f"{f[0].__name__}.{f[1]}")
@of_each_field
@given(data=st.data())
def test_whatever_field_differs_is_said_and_can_be_done_again(
    field: Field, data: st.DataObject
) -> None:
    pair = data.draw(pairs_by_field(SMALLEST_FIRST, field))
    comparison = compare(pair.old, pair.new, judge())
    told = Judge(pair.old, pair.new, comparison.changes)
    assert comparison.changes or pair.old.id != pair.new.id
    assert (told.unsaid(), told.made_up()) == ([], [])
    assert applied(pair.old, comparison) == pair.new


@law
@given(pairs(BASES, declared=True))
def test_nothing_that_differs_goes_unsaid_and_nothing_is_made_up(pair: Pair) -> None:
    told = Judge(pair.old, pair.new, changes(pair.old, pair.new))
    assert (told.unsaid(), told.made_up()) == ([], [])


@law
@given(pairs(BASES, declared=True))
def test_the_newer_edition_can_be_made_from_the_older_and_the_changes(pair: Pair) -> None:
    assert applied(pair.old, compare(pair.old, pair.new, judge())) == pair.new


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
@given(pairs(BASES))
def test_there_and_back_mirror_each_other(pair: Pair) -> None:
    old, new = pair.old, replace(pair.new, head=replace(pair.new.head, id=pair.old.id))
    there = [(c.kind, c.key, c.part, c.before, c.after) for c in changes(old, new)]
    back = [
        (MIRRORED.get(c.kind, c.kind), c.key, c.part, c.after, c.before) for c in changes(new, old)
    ]
    assert Counter(map(_written, there)) == Counter(map(_written, back))


def _written(data: Any) -> str:
    return json.dumps(data, sort_keys=True)


NOT_REORDERED = {
    "Chapter.authors": "authors-changed",
    "AuthorLine.names": "authors-changed",
    "Chapter.topics": "topics-changed",
    "Topic.sections": "topics-changed",
    "Chapter.see_also": "see-also-changed",
}
"""Lists of which the order is a matter of their own."""


@law
@given(pairs_by_order(BASES))
def test_another_order_is_only_said_to_be_that(found: tuple[str, Pair]) -> None:
    name, pair = found
    said = {change.kind for change in changes(pair.old, pair.new)}
    assert said == ({NOT_REORDERED.get(name, "reordered")} if pair.old != pair.new else set())


@pytest.mark.parametrize("old", real(), ids=lambda edition: edition.id)
def test_the_order_of_what_goes_by_id_says_nothing(old: Edition) -> None:
    new = old
    for way, record in records(old):
        for name in model()[type(record)]:
            if isinstance(getattr(record, name), Mapping):
                new = within(new, (*way, name), lambda part: dict(reversed(part.items())))
    assert new == old
    assert changes(old, new) == ()


@law
@given(pairs(BASES))
def test_what_is_dumped_is_loaded_again(pair: Pair) -> None:
    edition = pair.new
    assert _reloaded(dump(edition.head), "edition") == edition.head
    for chapter in edition.chapters:
        assert _reloaded(dump(chapter), "chapter") == chapter
    parts: tuple[EditionKind, ...] = ("references", "abbreviations")
    for part in parts:
        them = tuple(getattr(edition, part).values())
        assert _reloaded({part: dump(them)}, part) == them


def _reloaded(data: Any, kind: FileKind) -> Any:
    written = json.dumps(data, ensure_ascii=False).encode()
    return load.load(yaml_reader.parse(written, "written.yaml"), kind).value


@law
@given(pairs(BASES, declared=True))
def test_each_change_has_a_fingerprint_of_its_own(pair: Pair) -> None:
    found = changes(pair.old, pair.new)
    assert len({change.fingerprint for change in found}) == len(found)


@law
@given(pairs(BASES), st.data())
def test_a_fingerprint_stays_whatever_else_is_changed(pair: Pair, data: st.DataObject) -> None:
    further = data.draw(pairs([pair.new])).new
    later = {_fact(change): change.fingerprint for change in changes(pair.old, further)}
    for change in changes(pair.old, pair.new):
        assert later.get(_fact(change), change.fingerprint) == change.fingerprint


def _fact(change: Change) -> str:
    """What a change says, but for the neighbours that the things in it stand behind."""
    sides: Sequence[Any] = (change.before, change.after)
    if change.kind != "reordered":
        sides = [{**side, "behind": ""} if isinstance(side, dict) else side for side in sides]
    return _written((change.kind, change.key, change.part, sides))
