"""Literature stands where there is something that it can support.

PASS:
    sections: [{id: liver, blocks: [{kind: recommendations, …}], literature: […]}]
FAIL:
    sections: [{id: liver, blocks: [{kind: figure, …}], literature: […]}]
"""

from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model.blocks.figure import Figure
from guidepress.model.guideline import Edition, Guideline


def check(edition: Edition, _guideline: Guideline) -> Iterator[Finding]:
    for chapter in edition.chapters:
        for section in chapter.sections:
            says = [block for block in section.blocks if not isinstance(block, Figure)]
            if section.literature and not says:
                yield Finding(
                    section.id,
                    section,
                    section.literature[0].at.where,
                    "these works support nothing: the section recommends and says nothing",
                )
