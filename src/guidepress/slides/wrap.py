"""Where lines break, and how high text is. All lengths are points.

Widths are sums of the advance widths of glyphs, without kerning.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from guidepress.slides.deck import Para, Run, Runs
from guidepress.slides.fonts import face
from guidepress.slides.layout import BULLET_INDENT, LINE_HEIGHT, PARAGRAPH_GAP, USABLE_WIDTH

SCRIPT_SIZE = 0.66
"""The size of what stands above or below the line, as a share of the size of its line."""

_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf" +|[{_CJK}]|[^ {_CJK}-]*-+|[^ {_CJK}-]+")
"""The pieces that a line may break behind: white space, a hyphen, a Chinese, Japanese or Korean
character. 'a long-term plan' has the pieces 'a', ' ', 'long-', 'term', ' ', 'plan'."""

_Word = tuple[Runs, float]
"""The runs of a word, and their width."""


@lru_cache(maxsize=65536)
def run_width(run: Run, size: float) -> float:
    """The width of a run on one line, in letters of a size."""
    scale = SCRIPT_SIZE if run.script else 1
    return face(run.bold, run.italic).width(run.text) * size * scale


def bold(runs: Runs) -> Runs:
    """The same words in bold letters."""
    return tuple(replace(run, bold=True) for run in runs)


def line_width(runs: Runs, size: float) -> float:
    """The width of runs on one line."""
    return sum(run_width(run, size) for run in runs)


def longest_word(runs: Runs, size: float) -> float:
    """The width of the widest piece of a text in which no line breaks."""
    return max((width for _, width in _words(runs, size)), default=0)


@lru_cache(maxsize=16384)
def wrapped(runs: Runs, size: float, width: float) -> tuple[Runs, ...]:
    """The lines of a text in a column of a width; a word wider than that is broken.

    White space at the beginning of a line is dropped.
    """
    lines: list[list[Run]] = [[]]
    usable = width * USABLE_WIDTH
    free = usable
    for word, word_width in _broken(_words(runs, size), size, usable):
        is_blank = not word[0].text.strip()
        if word_width > free and not is_blank and lines[-1]:
            lines.append([])
            free = usable
        if lines[-1] or not is_blank:
            lines[-1] += word
            free -= word_width
    return tuple(_joined(line) for line in lines)


def _broken(words: Iterable[_Word], size: float, usable: float) -> Iterator[_Word]:
    """The words, those that are wider than a line letter by letter."""
    for word, width in words:
        if width <= usable or not word[0].text.strip():
            yield word, width
        else:
            for run in word:
                yield from (
                    ((letter,), run_width(letter, size))
                    for letter in (_with_text(run, char) for char in run.text)
                )


def _words(runs: Runs, size: float) -> Iterator[_Word]:
    """What no line breaks in; it may be of several runs, such as 'H', '2' and 'O'."""
    word: list[Run] = []
    for piece in _pieces(runs):
        is_edge = not piece.text.strip() or (word and not word[-1].text.strip())
        if word and (is_edge or _may_break(word[-1].text, piece.text)):
            yield tuple(word), line_width(tuple(word), size)
            word = []
        word.append(piece)
    if word:
        yield tuple(word), line_width(tuple(word), size)


def _may_break(before: str, after: str) -> bool:
    return before.endswith("-") or max(before[-1:], after[:1]) >= _CJK[0]


def _pieces(runs: Runs) -> Iterator[Run]:
    """Runs cut where a line may break.

    >>> [piece.text for piece in _pieces((Run("a long-"), Run("term 計画")))]
    ['a', ' ', 'long-', 'term', ' ', '計', '画']
    """
    for run in runs:
        for text in _PIECES.findall(run.text):
            yield _with_text(run, text)


def _with_text(run: Run, text: str) -> Run:
    """A run with another text; `replace` would take four times as long."""
    return Run(text, run.bold, run.italic, run.script, run.link, run.mark, run.long)


def _joined(line: Iterable[Run]) -> Runs:
    """Neighbours that differ in nothing but their text, as one run."""
    joined: list[Run] = []
    for run in line:
        if joined and _with_text(joined[-1], run.text) == run:
            joined[-1] = _with_text(run, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def text_height(paras: Iterable[Para], size: float, width: float) -> float:
    """The height of paragraphs in a column of a width."""
    counts = [len(wrapped(para.runs, size, width - indent(para))) for para in paras]
    return sum(counts) * size * LINE_HEIGHT + max(len(counts) - 1, 0) * size * PARAGRAPH_GAP


def indent(para: Para) -> float:
    """How far a paragraph is indented."""
    return BULLET_INDENT if para.style == "bullet" else 0
