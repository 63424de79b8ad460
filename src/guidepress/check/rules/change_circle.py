"""What became of a recommendation never leads back to it, not even over several editions.

PASS:
    2023: - {kind: replaced, from: misting, to: fogging, reason: …}
    2024: - {kind: replaced, from: fogging, to: bathing, reason: …}
FAIL:
    2023: - {kind: replaced, from: misting, to: fogging, reason: …}
    2024: - {kind: replaced, from: fogging, to: misting, reason: …}
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem


def check_guideline(editions: Sequence[Edition], _guideline: Guideline) -> Iterator[Problem]:
    older: dict[str, set[str]] = defaultdict(set)
    for edition in editions:
        for declared in edition.declarations:
            came_from = {name for old in declared.old for name in (old, *older[old])}
            for name in declared.new:
                if name in came_from and name not in declared.old:
                    yield _circle(declared, name)
                else:
                    older[name] |= came_from


def _circle(declared: Declaration, name: str) -> Problem:
    return Problem(
        where=declared.at.value("to"),
        rule="change-circle",
        message=f"this leads back to '{name}', out of which '{', '.join(declared.old)}' once came",
        hint="an id that was given up is never used again: give this one an id of its own",
    )
