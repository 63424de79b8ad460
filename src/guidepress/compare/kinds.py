"""Every kind of change there is, and how much it weighs.

What a recommendation is read with - its words, ratings, conditions and footnotes, and the titles
above it - may change practice. What a reader relies on to judge it is evidence. The rest is
editorial. A kind's sentence is in templates/words/.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from guidepress.model.blocks import BLOCKS

Weight = Literal["practice-changing", "evidence", "editorial"]
WEIGHTS: tuple[Weight, ...] = ("practice-changing", "evidence", "editorial")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change by its stable id, its weight, and what it means in a sentence."""

    id: str
    weight: Weight
    summary: str


_TABLE = """
practice-changing
recommendation-added        a recommendation that the older edition had not
recommendation-removed      a recommendation that is gone, with nothing said of it
recommendation-withdrawn    a recommendation that is no longer given, as changes.yaml declares
recommendation-replaced     a recommendation in whose place another is given, as declared
recommendation-split        a recommendation that became several, as declared
recommendation-merged       recommendations that became one, as declared
recommendation-moved        a recommendation in another place, where it is read with other titles
recommendation-reworded     other words in a recommendation
recommendation-footnotes    other footnotes at a recommendation or its ratings
grade-raised                a higher grade on the same scale
grade-lowered               a lower grade on the same scale
grade-changed               another grade, where the scale puts neither above the other
direction-reversed          from advice for something to advice against it, or back
rating-added                a recommendation that had no rating on a scale now has one
rating-removed              a recommendation that had a rating on a scale now has none
condition-added             a new condition of a recommendation
condition-removed           a condition that is gone
condition-reworded          other words in a condition
footnote-reworded           other words in a footnote
statement-added             a consensus statement that the older edition had not
statement-removed           a consensus statement that is gone
statement-reworded          other words in a consensus statement
recommendations-reworded    another title above recommendations
section-reworded            another title or subtitle of a section
chapter-reworded            another title of a chapter
block-moved                 a block in another section, where it is read with other titles

evidence
level-raised                a higher level of evidence on the same scale
level-lowered               a lower level of evidence on the same scale
level-changed               another level of evidence, neither higher nor lower
scale-changed               a rating on another scale, which cannot be compared
citations-changed           other works cited
supports-changed            other recommendations that works are said to support
reference-added             a work that the older edition did not list
reference-removed           a work that is no longer listed
statement-source            another source of a consensus statement
statement-level             another level of evidence of a consensus statement
statement-agreement         another agreement with a consensus statement
table-added                 a table that the older edition had not
table-removed               a table that is gone
table-reworded              another title of a table
column-added                a new column of a table
column-removed              a column that is gone
column-reworded             another head of a column
row-added                   a new row of a table
row-removed                 a row that is gone
cell-changed                another entry in a table
footnotes-changed           other footnotes at a table, row, text or figure
text-added                  a running text that the older edition had not
text-removed                a running text that is gone
text-reworded               other words in a running text
figure-added                a figure that the older edition had not
figure-removed              a figure that is gone
figure-reworded             other words at a figure
picture-changed             another picture in a figure

editorial
editorial                   other white space, punctuation or spelling, the same words
translation                 other words in a translation only
recommendation-renamed      the same recommendation under another id, as declared
reordered                   the same things in another order
note-changed                another editorial remark
chapter-added               a chapter that the older edition had not
chapter-removed             a chapter that is gone
section-added               a section that the older edition had not
section-removed             a section that is gone
recommendations-added       a block of recommendations that the older edition had not
recommendations-removed     a block of recommendations that is gone
footnote-added              a new footnote of a section
footnote-removed            a footnote that is gone
remark-added                a new remark
remark-removed              a remark that is gone
remark-reworded             other words in a remark
literature-added            a new list of literature
literature-removed          a list of literature that is gone
literature-reworded         another heading of a list of literature
authors-changed             other authors of a chapter
topics-changed              other topics of a chapter
see-also-changed            other references to chapters
reference-changed           other data of a work
abbreviation-added          a new abbreviation
abbreviation-removed        an abbreviation that is gone
abbreviation-reworded       another short or long form of an abbreviation
cells-merged                cells of a table that span other columns
original-changed            another original language
paraphrase-changed          said to be a paraphrase, or no longer
edition-changed             another statement of an edition about itself
"""


def _of_blocks() -> Iterator[Kind]:
    """What may become of a kind of block that the table does not name.

    It weighs most: nobody has said yet that it does not change practice.
    """
    for subject in BLOCKS:
        yield Kind(f"{subject}-added", WEIGHTS[0], f"a block of {subject} that is new")
        yield Kind(f"{subject}-removed", WEIGHTS[0], f"a block of {subject} that is gone")
        yield Kind(f"{subject}-reworded", WEIGHTS[0], f"other words in a block of {subject}")


def _kinds() -> dict[str, Kind]:
    """Every kind by its id, the heaviest first."""
    kinds: dict[str, Kind] = {}
    for block in _TABLE.strip().split("\n\n"):
        heading, *lines = block.splitlines()
        weight = next(weight for weight in WEIGHTS if weight == heading)
        for line in lines:
            name, summary = line.split(maxsplit=1)
            kinds[name] = Kind(name, weight, summary)
    for kind in _of_blocks():
        kinds.setdefault(kind.id, kind)
    return dict(sorted(kinds.items(), key=lambda entry: WEIGHTS.index(entry[1].weight)))


KINDS: dict[str, Kind] = _kinds()
"""Every kind by its id, the heaviest first."""

UNDER_ANOTHER_ID = ("recommendation-moved", "recommendation-renamed")
"""Kinds that may lead from one id to another of the same recommendation."""
