"""The examples show every kind of change, and what is declared and approved in them is true."""

import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from editions import guideline
from excerpts import wording_rules
from guidepress.compare.change import Change
from guidepress.compare.compare import compare
from guidepress.compare.kinds import KINDS
from guidepress.model.guideline import Edition
from sites import ROOT

FOLDERS = ("examples/houseplants", "examples/biscuits")
WITHIN_AN_EDITION = {"edition-changed"}
"""Kinds that only a revision of an edition shows."""

Step = tuple[Edition, tuple[Change, ...]]
"""An edition that has one before it, and what changed since."""


@cache
def _steps(folder: str) -> tuple[Step, ...]:
    checked = guideline(folder)
    assert checked.problems == ()
    judge = wording_rules(checked)
    return tuple((new, compare(old, new, judge).changes) for old, new in pairwise(checked.editions))


def _all_steps() -> Iterator[Step]:
    for folder in FOLDERS:
        yield from _steps(folder)


def test_every_kind_of_change_is_said_between_neighbours() -> None:
    said = {change.kind for _, changes in _all_steps() for change in changes}
    assert said == set(KINDS) - WITHIN_AN_EDITION


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_reason_is_given_beside_a_change(folder: str) -> None:
    for edition, changes in _steps(folder):
        given = [change.reason for change in changes if change.reason]
        reasons = [one.reason for one in edition.declarations if one.reason]
        assert reasons
        assert [reason for reason in reasons if reason not in given] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_became_of_an_id_is_told_as_declared(folder: str) -> None:
    for edition, changes in _steps(folder):
        declared = [(d.old, d.new) for d in edition.declarations if d.kind != "changed"]
        told = [(change.old, change.new) for change in changes if change.old]
        assert sorted(told) == sorted(declared)


def test_what_is_approved_changes_practice() -> None:
    edition, changes = _steps("examples/houseplants")[-1]
    weights = {change.fingerprint: change.weight for change in changes}
    approved = [approval.fingerprint for approval in edition.approvals]
    assert [weights.get(fingerprint) for fingerprint in approved] == ["practice-changing"] * 2
    assert len(set(approved)) == 2


def test_the_lock_can_be_verified_without_guidepress() -> None:
    folder = ROOT / "examples" / "houseplants" / "2022"
    command = ["sha256sum", "--check", "--strict", "--quiet", "edition.lock"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
