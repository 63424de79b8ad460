"""A topic names sections of its chapter; literature supports what stands in its own section.

PASS:
    literature: [{id: local, supports: [liver-tace], cites: …}]     # liver-tace is in this section
FAIL:
    literature: [{id: local, supports: [lung-resection], cites: …}]
"""

from collections.abc import Iterator

from guidepress.model.chapter import Chapter, Section
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, did_you_mean

NEEDS_WHOLE = True


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    yield from _topics(chapter)
    for section in chapter.sections:
        yield from _supports(section)


def _topics(chapter: Chapter) -> Iterator[Problem]:
    ids = [section.id for section in chapter.sections]
    for topic in chapter.topics:
        for index, name in enumerate(topic.sections):
            if name not in ids:
                yield Problem(
                    where=topic.at.value("sections", index),
                    rule="section-reference",
                    message=f"this chapter has no section '{name}'{did_you_mean(name, ids)}",
                )


def _supports(section: Section) -> Iterator[Problem]:
    ids = [item.id for item in section.recommendations()]
    ids += [block.id for block in section.blocks]
    for literature in section.literature:
        for index, name in enumerate(literature.supports):
            if name not in ids:
                yield Problem(
                    where=literature.at.value("supports", index),
                    rule="section-reference",
                    message=f"the section '{section.id}' has no recommendation or block "
                    f"'{name}'{did_you_mean(name, ids)}",
                    hint="literature stands in the section of what it supports",
                )
