"""A rating has a value on each scale of the guideline, and on no other.

PASS:
    rating: {loe: "3b", gr: C, ago: "+/-"}
FAIL:
    rating: {loe: "3b", ago: "+/-"}
"""

from collections.abc import Iterator

from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, did_you_mean


def check_chapter(chapter: Chapter, guideline: Guideline) -> Iterator[Problem]:
    scales = list(guideline.head.scales)
    for item in chapter.recommendations():
        for part, keys in (("rating", item.rating), ("rating_footnotes", item.rating_footnotes)):
            for key in keys:
                if key not in scales:
                    yield _unknown(item, part, key, scales)
        missing = [key for key in scales if key not in item.rating]
        if item.rating and missing:
            yield _incomplete(item, missing)


def _unknown(item: Recommendation, part: str, key: str, scales: list[str]) -> Problem:
    return Problem(
        where=item.at.at(part).key(key),
        rule="rating-complete",
        message=f"'{key}' is not a scale of this guideline ({', '.join(scales)})"
        f"{did_you_mean(key, scales)}",
        hint="guideline.yaml lists the scales",
    )


def _incomplete(item: Recommendation, missing: list[str]) -> Problem:
    return Problem(
        where=item.at.value("rating"),
        rule="rating-complete",
        message=f"the rating of '{item.id}' has no value for: {', '.join(missing)}",
        hint="rate it on every scale of the guideline, or on none if it is only a head",
    )
