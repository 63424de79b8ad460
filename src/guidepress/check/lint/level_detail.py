"""A level is given with its letter, where its scale has letters.

PASS:
    rating: {loe: "3a", …}
FAIL:
    rating: {loe: "3", …}
"""

from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model.guideline import Edition, Guideline


def check(edition: Edition, guideline: Guideline) -> Iterator[Finding]:
    for chapter in edition.chapters:
        for item in chapter.recommendations():
            for key, value in item.rating.items():
                level = guideline.scales[key].level(value) if key in guideline.scales else None
                if level and level.incomplete:
                    yield Finding(
                        item.id,
                        item,
                        item.at.value("rating", key),
                        f"'{key}: {value}' leaves open which of its letters is meant",
                    )
