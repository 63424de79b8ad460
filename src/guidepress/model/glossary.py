"""A guideline's glossary: how its terms are translated, and which words stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from guidepress.model.location import Place
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term in every language. `also` are other forms of it, `forbidden` wrong translations."""

    id: str
    term: Text
    also: Mapping[str, tuple[str, ...]]
    forbidden: Mapping[str, tuple[str, ...]]
    note: Text | None
    at: Place = field(compare=False, repr=False)

    def forms(self, language: str) -> tuple[str, ...]:
        """All that the term may be called in a language."""
        return (self.term.say(language), *self.also.get(language, ()))


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms, and the words that stand alike in every language."""

    terms: tuple[Term, ...] = ()
    protected: tuple[str, ...] = ()
