"""A text that has to be short enough: what weighs least is left out first, and it says so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LIMIT = 65_536
"""Characters that a comment may have; as bytes they are counted here, which are never fewer."""
_FOR_NOTES = 1_000
_PER_BLOCK = 80


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


def fitted(
    title: Sequence[str], blocks: Sequence[Block], weights: Sequence[str], limit: int = LIMIT
) -> str:
    """Title and blocks as one text of fewer bytes than `limit`, and what was cut from it."""
    kept = _kept(title, blocks, weights, limit)
    cut = [piece.weight for at, piece in _numbered(blocks) if at not in kept]
    lines = [*title, *_notice(cut, weights)]
    for number, block in enumerate(blocks):
        lines += _lines(block, [at in kept for at, _ in _numbered(blocks) if at[0] == number])
    return "\n".join(lines) + "\n"


At = tuple[int, int]


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[At, Piece]]:
    for number, block in enumerate(blocks):
        for index, piece in enumerate(block.pieces):
            yield (number, index), piece


def _kept(
    title: Sequence[str], blocks: Sequence[Block], weights: Sequence[str], limit: int
) -> set[At]:
    """The pieces for which there is room, the heaviest first, each weight in its order."""
    heads = [line for block in blocks for line in block.head]
    room = limit - _FOR_NOTES - _PER_BLOCK * len(blocks)
    room -= sum(map(_size, (*title, *heads)))
    kept: set[At] = set()
    pieces = sorted(_numbered(blocks), key=lambda pair: (weights.index(pair[1].weight), pair[0]))
    for at, piece in pieces:
        room -= _size(piece.line)
        if room < 0:
            break
        kept.add(at)
    return kept


def _size(line: str) -> int:
    return len(line.encode()) + 1


def _lines(block: Block, kept: Sequence[bool]) -> Iterator[str]:
    if block.pieces and not any(kept):
        return
    yield from block.head
    yield from (piece.line for piece, is_kept in zip(block.pieces, kept, strict=True) if is_kept)
    left = len(kept) - sum(kept)
    if left:
        yield from ("", f"_{left} more of these are not shown here._")


def _notice(cut: Sequence[str], weights: Sequence[str]) -> Iterator[str]:
    if cut:
        counts = Counter(cut)
        told = ", ".join(f"{counts[name]} {name}" for name in weights if counts[name])
        yield ""
        yield (
            f"**This was cut:** {len(cut)} entries ({told}) are not shown, for a comment may have "
            f"at most {LIMIT} characters. `guidepress diff --git` shows all."
        )
