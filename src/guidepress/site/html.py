"""Inline spans as HTML, and the environment in which templates run."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from guidepress.model.markup import plain
from guidepress.storage.resources import TEMPLATES
from guidepress.view.localizer import Spans

_SIMPLE = {
    "em": Markup("<em>{}</em>"),
    "strong": Markup("<strong>{}</strong>"),
    "sub": Markup("<sub>{}</sub>"),
    "sup": Markup("<sup>{}</sup>"),
    "del": Markup("<del>{}</del>"),
    "ins": Markup("<ins>{}</ins>"),
}


@cache
def environment() -> Environment:
    """The environment of the site's templates: escapes everything, lacks nothing silently."""
    created = Environment(
        loader=FileSystemLoader([TEMPLATES / "site" / "pages", TEMPLATES / "site" / "shell"]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    created.filters["inline"] = pass_context(_inline)
    created.filters["plain"] = plain
    created.filters["unlinked"] = inline
    return created


def load_templates() -> None:
    """Compile every template: processes that are forked afterwards need not do it again."""
    for name in environment().list_templates():
        environment().get_template(name)


def render(template: str, **context: Any) -> str:
    return environment().get_template(template).render(**context)


def _inline(context: Context, spans: Spans) -> Markup:
    return inline(spans, context["frame"].to_edition)


def inline(spans: Spans, to_edition: str | None = None) -> Markup:
    """The HTML of spans; `to_edition` leads from the page to the edition's home.

    Without it, citations are no links: an edition that is told of may have other works.
    """
    if len(spans) == 1 and spans[0].mark == "text":
        return escape(spans[0].text)
    return Markup("").join(_html(span, to_edition) for span in spans)


def _html(span: Any, to_edition: str | None) -> Markup:
    if span.mark == "text":
        return escape(span.text)
    inner = inline(span.spans, to_edition)
    if span.mark == "abbr":
        return Markup('<abbr title="{}">{}</abbr>').format(span.target, inner)
    if span.mark == "link":
        return Markup('<a href="{}" rel="external">{}</a>').format(span.target, inner)
    if span.mark == "cite" and to_edition is None:
        return inner
    if span.mark == "cite":
        address = f"{to_edition}references/#{span.target}"
        return Markup('<a class="gp-cite" href="{}">{}</a>').format(address, inner)
    return _SIMPLE[span.mark].format(inner)
