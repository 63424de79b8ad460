"""A rating is a value of its scale.

PASS:
    rating: {loe: "3b", gr: C, ago: "+/-"}
FAIL:
    rating: {loe: "3b", gr: C, ago: "+-"}
"""

from collections.abc import Iterator

from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, did_you_mean
from guidepress.model.scale import Scale


def check_chapter(chapter: Chapter, guideline: Guideline) -> Iterator[Problem]:
    for recommendation in chapter.recommendations():
        for key, value in recommendation.rating.items():
            scale = guideline.scales.get(key)
            if scale and not scale.level(value):
                yield _off_scale(recommendation, key, value, scale)


def _off_scale(recommendation: Recommendation, key: str, value: str, scale: Scale) -> Problem:
    values = [level.value for level in scale.levels]
    intended = _intended(value, scale)
    suggestion = f"; did you mean '{intended}'?" if intended else did_you_mean(value, values)
    return Problem(
        where=recommendation.at.value("rating", key),
        rule="rating-on-scale",
        message=f"rating '{key}: {value}' is not on the scale '{scale.id}' "
        f"({', '.join(values)}){suggestion}",
        hint=f'write: {key}: "{intended}"' if intended else "",
    )


def _intended(value: str, scale: Scale) -> str:
    """The level whose known mistyping, or whose value but for case and white space, this is."""
    typed = value.strip().lower()
    for level in scale.levels:
        if typed in (level.value.lower(), *(alias.lower() for alias in level.aliases)):
            return level.value
    return ""
