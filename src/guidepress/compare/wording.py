"""Whether two wordings mean the same words, and which of their words differ."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from guidepress.model.markup import Span, parse
from guidepress.model.text import EVERY_LANGUAGE, Text

Verdict = Literal["reworded", "translation", "editorial"]
Spans = tuple[Span, ...]

_SPACES = re.compile(r"\s+")
_WRITING = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011", "-"),  # hyphens
        **dict.fromkeys("\u2012\u2014\u2015\u2212", "\u2013"),  # dashes, and the minus
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),  # what nobody sees
        "\u00b5": "\u03bc",  # the micro sign, and the letter
    }
)
_COMPOUND = re.compile(
    r"(?<=[^\W_])-"
    r"(?![A-Z]+(?![^\W_]))"  # not before capitals alone: I-III is a range
    r"([^\W\d_])(?=[^\W\d_]+(?![^\W_]))"  # but before a word; T1-T3 is a range too
)
_LONE = re.compile(rf"(?<![^\W_])([^\W\d_]){_COMPOUND.pattern}")
"""A compound that begins with one letter is never two words: a-symptomatic."""

_SENSE = re.compile(
    r"\d+(?:[.,]\d+)*"  # a number with its decimal sign
    r"|[^\W\d_]+(?:\d+[^\W_]*)*"  # a word, also with figures in it: HER2
    r"|-(?=\s*\d)"  # a minus, or the sign of a range
    r"|(?<=[^\W_])-"  # what a word ends in: HER2-
    r"|[^\w\s\-.,:;!…'\"\u2018-\u201f«»\u2039\u203a]|_"  # any other sign than of punctuation
)
_SHORT = 3
"""Words up to this length keep their case: a unit or a symbol may differ in nothing else."""

_LETTER = r"[\w\u00ad\u0300-\u036f\u200b-\u200d\u2060]"
_TOKEN = re.compile(rf"\s+|{_LETTER}+(?:[-\u2010\u2011/'’.,:]{_LETTER}+)*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WordingRules:
    """Which language is the source, and by language the spellings that mean the same."""

    source: str
    spelling: Mapping[str, Mapping[str, str]]

    def judge(
        self, before: Text | None, after: Text | None, originals: Collection[str] = ()
    ) -> Verdict:
        """What two different texts differ in: their words, a translation's, or only the writing.

        `originals` are the languages of the originals; an empty one is the guideline's own.
        """
        old, new = _by_language(before, after)
        spoken = {**old, **new}
        changed = {name for name in spoken if not self._same(name, old, new)}
        own = self.source if self.source in spoken else min(spoken, default="")
        if changed & ({name or own for name in originals} & set(spoken) or {own}):
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
    texts = {name: text.say(name) for name in languages} if text else {}
    return {name: words for name, words in texts.items() if words}


@lru_cache(maxsize=1024)
def _senses(words: str, spelling: tuple[tuple[str, str], ...]) -> tuple[list[str], ...]:
    """The words that carry the sense, with each compound as it is, as one word, and as several."""
    flat = unicodedata.normalize("NFC", _flat(parse(words))).translate(_WRITING)
    flat = flat.replace("<=", "≤").replace(">=", "≥")
    together = _COMPOUND.sub(_joined, flat)
    apart = _COMPOUND.sub(r" \1", _LONE.sub(r"\1\2", flat))
    forms = {form: _sense(form, spelling) for form in {flat, together, apart}}
    return forms[flat], forms[together], forms[apart]


def _joined(compound: re.Match[str]) -> str:
    return compound[1].lower()


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
    return [_spelt(word, spelling) for word in _SENSE.findall(flat.replace("\u2013", "-"))]


def _spelt(word: str, spelling: tuple[tuple[str, str], ...]) -> str:
    if len(word) > _SHORT and word.istitle():
        word = word.lower()
    for one, other in spelling:
        word = word.replace(one, other)
    return word


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of text and the marks around it; both must be the same. A citation has no text."""

    text: str
    marks: tuple[tuple[str, str], ...]

    def span(self) -> Span:
        inner: Spans = (Span("text", self.text),) if self.text else ()
        for mark, target in reversed(self.marks):
            inner = (Span(mark, target=target, spans=inner),)
        return inner[0]


def mark(before: Spans, after: Spans) -> Spans:
    """One text that shows what differs between two: with spans 'del' for words gone, 'ins' for new.

    Words are never cut, compounds with a hyphen are one word, and signs stand for themselves.
    """
    old, new = list(_tokens(before, ())), list(_tokens(after, ()))
    marked: list[Span] = []
    for removed, added, same in _pieces(old, new):
        marked += [Span("del", spans=_spans(removed))] if removed else []
        marked += [Span("ins", spans=_spans(added))] if added else []
        marked += _spans(same)
    return tuple(marked)


def _tokens(spans: Spans, marks: tuple[tuple[str, str], ...]) -> Iterator[_Token]:
    for span in spans:
        if span.mark == "text":
            yield from (_Token(_SPACES.sub(" ", word), marks) for word in _TOKEN.findall(span.text))
        elif span.spans:
            yield from _tokens(span.spans, (*marks, (span.mark, span.target)))
        else:
            yield _Token("", (*marks, (span.mark, span.target)))


Piece = tuple[list[_Token], list[_Token], list[_Token]]


def _pieces(old: list[_Token], new: list[_Token]) -> Iterator[Piece]:
    """What is gone, what has come, then what is the same; signs between changes go with them."""
    removed: list[_Token] = []
    added: list[_Token] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        same = old[i1:i2] if old[i1:i2] == new[j1:j2] else []
        if not same or (removed and added and i2 < len(old) and _is_slight(same)):
            removed, added = removed + old[i1:i2], added + new[j1:j2]
        else:
            yield removed, added, same
            removed, added = [], []
    yield removed, added, []


def _is_slight(tokens: list[_Token]) -> bool:
    return all(token.text and not token.text[0].isalnum() for token in tokens)


def _spans(tokens: list[_Token]) -> Spans:
    """Spans of tokens; those under the same marks become one."""
    joined: list[_Token] = []
    for token in tokens:
        if token.text and joined and joined[-1].marks == token.marks:
            joined[-1] = _Token(joined[-1].text + token.text, token.marks)
        else:
            joined.append(token)
    return tuple(token.span() for token in joined)
