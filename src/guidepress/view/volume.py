"""An edition in one language: what its pages, decks and handbook are made of."""

from dataclasses import dataclass

from guidepress.model.guideline import Edition
from guidepress.view.history import LocalizedEditions
from guidepress.view.localizer import Localizer
from guidepress.view.navigation import Frame, frame


@dataclass(frozen=True, slots=True)
class Volume:
    """An edition in one language, by its number among all editions; the oldest is 0."""

    localized: LocalizedEditions
    number: int

    @property
    def localizer(self) -> Localizer:
        return self.localized.localizer(self.number)

    @property
    def id(self) -> str:
        return f"{self.localizer.language}/{self.localizer.edition.id}"

    @property
    def neighbours(self) -> tuple[Edition, ...]:
        """The editions that its pages name, oldest first: those up to this one, and the next."""
        return self.localized.editions[: self.number + 2]

    @property
    def is_current(self) -> bool:
        return self.number == len(self.localized.editions) - 1

    def frame(self, page: str) -> Frame:
        return frame(self.localizer, self.neighbours, self.localized.words, page)
