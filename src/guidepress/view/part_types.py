"""What blocks and sections have in common, as templates see it."""

from dataclasses import dataclass

from guidepress.view.localizer import Spans


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """A footnote; `anchor` is its id on the page, `mark` the sign that points at it."""

    id: str
    anchor: str
    mark: str
    text: Spans
    plain: str


@dataclass(frozen=True, slots=True)
class RatingView:
    """A rating: the column's short head, the sign, and the words that a screen reader says."""

    key: str
    scale: str
    value: str
    sign: str
    label: str
    look: str
    tone: str
    footnotes: tuple[FootnoteView, ...]


@dataclass(frozen=True, slots=True)
class CiteView:
    """A citation by its label, such as 'Golse 2017'; `printed` is how the place prints the work."""

    ref: str
    label: str
    printed: str = ""
    note: Spans = ()
