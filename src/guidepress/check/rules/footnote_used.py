"""A footnote that a section defines is used in it.

PASS:
    items: [{id: liver-tace, text: …, footnotes: [interdisciplinary]}]
    footnotes: {interdisciplinary: …}
FAIL:
    items: [{id: liver-tace, text: …}]
    footnotes: {interdisciplinary: …}
"""

from collections.abc import Iterator

from guidepress.check.walk import footnotes
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem

NEEDS_WHOLE = True


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for section in chapter.sections:
        used = {name for name, _ in footnotes(section)}
        for name in section.footnotes:
            if name not in used:
                yield Problem(
                    where=section.at.at("footnotes").key(name),
                    rule="footnote-used",
                    message=f"nothing in the section '{section.id}' points at the footnote "
                    f"'{name}'",
                    hint=f"add 'footnotes: [{name}]' where it belongs, or remove it",
                )
