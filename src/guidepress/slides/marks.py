"""What is new or changed on slides since the edition before."""

from collections.abc import Iterator

from guidepress.model import Chapter
from guidepress.slides.deck import Run, Runs
from guidepress.view.past import Teller

_PARTS = ("row", "statement", "table", "text", "figure")


class Marks:
    """The marks of a chapter in the edition of a number, by the ids of what carries them."""

    def __init__(self, teller: Teller, number: int, chapter: Chapter) -> None:
        self._teller = teller
        self._edition = teller.editions[number].id
        self._found = dict(_found(teller, number, chapter)) if number else {}

    def of(self, *ids: str) -> Runs:
        """The mark of a recommendation, a block, or a row of a block; none for what stayed."""
        kind = self._found.get(ids)
        if not kind:
            return ()
        said = self._teller.say(f"slide_{kind}", edition=self._edition)
        return (Run(" "), Run(said, mark=kind))


def _found(teller: Teller, number: int, chapter: Chapter) -> Iterator[tuple[tuple[str, ...], str]]:
    for item in chapter.recommendations():
        kind = teller.label(teller.lives[item.id], number).kind
        if kind in ("new", "changed"):
            yield (item.id,), kind
    for change in teller.comparisons[number - 1].changes:
        subject, *ids = change.key
        if change.chapter == chapter.id and change.weight != "editorial" and subject in _PARTS:
            yield tuple(ids[1:]), "new" if change.kind == f"{subject}-added" else "changed"
