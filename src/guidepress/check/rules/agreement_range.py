"""The agreement on a statement is a share, from 0 to 100 per cent.

PASS:
    agreement: "85"
FAIL:
    agreement: "850"
"""

from collections.abc import Iterator

from guidepress.check.walk import blocks
from guidepress.model.blocks.statement import Statement
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem

WHOLE = 100


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for block in blocks(chapter):
        if isinstance(block, Statement) and float(block.agreement or 0) > WHOLE:
            yield Problem(
                where=block.at.value("agreement"),
                rule="agreement-range",
                message=f"an agreement of {block.agreement} % is more than 100 %",
            )
