"""An edition in one language: what its pages, decks and handbook are made of."""

from dataclasses import dataclass

from guidepress.model.guideline import Edition
from guidepress.view.history import Teller
from guidepress.view.localizer import Speaker
from guidepress.view.navigation import Frame, frame


@dataclass(frozen=True, slots=True)
class Volume:
    """An edition in one language, by its number among all that `teller` knows."""

    teller: Teller
    number: int

    @property
    def speaker(self) -> Speaker:
        return self.teller.speaker(self.number)

    @property
    def id(self) -> str:
        return f"{self.speaker.language}/{self.speaker.edition.id}"

    @property
    def neighbours(self) -> tuple[Edition, ...]:
        """The editions that its pages name, oldest first: those up to this one, and the next."""
        return self.teller.editions[: self.number + 2]

    @property
    def is_current(self) -> bool:
        return self.number == len(self.teller.editions) - 1

    def frame(self, page: str) -> Frame:
        return frame(self.speaker, self.neighbours, self.teller.words, page)
