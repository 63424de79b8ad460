"""The pages of recommendations across editions, and the list of where each of them was when."""

import json
from collections.abc import Iterator

from markupsafe import escape

from guidepress.site.html import render
from guidepress.site.pages import HISTORY_PAGE, TITLE
from guidepress.view.history import LocalizedEditions
from guidepress.view.volume import Volume

_ID = HISTORY_PAGE.split("/")[-2]


def history_contents(volume: Volume, chapter: str) -> Iterator[tuple[str, str]]:
    """The id and the content of the page of each recommendation that was last in a chapter."""
    frame = volume.frame(HISTORY_PAGE)
    for history in volume.localized.histories.values():
        if history.occurrences[-1].chapter == chapter:
            yield (
                history.id,
                render("life.html", view=volume.localized.history_view(history.id), frame=frame),
            )


def history_frame(frame: str, name: str, title: str) -> str:
    """The frame of a recommendation's page, out of the one that serves for all of them."""
    return frame.replace(_ID, name).replace(TITLE, str(escape(title)))


def places(localized: LocalizedEditions) -> str:
    """A script that says where each recommendation was when, for who arrives where it is not.

    It is a script and no data file, because a browser reads no data from a memory stick.
    """
    ids = {
        history.id: {
            "in": [[occurrence.number, occurrence.chapter] for occurrence in history.occurrences],
            "text": localized.title(history.id),
            "older": list(history.older),
            "newer": list(history.newer),
        }
        for history in localized.histories.values()
    }
    editions = [edition.id for edition in localized.editions]
    data = json.dumps({"editions": editions, "ids": ids}, ensure_ascii=False, sort_keys=True)
    return f"window.gpPlaces = {data};\n"
