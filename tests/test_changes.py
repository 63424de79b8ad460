"""Every kind of change by example: cases/changes/<kind>/ says it, cases/changes-none/ says nothing.

A case is two excerpts of editions, old.yaml and new.yaml (excerpts.py says what is in them), and in
expected.txt what must be said: one line for each change.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import CASES
from excerpts import compared
from guidepress.compare.change import Change
from guidepress.compare.kinds import KINDS

CHANGES = sorted((CASES / "changes").iterdir())
NONE = sorted((CASES / "changes-none").iterdir())


def _line(change: Change) -> str:
    """A change as a case's expected.txt says it."""
    subject = " ".join((change.subject, "/".join(change.key[1:]), change.part)).strip()
    ids = f" [{', '.join(change.old)} → {', '.join(change.new)}]" if change.old else ""
    why = f" because {_said(change.record()['reason'])}" if change.reason else ""
    sides = f"{_said(change.before)} → {_said(change.after)}"
    return f"{change.kind} ({change.weight}) {subject}{ids}: {sides}{why}\n"


def _said(data: Any) -> str:
    """Plain data in a line: a whole thing by its record and its place, all else like JSON."""
    match data:
        case {"in": owner, "part": part, "behind": behind}:
            record = f"{_said(data['record'])} " if "record" in data else ""
            after = f" behind {behind}" if behind else ""
            return f"{record}in {'/'.join(owner) or 'the edition'} {part}{after}"
        case dict():
            return "{" + ", ".join(f"{name}: {_said(part)}" for name, part in data.items()) + "}"
        case list():
            return f"[{', '.join(map(_said, data))}]"
    return json.dumps(data, ensure_ascii=False)


@pytest.mark.parametrize("case", [*CHANGES, *NONE], ids=lambda path: path.name)
def test_a_case_says_what_changed(case: Path, tmp_path: Path, rewrite: bool) -> None:
    changes = compared(case, tmp_path).changes
    said = "".join(map(_line, changes))
    expected = case / "expected.txt"
    if rewrite:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    kinds = {change.kind for change in changes}
    assert case.name in kinds if case in CHANGES else kinds <= {"editorial"}


def test_every_kind_has_a_case() -> None:
    assert {case.name for case in CHANGES} == set(KINDS)
