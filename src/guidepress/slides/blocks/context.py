"""What the slides of a chapter's blocks are made with."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidepress.slides.marks import Marks
from guidepress.view.chapter_types import ScaleHeadView


@dataclass(frozen=True, slots=True)
class BlockContext:
    """The columns of ratings, what is new since the last edition, and the interface words."""

    scales: tuple[ScaleHeadView, ...]
    marks: Marks
    words: Mapping[str, str]
