"""The words 'new 2024' and 'changed 2024' beside what is so since the edition before."""

from collections.abc import Iterator
from typing import Literal

from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.recommendations import Recommendations
from guidepress.model.chapter import Chapter
from guidepress.slides.deck import Run, Runs
from guidepress.view.history import LocalizedEditions

_State = Literal["new", "changed"]
_SUBJECTS = ("row", *(kind for kind in BLOCKS if kind != Recommendations.SUBJECT))
"""What carries a mark beside recommendations, whose state is that of their label."""


class ChangeMarks:
    """The marks of a chapter in the edition of a number, by the ids of what carries them."""

    def __init__(self, localized: LocalizedEditions, number: int, chapter: Chapter) -> None:
        self._states = dict(_states(localized, number, chapter)) if number else {}
        edition = localized.editions[number].id
        self._labels: dict[_State, str] = {
            "new": localized.say("slide_new", edition=edition),
            "changed": localized.say("slide_changed", edition=edition),
        }

    def of(self, *ids: str) -> Runs:
        """The mark of a recommendation, a block, or a row of a block; none for what stayed."""
        state = self._states.get(ids)
        return (Run(" "), Run(self._labels[state], mark=state)) if state else ()


def _states(
    localized: LocalizedEditions, number: int, chapter: Chapter
) -> Iterator[tuple[tuple[str, ...], _State]]:
    for item in chapter.recommendations():
        match localized.label(localized.histories[item.id], number).kind:
            case "new" | "changed" as state:
                yield (item.id,), state
    for change in localized.comparisons[number - 1].changes:
        subject, *ids = change.key
        if change.chapter == chapter.id and change.weight != "editorial" and subject in _SUBJECTS:
            yield tuple(ids[1:]), "new" if change.kind == f"{subject}-added" else "changed"
