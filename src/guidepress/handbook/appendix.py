"""What follows the chapters of a handbook, as plain data: works, glossary, grades, changes."""

from collections.abc import Iterator
from dataclasses import asdict

from guidepress.handbook.data import Data, grid_data, spans_data
from guidepress.slides.runs import CITED, clean
from guidepress.slides.whats_new import change_grids
from guidepress.view import reference
from guidepress.view.localizer import Localizer
from guidepress.view.pages import glossary_view, references_view, scale_views
from guidepress.view.volume import Volume


def works_data(localizer: Localizer) -> Iterator[Data]:
    for work in references_view(localizer):
        view = work.reference
        yield {
            "key": f"{CITED}{view.id}",
            "label": clean(view.label),
            "text": clean(reference.line(view)),
            "links": [asdict(link) for link in view.links],
            "note": spans_data(view.note),
        }


def glossary_data(localizer: Localizer) -> Iterator[Data]:
    for entry in glossary_view(localizer):
        yield {"short": clean(entry.short), "long": spans_data(entry.long)}


def grades_data(localizer: Localizer) -> Iterator[Data]:
    """Of each scale that is shown as badges: its levels, with the recommendations on them."""
    for scale in scale_views(localizer):
        if scale.look == "badge":
            yield {
                "title": clean(scale.title),
                "about": spans_data(scale.about),
                "levels": [
                    {
                        "sign": level.sign,
                        "label": clean(level.label),
                        "tone": level.tone,
                        "recommendations": list(_rated(scale.key, level.value, localizer)),
                    }
                    for level in scale.levels
                ],
            }


def _rated(key: str, value: str, localizer: Localizer) -> Iterator[Data]:
    """The recommendations with a rating on a scale."""
    for chapter in localizer.edition.chapters:
        for section in chapter.sections:
            for item in section.recommendations():
                if item.rating.get(key) == value:
                    title = clean(localizer.plain(section.title))
                    text = clean(localizer.plain(item.text))
                    yield {"id": item.id, "text": text, "section": title}


def changes_data(volume: Volume) -> Iterator[Data]:
    """Every change since the edition before, by chapter; none in the oldest edition."""
    if volume.number:
        for title, grid in change_grids(volume.localized, volume.number):
            yield {"title": clean(title), "grid": grid_data(grid)}
