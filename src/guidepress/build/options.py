"""How a site is to be made."""

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`offline`: it works from a memory stick. `slides`: it offers decks and the handbook."""

    offline: bool = False
    slides: bool = True

    @property
    def key(self) -> str:
        return str(astuple(self))
