"""How rows and paragraphs are shared out over slides: evenly, on as few as may be, none too full.

What is expected is counted in lines and gaps of the design; a judge that knows nothing of the code
says how high a slide is at least (`measure.py`).
"""

from collections.abc import Callable
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from decks import deck, edited, grid_of, stock
from guidepress.slides.deck import Deck, Grid, Slide
from guidepress.slides.layout import LINE_HEIGHT, PARAGRAPH_GAP, ROW_MARGIN, TEXT_SIZES
from measure import slide_height

SMALLEST = TEXT_SIZES[-1]
LINE = SMALLEST * LINE_HEIGHT
WORKS = ["leaf-2019", "kettle-2021", "cup-2023"]

Items = list[dict[str, Any]]
Show = Callable[..., Deck]


@pytest.fixture
def show(content: Path, tmp_path: Path) -> Show:
    """The deck of a chapter with a section for each list of recommendations."""
    numbers = count()

    def shown(*lists: Items) -> Deck:
        with edited(content, "2024/chapters/brewing.yaml") as data:
            data["topics"] = [{"text": {"de": "Wasser", "en": "Water"}}]
            data["sections"] = [section(number, items) for number, items in enumerate(lists)]
        return deck(stock(content, tmp_path / f"memory-{next(numbers)}"), "brewing")

    return shown


def section(number: int, items: Items) -> dict[str, Any]:
    block = {"kind": "recommendations", "id": f"block-{number}", "items": items}
    literature = [{"id": "works", "cites": list(WORKS)}]
    title = {"de": "Wasser", "en": "Water"}
    return {"id": f"at-{number}", "title": title, "blocks": [block], "literature": literature}


def item(name: str, words: str, **more: Any) -> dict[str, Any]:
    rating = {} if "children" in more else {"rating": {"loe": "1", "grade": "++"}}
    return {"id": name, "text": {"de": words, "en": words}, **rating, **more}


def conditions(number: int) -> Items:
    return [{"id": f"if-{n}", "text": {"de": "dann", "en": "then"}} for n in range(number)]


def grids(made: Deck, number: int = 0) -> list[tuple[Slide, Grid]]:
    """The slides of a section with their tables."""
    slides = [slide for slide in made.slides if slide.section == f"at-{number}"]
    return [(slide, grid) for slide in slides if (grid := grid_of(slide))]


def heights(made: Deck, number: int = 0) -> dict[str, float]:
    """The height of each row of a section by its id."""
    return {
        row.id: height
        for _, grid in grids(made, number)
        for row, height in zip(grid.rows, grid.heights, strict=True)
    }


def assure_not_too_full(made: Deck, slide: Slide, grid: Grid) -> None:
    body = made.geometry.body
    used = grid.head_height + sum(grid.heights)
    assert slide_height(slide, body.width) - 0.01 <= used <= body.height + 0.01


def test_rows_are_shared_out_evenly(show: Show) -> None:
    """The last slide has not the one row that was left over."""
    numbers = range(14, 36)
    made = show(*([item(f"cup-{n}-{i}", f"Warm cup {i}") for i in range(n)] for n in numbers))
    for index, number in enumerate(numbers):
        shares = [len(grid.rows) for _, grid in grids(made, index)]
        assert sum(shares) == number
        assert max(shares) == ceil(number / len(shares)), shares


def test_paragraphs_stand_apart(show: Show) -> None:
    numbers = range(1, 9)
    made = show(*([item(f"cups-{n}", "Warm the cups", conditions=conditions(n))] for n in numbers))
    for index, number in enumerate(numbers):
        ((_, grid),) = grids(made, index)
        lines = (number + 1) * grid.size * LINE_HEIGHT
        gaps = number * grid.size * PARAGRAPH_GAP
        assert grid.heights[0] == pytest.approx(lines + gaps + 2 * ROW_MARGIN)


@pytest.mark.parametrize("depth", [1, 2])
def test_what_stands_below_a_head_is_set_in(depth: int, show: Show) -> None:
    """Words that fill a line need another one below a head, which takes some of their width."""
    words = _filling_a_line(show)
    nested = item("child", words)
    for level in range(depth):
        nested = item(f"head-{level}", "Head", children=[nested, item(f"other-{level}", "Other")])
    made = show([item("alone", words), nested])
    line = grids(made)[0][1].size * LINE_HEIGHT
    assert heights(made)["child"] == pytest.approx(heights(made)["alone"] + line)


def _filling_a_line(show: Show) -> str:
    """As many short words as one line has room for."""
    numbers = range(40, 100)
    made = show(*([item(f"line-{n}", " ".join(["il"] * n))] for n in numbers))
    first = heights(made)["line-40"]
    fits = [n for i, n in enumerate(numbers) if heights(made, i)[f"line-{n}"] == first]
    assert fits[-1] < numbers[-1]
    return " ".join(["il"] * fits[-1])


@pytest.mark.parametrize("lines", [1, 2])
def test_a_row_that_is_split_takes_as_few_slides_as_it_needs(lines: int, show: Show) -> None:
    """And not a line more is on a slide than there is room for below its heads."""
    above = " ".join(["head"] * 17 * lines)
    numbers = range(600, 870, 15)
    made = show(
        *(
            [item(f"above-{n}", above, children=[item(f"long-{n}", " ".join(["word"] * n))])]
            for n in numbers
        )
    )
    for index, number in enumerate(numbers):
        needed, room = 0.0, made.geometry.body.height
        for slide, grid in grids(made, index):
            assert [row.id for row in grid.rows] == [f"above-{number}", f"long-{number}"]
            assure_not_too_full(made, slide, grid)
            head, row = grid.heights
            needed += row - 2 * ROW_MARGIN
            left = made.geometry.body.height - grid.head_height - head - 2 * ROW_MARGIN
            room = min(room, left)
        if grid.size == SMALLEST:
            assert len(grids(made, index)) == ceil(round(needed / LINE) / int(room / LINE))


def test_paragraphs_that_are_split_do_not_overfill_their_slide(show: Show) -> None:
    numbers = range(56, 76)
    made = show(*([item(f"cups-{n}", "Warm the cups", conditions=conditions(n))] for n in numbers))
    for index, number in enumerate(numbers):
        parts = grids(made, index)
        assert len(parts) > 2
        assert sum(len(grid.rows[0].cells[0].paras) for _, grid in parts) == number + 1
        for slide, grid in parts:
            assure_not_too_full(made, slide, grid)
