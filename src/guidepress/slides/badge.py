"""Ratings as badges in the cells of grids."""

from guidepress.slides.deck import Badge, Runs
from guidepress.slides.runs import footnote_marks, text_runs
from guidepress.view.part_types import RatingView


def badge(rating: RatingView) -> Badge:
    return Badge(
        key=rating.key,
        value=rating.value,
        sign=rating.sign,
        label=rating.label,
        style="badge" if rating.look == "badge" else "plain",
        tone=rating.tone,
        marks=footnote_marks(rating.footnotes),
    )


def badge_runs(badge: Badge) -> Runs:
    """What the cell of a rating shows: the sign, and the marks of its footnotes."""
    return (*text_runs(badge.sign), *badge.marks)
