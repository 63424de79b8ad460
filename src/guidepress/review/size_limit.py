"""A comment that has to be short enough: what weighs least is left out first, and it says so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LIMIT = 65_536
"""Characters that a comment may have; as bytes they are counted here, which are never fewer."""
_FOR_NOTICE = 1_000
"""Bytes kept free for the notice of what was cut from the whole."""
_FOR_EACH_BLOCK = 80
"""Bytes kept free for the notice of what was cut from a block."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line that may be left out: the later its weight comes, the sooner."""

    weight: str
    line: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay, then pieces; without pieces the head alone."""

    head: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()


_Index = tuple[int, int]
"""The number of a block, and that of a piece in it."""


def fit(
    title: Sequence[str], blocks: Sequence[Block], weights: Sequence[str], limit: int = LIMIT
) -> str:
    """Title and blocks as one text of fewer bytes than `limit`, and what was cut from it.

    `weights` are in the order of their importance.
    """
    shown = _shown(title, blocks, weights, limit)
    cut = [piece.weight for index, piece in _indexed(blocks) if index not in shown]
    lines = [*title, *_notice(cut, weights)]
    for number, block in enumerate(blocks):
        lines += _lines(block, [(number, i) in shown for i in range(len(block.pieces))])
    return "\n".join(lines) + "\n"


def _indexed(blocks: Sequence[Block]) -> Iterator[tuple[_Index, Piece]]:
    for number, block in enumerate(blocks):
        for index, piece in enumerate(block.pieces):
            yield (number, index), piece


def _shown(
    title: Sequence[str], blocks: Sequence[Block], weights: Sequence[str], limit: int
) -> set[_Index]:
    """The pieces for which there is room, the heaviest first, each weight in its order."""
    heads = [line for block in blocks for line in block.head]
    room = limit - _FOR_NOTICE - _FOR_EACH_BLOCK * len(blocks)
    room -= sum(map(_size, (*title, *heads)))
    shown: set[_Index] = set()
    pieces = sorted(_indexed(blocks), key=lambda pair: (weights.index(pair[1].weight), pair[0]))
    for index, piece in pieces:
        room -= _size(piece.line)
        if room < 0:
            break
        shown.add(index)
    return shown


def _size(line: str) -> int:
    """Bytes of a line with its end."""
    return len(line.encode()) + 1


def _lines(block: Block, are_shown: Sequence[bool]) -> Iterator[str]:
    if block.pieces and not any(are_shown):
        return
    yield from block.head
    for piece, is_shown in zip(block.pieces, are_shown, strict=True):
        if is_shown:
            yield piece.line
    cut = len(are_shown) - sum(are_shown)
    if cut:
        yield from ("", f"_{cut} more of these are not shown here._")


def _notice(cut: Sequence[str], weights: Sequence[str]) -> Iterator[str]:
    """What is said at the head of pieces, given by their weights, that were cut."""
    if cut:
        numbers = Counter(cut)
        counts = ", ".join(f"{numbers[name]} {name}" for name in weights if numbers[name])
        yield ""
        yield (
            f"**This was cut:** {len(cut)} entries ({counts}) are not shown, for a comment may "
            f"have at most {LIMIT} characters. `guidepress diff --git` shows all."
        )
