"""Every grade and every citation of the source is in the 2024 edition, in the source's order.

The source's text lies beside the checkout, not in it; where it is not there, this is not tested.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from sites import CONTENT, ROOT, Wanted, recommendations

SOURCE = ROOT.parent / "shared" / "source" / "ago-2024-1D-metastasenlokalisation.txt"
pytestmark = pytest.mark.skipif(
    not SOURCE.exists(), reason=f"the source's text, {SOURCE}, is not here"
)

LOE, GR, AGO = r"[1-5][abc]?", r"[A-D]", r"\+\+|\+/-|--|\+|-"
ROW = re.compile(rf"(?:^|\s)({LOE})\s+({GR})\s+({AGO})\**\s*$")
LONE = re.compile(rf"\s*({LOE}|{GR}|{AGO})\**\s*$")
CITATION = re.compile(r"\s*(\d+)\.\s+(?=\S)")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return SOURCE.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def chapter() -> Any:
    return Wanted(CONTENT["ago"]).chapter("2024", "metastasis-sites")


@pytest.fixture(scope="module")
def works() -> dict[str, Any]:
    return {work["id"]: work for work in Wanted(CONTENT["ago"]).references("2024")}


def _grades(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """LoE, GR and AGO grade of each row; on one slide the three columns follow each other."""
    column: list[str] = []
    for line in lines:
        if lone := LONE.match(line):
            column.append(lone[1])
        elif line.strip():
            third = len(column) // 3
            yield from zip(
                column[:third], column[third : 2 * third], column[2 * third :], strict=False
            )
            column = []
            if row := ROW.search(line):
                yield row.groups()


def test_every_graded_row_of_the_source_is_in_the_content(lines: list[str], chapter: Any) -> None:
    found = list(_grades(lines))
    assert len(found) == 49
    rated = [item["rating"] for _, item in recommendations(chapter) if item.get("rating")]
    assert [(r["loe"], r["gr"], r["ago"]) for r in rated] == found


def test_the_words_of_every_graded_row_are_the_sources(lines: list[str], chapter: Any) -> None:
    source = _letters(" ".join(lines))
    missing = [
        item["id"]
        for _, item in recommendations(chapter)
        if not all(_letters(part) in source for part in re.split(r"[()]", item["text"]["de"]))
    ]
    assert missing == []


def _letters(text: str) -> str:
    """The letters and digits of a text: line ends, hyphens and spaces differ between the two."""
    return re.sub(r"[^a-zäöüß0-9]", "", text.lower())


def _citations(lines: list[str]) -> list[list[str]]:
    """The lists of literature: each begins anew at 1. An entry reaches as far as the next begins.

    A table often stands between the lines of an entry, so an entry may hold more than itself.
    """
    starts: list[tuple[int, int]] = []
    for line, text in enumerate(lines):
        found = CITATION.match(text)
        if found and int(found[1]) in (1, starts[-1][1] + 1 if starts else 1):
            starts.append((line, int(found[1])))
    ends = [line for line, _ in starts[1:]] + [len(lines)]
    lists: list[list[str]] = []
    for (line, number), end in zip(starts, ends, strict=True):
        if number == 1:
            lists.append([])
        lists[-1].append(" ".join(lines[line:end]))
    return lists


def _lists(chapter: Any) -> list[Any]:
    return [item for section in chapter["sections"] for item in section.get("literature", ())]


def _cited(item: Any) -> list[Any]:
    return [{"ref": cite} if isinstance(cite, str) else cite for cite in item["cites"]]


def test_every_list_of_literature_is_as_long_as_in_the_source(
    lines: list[str], chapter: Any
) -> None:
    in_source = [len(entries) for entries in _citations(lines)]
    assert sum(in_source) == 146
    assert [len(item["cites"]) for item in _lists(chapter)] == in_source


def test_every_citation_of_the_source_is_in_the_content(
    lines: list[str], chapter: Any, works: dict[str, Any]
) -> None:
    entries = [entry for entries in _citations(lines) for entry in entries]
    cited = [cite for item in _lists(chapter) for cite in _cited(item)]
    lacking = [
        f"{cite['ref']}: {fact!r} is not in: {entry[:200]}"
        for cite, entry in zip(cited, entries, strict=True)
        for fact in ([cite["printed"]] if "printed" in cite else _facts(works[cite["ref"]]))
        if _letters(fact) not in _letters(entry)
    ]
    assert lacking == []


def _facts(work: Any) -> Iterator[str]:
    """What tells one work from another: first author, title's beginning, year, volume, pages."""
    first: dict[str, str] = next(iter(work.get("author", [])), {})
    yield first.get("family") or first.get("literal") or ""
    yield work.get("title", "")[:40]
    yield from (
        str(work[name]) for name in ("volume", "issue", "page", "DOI", "PMID") if name in work
    )
    yield from (str(part[0]) for part in work.get("issued", {}).get("date-parts", ())[:1])


def test_every_heading_of_literature_is_the_sources(lines: list[str], chapter: Any) -> None:
    source = _letters(" ".join(lines))
    headings = [item["heading"] for item in _lists(chapter) if "heading" in item]
    missing = [
        part
        for heading in headings
        for part in heading["en"].split(" · ")
        if _letters(part) not in source
    ]
    assert missing == []
