"""A declared change is what happened between the two editions.

PASS:
    - {kind: withdrawn, id: talking-to-plants, reason: …}   # 2023 had it, 2024 has not
FAIL:
    - {kind: withdrawn, id: finger-test, reason: …}         # 2024 still has it
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from guidepress.check.walk import contents_by_id, parts_by_id, place_of_id
from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem


def check_guideline(editions: Sequence[Edition], _guideline: Guideline) -> Iterator[Problem]:
    for before, after in pairwise(editions):
        if not after.declarations:
            continue
        old, new = contents_by_id(before), contents_by_id(after)
        for declared in after.declarations:
            if declared.kind == "changed":
                yield from _changed(declared, before, after, old, new)
            else:
                yield from _check_old(declared, new, after.id)
                yield from _check_new(declared, old, before.id)


def _check_old(
    declared: Declaration, contents: Mapping[str, object], edition: str
) -> Iterator[Problem]:
    """Ids that were given up, and that the newer edition still has."""
    for index, name in enumerate(declared.old):
        if name in declared.new:
            yield _wrong(
                place_of_id(declared, "from", index),
                f"'{name}' cannot be {declared.kind} into itself",
                "name another id; what only changed needs no entry, or one of the kind 'changed'",
            )
        elif name in contents:
            yield _wrong(
                place_of_id(declared, "from", index),
                f"'{name}' is declared to be {declared.kind}, but {edition} still has it",
                "take it out of the chapter, or take this entry away",
            )


def _check_new(
    declared: Declaration, contents: Mapping[str, object], edition: str
) -> Iterator[Problem]:
    """Ids that should be new, and that the older edition has; or the other way round."""
    if declared.kind == "moved" and declared.new[0] in contents and declared.new != declared.old:
        yield _wrong(
            declared.at.value("to"),
            f"'{declared.new[0]}' is no other id of '{declared.old[0]}': {edition} had both",
            "use the kind 'merged' or 'replaced'",
        )
    if declared.kind == "merged" and len(declared.old) == 1 and declared.new[0] not in contents:
        yield _wrong(
            declared.at.value("from"),
            f"one recommendation alone cannot be merged into '{declared.new[0]}', which is new",
            "name all of them, or use the kind 'replaced' or 'moved'",
        )


def _changed(
    declared: Declaration,
    before: Edition,
    after: Edition,
    old_contents: Mapping[str, object],
    new_contents: Mapping[str, object],
) -> Iterator[Problem]:
    """A reason for a change that there is not."""
    name = declared.old[0]
    if declared.chapter:
        old, new = (_part(edition, declared.chapter, name) for edition in (before, after))
    else:
        old, new = old_contents.get(name), new_contents.get(name)
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
    parts = {item.id: parts_by_id(item) for item in edition.chapters}
    return parts.get(chapter, {}).get(name)


def _wrong(where: Location, message: str, hint: str) -> Problem:
    return Problem(where=where, rule="change-true", message=message, hint=hint)
