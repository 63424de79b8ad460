"""A chapter's id is not the name of another page of its edition.

PASS:
    id: metastasis-sites
FAIL:
    id: references
"""

from collections.abc import Iterator

from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem

RESERVED = (
    "about",
    "assets",
    "changes",
    "glossary",
    "grades",
    "handbook",
    "index",
    "new",
    "pagefind",
    "references",
    "report",
    "search",
    "slides",
)


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    if chapter.id in RESERVED:
        yield Problem(
            where=chapter.at.value("id"),
            rule="id-reserved",
            message=f"a chapter cannot be called '{chapter.id}': a page of the site has that name",
            hint=f"taken are: {', '.join(RESERVED)}",
        )
