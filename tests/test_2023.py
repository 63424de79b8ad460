"""The 2023 edition is the 2024 edition less what the source itself dates later; DeepDiff judges.

What is taken away: the author line of 2024, the row of ABC-7 among the definitions, the statement
of ABC-7, and the two works that appeared too late. What is added: a text that says so.
"""

import copy
from typing import Any

from deepdiff import DeepDiff

from sites import CONTENT, Wanted, recommendations

AGO = Wanted(CONTENT["ago"])
CHAPTER = "metastasis-sites"
LATER_WORKS = {"pusztai-2023", "cardoso-2024"}
STATEMENT, WORDING = "contralateral-axilla-consensus", "contralateral-axilla-wording"


def _differences(old: Any, new: Any) -> Any:
    return DeepDiff(old, new, threshold_to_diff_deeper=0).to_dict()


def _ref(cite: Any) -> str:
    return str(cite if isinstance(cite, str) else cite["ref"])


def _without_what_is_later(chapter: Any) -> Any:
    """The chapter of 2024 as it must have been in 2023."""
    made = copy.deepcopy(chapter)
    made["authors"] = [line for line in made["authors"] if line["editions"] != "2024"]
    for section in made["sections"]:
        section["blocks"] = [block for block in section["blocks"] if block["id"] != STATEMENT]
        for block in section["blocks"]:
            if "rows" in block:
                block["rows"] = [row for row in block["rows"] if row["id"] != "abc-7"]
        for item in section.get("literature", ()):
            item["cites"] = [cite for cite in item["cites"] if _ref(cite) not in LATER_WORKS]
    return made


def test_the_chapter_lacks_what_is_dated_later_and_nothing_else() -> None:
    then, now = (AGO.chapter(edition, CHAPTER) for edition in ("2023", "2024"))
    added = [
        (section["id"], block)
        for section in then["sections"]
        for block in section["blocks"]
        if block["id"] == WORDING
    ]
    ((place, wording),) = added
    assert (place, wording["kind"]) == ("contralateral-axilla", "text")
    assert "nicht bekannt" in wording["text"]["de"]
    assert "not known" in wording["text"]["en"]
    for section in then["sections"]:
        section["blocks"] = [block for block in section["blocks"] if block["id"] != WORDING]
    assert _differences(_without_what_is_later(now), then) == {}


def test_what_is_taken_away_is_there_in_2024() -> None:
    now = AGO.chapter("2024", CHAPTER)
    blocks = {block["id"]: block for section in now["sections"] for block in section["blocks"]}
    lists = [item for section in now["sections"] for item in section.get("literature", ())]
    later = [_ref(cite) for item in lists for cite in item["cites"] if _ref(cite) in LATER_WORKS]
    assert [line["names"] for line in now["authors"]][1:] == [["Bauerfeind", "Reimer"]]
    assert blocks[STATEMENT]["agreement"] == "85"
    assert "abc-7" in {row["id"] for block in blocks.values() for row in block.get("rows", ())}
    assert sorted(later) == ["cardoso-2024", "cardoso-2024", "pusztai-2023"]


def test_no_grade_is_invented() -> None:
    then, now = (
        [(item["id"], item.get("rating")) for _, item in recommendations(AGO.chapter(e, CHAPTER))]
        for e in ("2023", "2024")
    )
    assert then == now


def test_the_works_are_those_of_2024_less_what_appeared_later() -> None:
    works = [work for work in AGO.references("2024") if work["id"] not in LATER_WORKS]
    assert len(works) == len(AGO.references("2024")) - 2
    assert _differences(works, AGO.references("2023")) == {}


def test_the_edition_says_that_it_is_a_reconstruction() -> None:
    head = AGO.editions["2023"]
    assert head["status"] == "reconstructed"
    assert "Rekonstruktion" in head["status_note"]["de"]
    assert "Reconstruction" in head["status_note"]["en"]
