"""A declared change leads from ids of the edition before to ids of this one.

PASS:
    - {kind: replaced, from: ice-cubes, to: orchid-bath, reason: …}   # 2023 has it
FAIL:
    - {kind: replaced, from: ice-cube, to: orchid-bath, reason: …}    # 2023 has no such id
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from guidepress.check.walk import by_id, parts_by_id, place_of_id
from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem, did_you_mean


def check_guideline(editions: Sequence[Edition], _guideline: Guideline) -> Iterator[Problem]:
    for declared in editions[0].declarations if editions else ():
        yield _too_early(declared, editions[0].id)
    for before, after in pairwise(editions):
        old_ids, new_ids = by_id(before), by_id(after)
        for declared in after.declarations:
            if declared.chapter:
                yield from _in_chapter(declared, before, after)
            elif declared.kind == "changed":
                yield from _unknown(declared, "id", declared.old, new_ids, after.id)
            else:
                yield from _unknown(declared, "from", declared.old, old_ids, before.id)
                yield from _unknown(declared, "to", declared.new, new_ids, after.id)


def _too_early(declared: Declaration, edition: str) -> Problem:
    return Problem(
        where=declared.at.where,
        rule="change-ids",
        message=f"{edition} is the oldest edition: there is none before that could have changed",
        hint="remove its changes.yaml, or move what it says to the edition that it is true of",
    )


def _unknown(
    declared: Declaration, key: str, names: Sequence[str], choices: Collection[str], edition: str
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name not in choices:
            yield Problem(
                where=place_of_id(declared, key, index),
                rule="change-ids",
                message=f"the edition {edition} has no recommendation '{name}'"
                f"{did_you_mean(name, choices)}",
                hint="what is gone was in the edition before, what came or changed is in this one",
            )


def _in_chapter(declared: Declaration, before: Edition, after: Edition) -> Iterator[Problem]:
    """A reason for what is no recommendation: one of the editions must have it."""
    chapters = [chapter for edition in (before, after) for chapter in edition.chapters]
    names = [chapter.id for chapter in chapters]
    parts = [name for c in chapters if c.id == declared.chapter for name in parts_by_id(c)]
    if declared.chapter not in names:
        yield _absent(declared, "chapter", "chapter", declared.chapter, names)
    elif declared.old[0] not in parts:
        yield _absent(declared, "id", "section or block of this chapter", declared.old[0], parts)


def _absent(
    declared: Declaration, key: str, what: str, name: str, choices: Collection[str]
) -> Problem:
    return Problem(
        where=declared.at.value(key),
        rule="change-ids",
        message=f"there is no {what} called '{name}' in this edition or the one before"
        f"{did_you_mean(name, choices)}",
        hint="a reason needs no 'chapter' where it is about a recommendation",
    )
