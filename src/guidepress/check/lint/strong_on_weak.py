"""A strong grade rests on more than weak evidence, or somebody says why.

PASS:
    rating: {loe: "1a", ago: "++"}
FAIL:
    rating: {loe: "5", ago: "++"}
"""

from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.guideline import Edition, Guideline

STRONG = ("strong-for", "strong-against")


def check(edition: Edition, guideline: Guideline) -> Iterator[Finding]:
    for chapter in edition.chapters:
        for item in chapter.recommendations():
            strong, evidence = _strong(item, guideline), _evidence(item, guideline)
            if strong and evidence and all(weak for _, weak in evidence):
                ratings = ", ".join(rating for rating, _ in evidence)
                yield Finding(
                    item.id,
                    item,
                    item.at.value("rating"),
                    f"the grade '{strong}' is strong, and the evidence '{ratings}' is weak",
                )


def _strong(item: Recommendation, guideline: Guideline) -> str:
    """The strong rating of a recommendation, if it has one."""
    for key, value in item.rating.items():
        level = guideline.scales[key].level(value) if key in guideline.scales else None
        if level and level.tone in STRONG and guideline.scales[key].measures == "recommendation":
            return f"{key}: {value}"
    return ""


def _evidence(item: Recommendation, guideline: Guideline) -> list[tuple[str, bool]]:
    """The ratings of its evidence, and whether each is weak."""
    ratings = []
    for key, value in item.rating.items():
        scale = guideline.scales.get(key)
        level = scale.level(value) if scale and scale.measures == "evidence" else None
        if level:
            ratings.append((f"{key}: {value}", level.weak))
    return ratings
