"""A recommendation without a rating is the head of others.

PASS:
    items: [{id: liver-local, text: …, children: [{id: liver-tace, text: …, rating: …}]}]
FAIL:
    items: [{id: liver-tace, text: …}]
"""

from collections.abc import Iterator

from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem

NEEDS_WHOLE = True


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for item in chapter.recommendations():
        if not item.rating and not item.children:
            yield Problem(
                where=item.at.where,
                rule="rating-empty-head",
                message=f"the recommendation '{item.id}' has no rating, and no children that have",
                hint="add a rating; or make it a text block if it recommends nothing",
            )
