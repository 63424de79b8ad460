"""An id is unique where it names something.

A recommendation's in the edition; a section's and a block's in the chapter; a row's, a column's, a
condition's, a remark's and a literature list's in what they belong to.

PASS:
    items: [{id: liver-sirt, text: …}, {id: liver-tace, text: …}]
FAIL:
    items: [{id: liver-sirt, text: …}, {id: liver-sirt, text: …}]
"""

from collections.abc import Iterable, Iterator

from guidepress.model.blocks.table import Table
from guidepress.model.chapter import Chapter, Section
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.location import Location, Place
from guidepress.model.problem import Problem

Named = tuple[str, Location]


def check_edition(edition: Edition, _guideline: Guideline) -> Iterator[Problem]:
    yield from _unique(
        (item.id, item.at.value("id"))
        for chapter in edition.chapters
        for item in chapter.recommendations()
    )
    for chapter in edition.chapters:
        yield from _unique(_anchors(chapter))
        for section in chapter.sections:
            yield from _inside(section)


def _anchors(chapter: Chapter) -> Iterator[Named]:
    """What an address of the chapter's page can point at."""
    for section in chapter.sections:
        yield section.id, section.at.value("id")
        for block in section.blocks:
            yield block.id, block.at.value("id")
        for item in section.recommendations():
            yield item.id, item.at.value("id")


def _inside(section: Section) -> Iterator[Problem]:
    yield from _unique((item.id, item.at.value("id")) for item in section.literature)
    yield from _unique(_ids(section.at, "remarks", [remark.id for remark in section.remarks]))
    for item in section.recommendations():
        yield from _unique((part.id, part.at.value("id")) for part in item.conditions)
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _unique((row.id, row.at.value("id")) for row in block.rows)
            yield from _unique(_ids(block.at, "columns", [column.id for column in block.columns]))


def _ids(at: Place, key: str, ids: list[str]) -> Iterator[Named]:
    for index, name in enumerate(ids):
        yield name, at.value(key, index, "id")


def _unique(named: Iterable[Named]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for name, where in named:
        if first.setdefault(name, where) != where:
            yield Problem(
                where=where,
                rule="id-unique",
                message=f"the id '{name}' is used twice, first at {first[name]}",
                hint="give this one an id of its own",
            )
