"""A declared change is what happened between the two editions.

PASS:
    - {kind: withdrawn, id: talking-to-plants, reason: …}   # 2023 had it, 2024 has not
FAIL:
    - {kind: withdrawn, id: finger-test, reason: …}         # 2024 still has it
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from guidepress.check.walk import in_chapter, place_of_id, stands
from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem


def check_guideline(editions: Sequence[Edition], _guideline: Guideline) -> Iterator[Problem]:
    for before, after in pairwise(editions):
        if not after.declarations:
            continue
        there, here = stands(before), stands(after)
        for declared in after.declarations:
            if declared.kind == "changed":
                yield from _changed(declared, before, after, there, here)
            else:
                yield from _gone(declared, here, after.id)
                yield from _come(declared, there, before.id)


def _gone(declared: Declaration, here: Mapping[str, object], edition: str) -> Iterator[Problem]:
    for index, name in enumerate(declared.old):
        if name in declared.new:
            yield _wrong(
                place_of_id(declared, "from", index),
                f"'{name}' cannot be {declared.kind} into itself",
                "name another id; what only changed needs no entry, or one of the kind 'changed'",
            )
        elif name in here:
            yield _wrong(
                place_of_id(declared, "from", index),
                f"'{name}' is declared to be {declared.kind}, but {edition} still has it",
                "take it out of the chapter, or take this entry away",
            )


def _come(declared: Declaration, there: Mapping[str, object], edition: str) -> Iterator[Problem]:
    if declared.kind == "moved" and declared.new[0] in there and declared.new != declared.old:
        yield _wrong(
            declared.at.value("to"),
            f"'{declared.new[0]}' is no other id of '{declared.old[0]}': {edition} had both",
            "use the kind 'merged' or 'replaced'",
        )
    if declared.kind == "merged" and len(declared.old) == 1 and declared.new[0] not in there:
        yield _wrong(
            declared.at.value("from"),
            f"one recommendation alone cannot be merged into '{declared.new[0]}', which is new",
            "name all of them, or use the kind 'replaced' or 'moved'",
        )


def _changed(
    declared: Declaration,
    before: Edition,
    after: Edition,
    there: Mapping[str, object],
    here: Mapping[str, object],
) -> Iterator[Problem]:
    name = declared.old[0]
    if declared.chapter:
        old, new = (_part(edition, declared.chapter, name) for edition in (before, after))
    else:
        old, new = there.get(name), here.get(name)
    if old is not None and old == new and _shown(declared, before) == _shown(declared, after):
        yield _wrong(
            declared.at.value("id"),
            f"'{name}' has a reason to have changed, but is the same as in {before.id}",
            "take this entry away, or name what it is about",
        )


def _shown(declared: Declaration, edition: Edition) -> object:
    """What the same words may be shown with: scales and, in a chapter, pictures."""
    scales = {key: scale.id for key, scale in edition.scales.items()}
    return scales, edition.pictures if declared.chapter else {}


def _part(edition: Edition, chapter: str, name: str) -> object:
    found = {one.id: in_chapter(one) for one in edition.chapters}
    return found.get(chapter, {}).get(name)


def _wrong(where: Location, message: str, hint: str) -> Problem:
    return Problem(where=where, rule="change-true", message=message, hint=hint)
