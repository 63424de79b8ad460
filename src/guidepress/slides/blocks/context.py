"""What the contents of a chapter's slides are made with."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidepress.slides.change_marks import ChangeMarks
from guidepress.view.chapter_types import ScaleHeadView


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What the content of any block may need.

    `scales` are the columns of ratings, `words` the interface words by their names.
    """

    scales: tuple[ScaleHeadView, ...]
    change_marks: ChangeMarks
    words: Mapping[str, str]
