"""Whether two wordings mean the same words, and which of their words differ."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from guidepress.inline import Span, parse
from guidepress.text import EVERY_LANGUAGE, Text

Verdict = Literal["reworded", "translation", "editorial"]
Spans = tuple[Span, ...]

_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SENSE = re.compile(
    r"\d+(?:[.,]\d+)*"  # a number with its decimal sign
    r"|[^\W\d_]+(?:\d+[^\W_]*)*"  # a word, also with figures in it: HER2
    r"|-(?=\d)"  # a minus, or the sign of a range
    r"|[<>≤≥=±+*/%‰°×·&|#@~^\[\]\\$€§→←↑↓]"
)
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W\d_])")
_SHORT = 3
"""Words up to this length keep their case: a unit or a symbol may differ in nothing else."""

_TOKEN = re.compile(r"\s+|\w+(?:[-\u2010\u2011/'’.,:]\w+)*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tongue:
    """Which language is the source, and by language the spellings that mean the same."""

    source: str
    spelling: Mapping[str, Mapping[str, str]]

    def judge(self, before: Text | None, after: Text | None, original: str = "") -> Verdict:
        """What two different texts differ in: their words, a translation's, or only the writing.

        `original` is the language of the original where it is not the guideline's.
        """
        old, new = _by_language(before, after)
        changed = [name for name in {**old, **new} if not self._same(name, old, new)]
        source = original or self.source
        if source not in old and source not in new:
            source = next(iter({**old, **new}))
        if source in changed:
            return "reworded"
        return "translation" if changed else "editorial"

    def _same(self, language: str, old: Mapping[str, str], new: Mapping[str, str]) -> bool:
        if language not in old or language not in new:
            return False
        spelling = tuple(self.spelling.get(language, {}).items())
        one, other = _senses(old[language], spelling), _senses(new[language], spelling)
        return any(a == b for a, b in zip(one, other, strict=True))


def _by_language(
    before: Text | None, after: Text | None
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The words of two texts by language; what is the same in every language is in each of them."""
    texts = [text for text in (before, after) if text]
    languages = {name: None for text in texts for name in text.words if name != EVERY_LANGUAGE}
    named = tuple(languages) or (EVERY_LANGUAGE,)
    return _words(before, named), _words(after, named)


def _words(text: Text | None, languages: tuple[str, ...]) -> Mapping[str, str]:
    said = {name: text.say(name) for name in languages} if text else {}
    return {name: words for name, words in said.items() if words}


@lru_cache(maxsize=1024)
def _senses(words: str, spelling: tuple[tuple[str, str], ...]) -> tuple[list[str], list[str]]:
    """The words that carry the sense, hyphenated ones once written together and once apart."""
    flat = unicodedata.normalize("NFC", _flat(parse(words))).translate(_DASHES)
    flat = flat.replace("<=", "≤").replace(">=", "≥")
    together, apart = _HYPHEN.sub("", flat), _HYPHEN.sub(" ", flat)
    return _sense(together, spelling), _sense(apart, spelling)


def _flat(spans: Spans) -> str:
    """Words with those marks that carry sense: above, below, where a link leads, citations."""
    return "".join(_flat_span(span) for span in spans)


def _flat_span(span: Span) -> str:
    match span.mark:
        case "text":
            return span.text
        case "sub":
            return f"~{_flat(span.spans)}~"
        case "sup":
            return f"^{_flat(span.spans)}^"
        case "link":
            return f"{_flat(span.spans)} [{span.target}]"
        case "cite":
            return f"[@{span.target}]"
    return _flat(span.spans)


def _sense(flat: str, spelling: tuple[tuple[str, str], ...]) -> list[str]:
    return [_spelt(word, spelling) for word in _SENSE.findall(flat)]


def _spelt(word: str, spelling: tuple[tuple[str, str], ...]) -> str:
    if len(word) > _SHORT and (word.istitle() or word.islower()):
        word = word.lower()
    for one, other in spelling:
        word = word.replace(one, other)
    return word


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of text and the marks around it; both must be the same."""

    text: str
    marks: tuple[tuple[str, str], ...]

    def span(self) -> Span:
        inner = Span("text", self.text)
        for mark, target in reversed(self.marks):
            inner = Span(mark, target=target, spans=(inner,))
        return inner


def mark(before: Spans, after: Spans) -> Spans:
    """One text that shows what differs between two: with spans 'del' for words gone, 'ins' for new.

    Words are never cut, compounds with a hyphen are one word, and signs stand for themselves.
    """
    old, new = list(_tokens(before, ())), list(_tokens(after, ()))
    marked: list[Span] = []
    for gone, come, kept in _pieces(old, new):
        marked += [Span("del", spans=_spans(gone))] if gone else []
        marked += [Span("ins", spans=_spans(come))] if come else []
        marked += _spans(kept)
    return tuple(marked)


def _tokens(spans: Spans, marks: tuple[tuple[str, str], ...]) -> Iterator[_Token]:
    for span in spans:
        if span.mark == "text":
            yield from (_Token(_SPACES.sub(" ", word), marks) for word in _TOKEN.findall(span.text))
        else:
            yield from _tokens(span.spans, (*marks, (span.mark, span.target)))


Piece = tuple[list[_Token], list[_Token], list[_Token]]


def _pieces(old: list[_Token], new: list[_Token]) -> Iterator[Piece]:
    """What is gone, what has come, then what is the same; signs between changes go with them."""
    gone: list[_Token] = []
    come: list[_Token] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        same = old[i1:i2] if old[i1:i2] == new[j1:j2] else []
        if not same or (gone and come and i2 < len(old) and _is_slight(same)):
            gone, come = gone + old[i1:i2], come + new[j1:j2]
        else:
            yield gone, come, same
            gone, come = [], []
    yield gone, come, []


def _is_slight(tokens: list[_Token]) -> bool:
    return not any(token.text[0].isalnum() for token in tokens)


def _spans(tokens: list[_Token]) -> Spans:
    """Spans of tokens; those under the same marks become one."""
    joined: list[_Token] = []
    for token in tokens:
        if joined and joined[-1].marks == token.marks:
            joined[-1] = _Token(joined[-1].text + token.text, token.marks)
        else:
            joined.append(token)
    return tuple(token.span() for token in joined)
