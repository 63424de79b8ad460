"""Where lines break. A line of runs is as wide as its letters; all lengths are points."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from guidepress.slides.deck import Para, Run, Runs
from guidepress.slides.fonts import face
from guidepress.slides.geometry import BULLET, LINE, PARA_GAP, SLACK

SCRIPT = 0.66
"""The size of what stands above or below the line, as a share of the size of its line."""

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf" +|[{_CJK}]|[^ {_CJK}-]*-+|[^ {_CJK}-]+")
"""What a line may break behind: white space, a hyphen, a letter of Chinese, Japanese or Korean."""

_Word = tuple[Runs, float]


@lru_cache(maxsize=65536)
def width(run: Run, size: float) -> float:
    """The width of a run on one line."""
    scale = SCRIPT if run.script else 1
    return face(run.bold, run.italic).width(run.text) * size * scale


def bold(runs: Runs) -> Runs:
    """The same words in bold letters."""
    return tuple(replace(run, bold=True) for run in runs)


def line_width(runs: Runs, size: float) -> float:
    return sum(width(run, size) for run in runs)


def longest_word(runs: Runs, size: float) -> float:
    """The width of the widest piece of a text in which no line breaks."""
    return max((wide for _, wide in _words(runs, size)), default=0)


@lru_cache(maxsize=16384)
def lines(runs: Runs, size: float, wide: float) -> tuple[Runs, ...]:
    """The lines of a text in a column of a width. A word that is wider is broken."""
    made: list[list[Run]] = [[]]
    left = wide * SLACK
    room = left
    for word, need in _broken(_words(runs, size), size, left):
        blank = not word[0].text.strip()
        if need > room and not blank and made[-1]:
            made.append([])
            room = left
        if made[-1] or not blank:
            made[-1] += word
            room -= need
    return tuple(_joined(line) for line in made)


def _broken(words: Iterable[_Word], size: float, wide: float) -> Iterator[_Word]:
    """The words, those that are wider than a line letter by letter."""
    for word, need in words:
        if need <= wide or not word[0].text.strip():
            yield word, need
        else:
            for run in word:
                yield from (((letter,), width(letter, size)) for letter in _letters(run))


def _letters(run: Run) -> Iterator[Run]:
    return (_saying(run, char) for char in run.text)


def _words(runs: Runs, size: float) -> Iterator[_Word]:
    """The pieces that no line breaks in; one may have several runs, such as H2O."""
    word: list[Run] = []
    for piece in _pieces(runs):
        ends = not piece.text.strip() or (word and not word[-1].text.strip())
        if word and (ends or _may_break(word[-1].text, piece.text)):
            yield tuple(word), line_width(tuple(word), size)
            word = []
        word.append(piece)
    if word:
        yield tuple(word), line_width(tuple(word), size)


def _may_break(before: str, after: str) -> bool:
    return before.endswith("-") or max(before[-1:], after[:1]) >= _CJK[0]


def _pieces(runs: Runs) -> Iterator[Run]:
    for run in runs:
        for found in _PIECES.findall(run.text):
            yield _saying(run, found)


def _saying(run: Run, text: str) -> Run:
    """Another text under the same marks; `replace` would take four times as long."""
    return Run(text, run.bold, run.italic, run.script, run.link, run.mark, run.long)


def _joined(line: Iterable[Run]) -> Runs:
    """Runs that stand side by side under the same marks, as one."""
    made: list[Run] = []
    for run in line:
        if made and _saying(made[-1], run.text) == run:
            made[-1] = _saying(run, made[-1].text + run.text)
        else:
            made.append(run)
    return tuple(made)


def height(paras: Iterable[Para], size: float, wide: float) -> float:
    """The height of paragraphs in a column of a width."""
    counts = [len(lines(para.runs, size, wide - inset(para))) for para in paras]
    return sum(counts) * size * LINE + max(len(counts) - 1, 0) * size * PARA_GAP


def inset(para: Para) -> float:
    """How far a paragraph is set in."""
    return BULLET if para.look == "bullet" else 0
