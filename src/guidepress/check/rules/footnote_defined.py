"""A footnote that something points at is defined in the same section.

PASS:
    items: [{id: liver-tace, text: …, footnotes: [interdisciplinary]}]
    footnotes: {interdisciplinary: …}
FAIL:
    items: [{id: liver-tace, text: …, footnotes: [interdisciplinary]}]
"""

from collections.abc import Iterator

from guidepress.check.walk import footnotes
from guidepress.model.chapter import Chapter, Section
from guidepress.model.guideline import Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem, did_you_mean

NEEDS_WHOLE = True


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for section in chapter.sections:
        for name, where in footnotes(section):
            if name not in section.footnotes:
                yield _undefined(section, name, where)


def _undefined(section: Section, name: str, where: Location) -> Problem:
    return Problem(
        where=where,
        rule="footnote-defined",
        message=f"the section '{section.id}' has no footnote '{name}'"
        f"{did_you_mean(name, section.footnotes)}",
        hint="define it under the section's 'footnotes'",
    )
