"""A rated recommendation cites a work: itself, or by the literature that supports it.

PASS:
    {id: liver-cryoablation, rating: {…}, cites: [smith-2019]}
FAIL:
    {id: liver-cryoablation, rating: {…}}     # and its section lists no literature
"""

from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model import markup
from guidepress.model.blocks.recommendations import Recommendations
from guidepress.model.chapter import Section
from guidepress.model.guideline import Edition, Guideline


def check(edition: Edition, _guideline: Guideline) -> Iterator[Finding]:
    for chapter in edition.chapters:
        for section in chapter.sections:
            supported = _supported(section)
            for item in section.recommendations():
                inside = any(markup.cites(words) for words in item.text.words.values())
                if item.rating and not (item.cites or inside or supported & {item.id, "*"}):
                    yield Finding(item.id, item, item.at.value("id"), "no work is cited for this")


def _supported(section: Section) -> set[str]:
    """The ids that the literature of a section supports; '*' if some supports all of it."""
    ids: set[str] = set()
    for literature in section.literature:
        ids |= set(literature.supports) or {"*"}
    for block in section.blocks:
        if isinstance(block, Recommendations) and (block.id in ids or block.cites):
            ids |= {item.id for item in block.all()}
    return ids
