"""The agreement on a statement is a share, from 0 to 100 per cent.

PASS:
    agreement: "85"
FAIL:
    agreement: "850"
"""

from collections.abc import Iterator

from guidepress.model import Chapter, Guideline, Statement
from guidepress.problem import Problem
from guidepress.rules.walk import blocks

WHOLE = 100


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for block in blocks(chapter):
        if isinstance(block, Statement) and float(block.agreement or 0) > WHOLE:
            yield Problem(
                where=block.at.value("agreement"),
                rule="agreement-range",
                message=f"an agreement of {block.agreement} % is more than 100 %",
            )
