"""Inline markup: a small, safe subset of Markdown, parsed once for every output.

Emphasis, strong, sub, sup, http(s) links and `[@citation]` are marks; anything else is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

MARKED = re.compile(r"[*_~^\[\]\\]")
_CITATION = re.compile(r"\[@([a-z][a-z0-9-]*)\]")
_SAFE = re.compile(r"https?://[^\s<>\"']+\Z", re.IGNORECASE)
DEEPEST = 10
"""Marks within marks; a text with more is shown as it is written."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text under one mark.

    `mark` is 'text', 'em', 'strong', 'sub', 'sup', 'link' (then `target` is its address) or 'cite'
    (then `target` is the citation key). Only 'text' has `text`; the others have `spans`.
    """

    mark: str
    text: str = ""
    target: str = ""
    spans: "tuple[Span, ...]" = ()


@lru_cache(maxsize=4096)
def parse(words: str) -> tuple[Span, ...]:
    """The spans of a text.

    >>> parse("H~2~O")[1]
    Span(mark='sub', text='', target='', spans=(Span(mark='text', text='2', target='', spans=()),))
    """
    if not MARKED.search(words):
        return (Span("text", words),)
    tokens = _markdown().parseInline(words)[0].children or []
    if any(token.level > DEEPEST for token in tokens):
        return (Span("text", words),)
    return tuple(_spans(iter(tokens)))


def plain(spans: tuple[Span, ...]) -> str:
    """The words of spans without their marks; citations are left out."""
    return "".join(span.text or plain(span.spans) for span in spans).strip()


def walk(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Every span, also those inside others."""
    for span in spans:
        yield span
        yield from walk(span.spans)


def cites(words: str) -> list[str]:
    """The keys of all citations in a text."""
    return _CITATION.findall(words) if "[@" in words else []


@cache
def _markdown() -> MarkdownIt:
    rules = ["emphasis", "link", "escape", "balance_pairs", "fragments_join", "text"]
    parser = MarkdownIt("zero").enable(rules).use(sub_plugin).use(superscript_plugin)
    parser.inline.ruler.before("link", "citation", _citation)
    parser.validateLink = lambda url: bool(_SAFE.match(url))  # type: ignore[method-assign] # its documented hook
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    found = _CITATION.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("cite", "", 0).content = found[1]
    state.pos = found.end()
    return True


_MARKS = {"em": "em", "strong": "strong", "sub": "sub", "sup": "sup", "link": "link"}


def _spans(tokens: Iterator[Token]) -> Iterator[Span]:
    """Spans up to the end of the mark that the tokens are inside of."""
    for token in tokens:
        name = token.type.removesuffix("_open")
        if token.nesting < 0:
            return
        if token.nesting > 0:
            target = str(token.attrGet("href") or "")
            yield Span(_MARKS[name], target=target, spans=tuple(_spans(tokens)))
        elif token.type == "cite":
            yield Span("cite", target=token.content)
        elif token.content:
            yield Span("text", token.content)
