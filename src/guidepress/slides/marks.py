"""What is new or changed on slides since the edition before."""

from collections.abc import Iterator

from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.recommendations import Recommendations
from guidepress.model.chapter import Chapter
from guidepress.slides.deck import Run, Runs
from guidepress.view.history import LocalizedEditions

_KINDS = ("new", "changed")
_PARTS = ("row", *(kind for kind in BLOCKS if kind != Recommendations.SUBJECT))


class Marks:
    """The marks of a chapter in the edition of a number, by the ids of what carries them."""

    def __init__(self, localized: LocalizedEditions, number: int, chapter: Chapter) -> None:
        self._found = dict(_found(localized, number, chapter)) if number else {}
        edition = localized.editions[number].id
        self._said = {kind: localized.say(f"slide_{kind}", edition=edition) for kind in _KINDS}

    def of(self, *ids: str) -> Runs:
        """The mark of a recommendation, a block, or a row of a block; none for what stayed."""
        kind = self._found.get(ids)
        return (Run(" "), Run(self._said[kind], mark=kind)) if kind else ()


def _found(
    localized: LocalizedEditions, number: int, chapter: Chapter
) -> Iterator[tuple[tuple[str, ...], str]]:
    for item in chapter.recommendations():
        kind = localized.label(localized.histories[item.id], number).kind
        if kind in _KINDS:
            yield (item.id,), kind
    for change in localized.comparisons[number - 1].changes:
        subject, *ids = change.key
        if change.chapter == chapter.id and change.weight != "editorial" and subject in _PARTS:
            yield tuple(ids[1:]), "new" if change.kind == f"{subject}-added" else "changed"
