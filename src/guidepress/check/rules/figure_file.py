"""The picture of a figure is in the edition's folder figures/.

PASS:
    {kind: figure, id: pathway, file: pathway.png, …}     # and there is figures/pathway.png
FAIL:
    {kind: figure, id: pathway, file: Pathway.png, …}
"""

from collections.abc import Iterator

from guidepress.check.walk import blocks
from guidepress.model.blocks.figure import Figure
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem, did_you_mean


def check_edition(edition: Edition, _guideline: Guideline) -> Iterator[Problem]:
    pictures = sorted(edition.pictures)
    for chapter in edition.chapters:
        for block in blocks(chapter):
            if isinstance(block, Figure) and block.file not in pictures:
                yield Problem(
                    where=block.at.value("file"),
                    rule="figure-file",
                    message=f"there is no picture figures/{block.file}"
                    f"{did_you_mean(block.file, pictures)}",
                    hint=f"put it into {edition.id}/figures/; small and capital letters count",
                )
