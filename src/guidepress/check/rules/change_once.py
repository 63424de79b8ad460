"""What became of an id is declared once.

PASS:
    - {kind: split, from: soft-water, to: [rainwater, filtered-water]}
FAIL:
    - {kind: replaced, from: soft-water, to: rainwater, reason: …}
    - {kind: replaced, from: soft-water, to: filtered-water, reason: …}
"""

from collections.abc import Iterator, Sequence

from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem


def check_guideline(editions: Sequence[Edition], _guideline: Guideline) -> Iterator[Problem]:
    for edition in editions:
        first: dict[tuple[str, ...], Declaration] = {}
        for declared in edition.declarations:
            for key in _keys(declared):
                if first.setdefault(key, declared) is not declared:
                    yield _again(declared, key[-1], first[key])


def _keys(declared: Declaration) -> Iterator[tuple[str, ...]]:
    """What may be said once: the fate of each id, its reason, and what an id was called before."""
    what = "reason" if declared.kind == "changed" else "fate"
    yield from ((what, declared.chapter, name) for name in declared.old)
    if declared.kind == "moved":
        yield ("former", *declared.new)


def _again(declared: Declaration, name: str, first: Declaration) -> Problem:
    return Problem(
        where=declared.at.where,
        rule="change-once",
        message=f"of '{name}' something is declared already, in line {first.at.where.line}",
        hint="make one entry of the two: 'split' leads to several ids, 'merged' comes from several",
    )
