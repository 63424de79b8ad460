"""Ratings and footnote marks in the cells of slides."""

from collections.abc import Iterable

from guidepress.slides.deck import Badge, Run, Runs
from guidepress.slides.runs import words
from guidepress.view.part_types import FootnoteView, RatingView


def badge(rating: RatingView) -> Badge:
    return Badge(
        key=rating.key,
        value=rating.value,
        sign=rating.sign,
        label=rating.label,
        look=rating.look,
        tone=rating.tone,
        marks=signs(rating.footnotes),
    )


def signs(footnotes: Iterable[FootnoteView]) -> Runs:
    """The signs that point at footnotes."""
    return tuple(
        Run(note.mark, script=1, mark="footnote", long=_on_one_line(note.plain))
        for note in footnotes
    )


def _on_one_line(text: str) -> str:
    return "".join(run.text for run in words(text))
