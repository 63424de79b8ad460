"""Every part of the site, one module each. `OUTPUTS` is the list; a new one is a line in it."""

from collections.abc import Iterator

from guidepress.build.context import Context
from guidepress.build.output import Output
from guidepress.build.outputs.assets import Assets
from guidepress.build.outputs.chapters import ChapterPage
from guidepress.build.outputs.content import ContentFile
from guidepress.build.outputs.data import DataFiles
from guidepress.build.outputs.decks import DeckFile
from guidepress.build.outputs.entrance import Entrance
from guidepress.build.outputs.figures import Figures
from guidepress.build.outputs.guides import GuidePage
from guidepress.build.outputs.handbook import HandbookFile
from guidepress.build.outputs.histories import HistoryPages
from guidepress.build.outputs.news import ChangesPage, Feed
from guidepress.build.outputs.places import Places
from guidepress.build.outputs.search import SearchFiles
from guidepress.build.outputs.site_pages import SitePageOutput
from guidepress.build.outputs.table import TableFile

OUTPUTS: tuple[type[Output], ...] = (
    Assets,
    Figures,
    DataFiles,
    ContentFile,
    TableFile,
    DeckFile,
    HandbookFile,
    ChapterPage,
    SitePageOutput,
    GuidePage,
    ChangesPage,
    Feed,
    SearchFiles,
    HistoryPages,
    Places,
    Entrance,
)
"""In the order in which they are put together: what a page offers comes before the page."""


def outputs_of(context: Context) -> Iterator[Output]:
    """Every output that the site has."""
    for kind in OUTPUTS:
        yield from kind.each(context)
