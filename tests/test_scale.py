"""How a rating moved, on the scales that are shipped."""

from dataclasses import replace
from itertools import permutations

import pytest

from editions import guideline
from guidepress.model.location import start_of
from guidepress.model.scale import Movement, Scale

MIRRORED: dict[Movement, Movement] = {"raised": "lowered", "lowered": "raised"}


def _shelf() -> dict[str, Scale]:
    known = guideline("tests/cases/good/minimal").guideline
    assert known
    return dict(known.all_scales)


SHELF = _shelf()


@pytest.mark.parametrize(
    ("scale", "before", "after", "movement"),
    [
        ("ago", "+", "++", "raised"),
        ("ago", "++", "+", "lowered"),
        ("ago", "+/-", "+", "raised"),
        ("ago", "+", "+/-", "lowered"),
        ("ago", "+/-", "-", "lowered"),
        ("ago", "--", "-", "raised"),
        ("ago", "+", "-", "reversed"),
        ("ago", "--", "++", "reversed"),
        ("ago", "+", "?", "changed"),
        ("ago", "?", "+", "changed"),
        ("oxford-loe-2009", "1b", "1a", "raised"),
        ("oxford-loe-2009", "1a", "5", "lowered"),
        ("oxford-loe-2009", "1b", "1", "changed"),
        ("oxford-loe-2009", "1", "1a", "changed"),
        ("oxford-loe-2009", "2", "2c", "changed"),
        ("oxford-loe-2009", "2a", "2", "changed"),
        ("oxford-loe-2009", "2", "1c", "raised"),
        ("oxford-loe-2009", "2", "1", "raised"),
        ("oxford-loe-2009", "1", "2a", "lowered"),
        ("oxford-loe-2009", "2c", "1", "raised"),
        ("oxford-gr", "D", "A", "raised"),
        ("grade-strength", "strong-for", "strong-against", "reversed"),
        ("grade-strength", "conditional-for", "strong-for", "raised"),
        ("grade-certainty", "high", "very-low", "lowered"),
        ("awmf", "B", "A", "raised"),
        ("awmf", "A", "EK", "changed"),
        ("awmf", "EK", "A", "changed"),
    ],
)
def test_a_rating_moves(scale: str, before: str, after: str, movement: Movement) -> None:
    assert SHELF[scale].movement(before, after) == movement


@pytest.mark.parametrize("scale", list(SHELF.values()), ids=list(SHELF))
def test_every_movement_has_its_mirror(scale: Scale) -> None:
    for before, after in permutations([level.value for level in scale.levels], 2):
        there, back = scale.movement(before, after), scale.movement(after, before)
        assert back == MIRRORED.get(there, there), (before, after)


def test_a_scale_is_the_same_wherever_it_stands() -> None:
    scale = SHELF["ago"]
    assert replace(scale, at=start_of("elsewhere.yaml")) == scale
    assert "Place(" not in repr(scale)
