"""A chapter that 'see_also' points at is a chapter of the same edition.

PASS:
    see_also: [{title: …, chapter: osteooncology}]     # and edition.yaml lists osteooncology
FAIL:
    see_also: [{title: …, chapter: osteo-oncology}]
"""

from collections.abc import Iterator

from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem, did_you_mean


def check_edition(edition: Edition, _guideline: Guideline) -> Iterator[Problem]:
    chapters = edition.head.chapters
    for chapter in edition.chapters:
        for other in chapter.see_also:
            if other.chapter and other.chapter not in chapters:
                yield Problem(
                    where=other.at.value("chapter"),
                    rule="chapter-reference",
                    message=f"the edition {edition.id} has no chapter '{other.chapter}'"
                    f"{did_you_mean(other.chapter, chapters)}",
                    hint="leave 'chapter' out if the other chapter is not in this edition",
                )
