"""A list of citations names each work once, or says in a note why it does so again.

PASS:
    cites: [golse-2017, {ref: golse-2017, note: …}]
FAIL:
    cites: [golse-2017, yoo-2017, golse-2017]
"""

from collections.abc import Iterator, Sequence

from guidepress.check.walk import citation_lists
from guidepress.model.chapter import Chapter
from guidepress.model.citation import Citation
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for section in chapter.sections:
        for cites in citation_lists(section):
            yield from _again(cites)


def _again(cites: Sequence[Citation]) -> Iterator[Problem]:
    first: dict[str, Citation] = {}
    for citation in cites:
        before = first.setdefault(citation.ref, citation)
        if before is not citation and not (citation.note or before.note):
            yield Problem(
                where=citation.where,
                rule="citation-once",
                message=f"'{citation.ref}' is cited twice in this list, first in line "
                f"{before.where.line}",
                hint="remove one of the two, or add a note: {ref: …, note: …}",
            )
