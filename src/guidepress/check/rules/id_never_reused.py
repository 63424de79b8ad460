"""An id names one thing for ever: what was withdrawn does not come back, and nothing changes kind.

PASS:
    2022: {id: liver-tace}
    2023:                     # withdrawn
    2024: {id: liver-tace-lipiodol}
FAIL:
    2022: {id: liver-tace}
    2023:                     # withdrawn
    2024: {id: liver-tace}
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem

Kinds = dict[str, tuple[str, Location]]


def check_guideline(editions: Sequence[Edition], _guideline: Guideline) -> Iterator[Problem]:
    yield from _withdrawn(editions)
    for before, after in pairwise(editions):
        chapters = {chapter.id: _kinds(chapter) for chapter in before.chapters}
        for chapter in after.chapters:
            yield from _other_kind(before, chapters.get(chapter.id, {}), _kinds(chapter))


def _withdrawn(editions: Sequence[Edition]) -> Iterator[Problem]:
    """Ids of recommendations that some edition in between did not have."""
    last: dict[str, int] = {}
    for number, edition in enumerate(editions):
        for chapter in edition.chapters:
            for item in chapter.recommendations():
                seen = last.get(item.id, number)
                if seen < number - 1:
                    yield _back(item.id, item.at.value("id"), editions[seen], editions[seen + 1])
                last[item.id] = number


def _back(name: str, where: Location, last: Edition, following: Edition) -> Problem:
    return Problem(
        where=where,
        rule="id-never-reused",
        message=f"the id '{name}' was withdrawn: {last.id} still had it, {following.id} no longer",
        hint="give this recommendation an id of its own",
    )


def _kinds(chapter: Chapter) -> Kinds:
    """What each id of a chapter is."""
    kinds: Kinds = {}
    for section in chapter.sections:
        kinds[section.id] = ("section", section.at.value("id"))
        kinds |= {block.id: ("block", block.at.value("id")) for block in section.blocks}
    for item in chapter.recommendations():
        kinds[item.id] = ("recommendation", item.at.value("id"))
    return kinds


def _other_kind(before: Edition, old: Kinds, new: Kinds) -> Iterator[Problem]:
    for name, (kind, where) in new.items():
        old_kind = old.get(name, (kind, where))[0]
        if old_kind != kind:
            yield Problem(
                where=where,
                rule="id-never-reused",
                message=f"the id '{name}' is a {kind} here, but was a {old_kind} in {before.id}",
                hint=f"give this {kind} an id of its own",
            )
