"""A text: the same words in every language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.model.location import Location, Place

EVERY_LANGUAGE = "*"
"""Key of words that are the same in every language: names and numbers."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in every language, by language code."""

    words: Mapping[str, str]
    at: Place = field(compare=False, repr=False)

    def say(self, language: str) -> str:
        """The words in `language`."""
        return self.words.get(language) or self.words.get(EVERY_LANGUAGE, "")

    def where(self, language: str) -> Location:
        return self.at.value(language)
