"""The guides for those who write a guideline: Markdown in docs/, one folder for each language."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from guidepress.check import registry
from guidepress.check.rule import Rule
from guidepress.storage.resources import DOCS

GUIDES = ("first-recommendation", "new-edition", "translate", "rules", "look", "publish")
RULES = "rules"
"""The guide that goes on with every rule there is."""
OTHERWISE = "en"
"""The language of a guide that is not there in the reader's."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_GUIDE = re.compile(r"([a-z-]+)\.md")


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: its name in the address, what it is called, how it begins, and all of it in HTML.

    `contents` are pairs of anchor and heading, `rules` pairs of a scope and its rules.
    """

    name: str
    language: str
    title: str
    lead: str
    html: Markup
    contents: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, tuple[Rule, ...]], ...]


@cache
def guide(name: str, language: str) -> Guide:
    """A guide in a language, or in English where there is none in it."""
    spoken = language if (DOCS / language).is_dir() else OTHERWISE
    tokens = _reader().parse((DOCS / spoken / f"{name}.md").read_text(encoding="utf-8"))
    title, *headings = [(t, tokens[i + 1]) for i, t in _all(tokens, "heading_open")]
    _prepare(tokens, headings)
    after_title, _ = next(_all(tokens, "heading_close"))
    lead, _ = next(_all(tokens, "paragraph_open"))
    rules = tuple(_by_scope()) if name == RULES else ()
    shown = [(_anchor(i.content), _plain(i)) for o, i in headings if o.tag == "h2"]
    html = _reader().renderer.render(tokens[after_title + 1 :], _reader().options, {})
    return Guide(
        name=name,
        language=spoken,
        title=_plain(title[1]),
        lead=_plain(tokens[lead + 1]),
        html=Markup(html),  # noqa: S704 - our own Markdown, rendered without HTML
        contents=(*shown, *((f"scope-{scope}", scope) for scope, _ in rules)),
        rules=rules,
    )


def _by_scope() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    for scope in dict.fromkeys(rule.scope for rule in registry.RULES):
        yield scope, tuple(rule for rule in registry.RULES if rule.scope == scope)


def _all(tokens: Sequence[Token], kind: str) -> Iterator[tuple[int, Token]]:
    return ((index, token) for index, token in enumerate(tokens) if token.type == kind)


def _prepare(tokens: Sequence[Token], headings: Sequence[tuple[Token, Token]]) -> None:
    """Anchors for headings; links from one guide's file to another's lead to its page."""
    for opening, inline in headings:
        opening.attrSet("id", _anchor(inline.content))
    for _, table in _all(tokens, "table_open"):
        table.attrSet("class", "gp-facts")
    for link in (child for token in tokens for child in token.children or ()):
        if file := _GUIDE.fullmatch(str(link.attrs.get("href", ""))):
            link.attrSet("href", f"../{file[1]}/")


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.add_render_rule("fence", _fence)
    return reader


def _fence(_: object, tokens: Sequence[Token], index: int, *__: object) -> str:
    """A block of code, under the path of the file that it is about."""
    language, _, path = tokens[index].info.partition(" ")
    shown = path if "." in path else ""
    caption = Markup("<figcaption>{}</figcaption>").format(shown) if shown else ""
    return Markup(
        '<figure class="gp-code gp-code--{} highlight">{}'
        '<pre tabindex="0"><code>{}</code></pre></figure>\n'
    ).format(language or "text", caption, _coloured(tokens[index].content, language))


def _coloured(code: str, language: str) -> Markup:
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False)
    return Markup(highlight(code, lexer, HtmlFormatter(nowrap=True)))  # noqa: S704 - it escapes


def _plain(inline: Token) -> str:
    parts = ("\n" if t.type == "softbreak" else t.content for t in inline.children or ())
    return " ".join("".join(parts).split())


def _anchor(heading: str) -> str:
    """What a heading is called in the page's address.

    >>> _anchor("Eine Vorlage ändern")
    'eine-vorlage-aendern'
    """
    letters = unicodedata.normalize("NFKD", heading.casefold().translate(_UMLAUTS))
    return "-".join(re.findall(r"[a-z0-9]+", letters))
