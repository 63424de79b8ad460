"""The ways into the site: its front door, addresses that outlive editions, and the site map."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from guidepress.model.guideline import Edition, Guideline, Messages
from guidepress.site.html import render
from guidepress.view.navigation import NEWS, PAGES

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def entrance(
    guideline: Guideline, editions: Sequence[Edition], words: Mapping[str, Messages], leaf: str
) -> dict[str, str]:
    """The text of each file, by path; `leaf` is what links to folders must add to find pages."""
    files = {
        "index.html": _door(guideline, words, leaf),
        "sitemap.xml": _site_map(guideline, editions),
    }
    for language in guideline.languages:
        for path, target in _redirects(language, editions):
            files[f"{path}index.html"] = render(
                "redirect.html",
                language=language,
                title=guideline.head.title.say(language),
                target="../" * path.count("/") + target + leaf,
                canonical=guideline.head.address + target,
            )
    return files


def _door(guideline: Guideline, words: Mapping[str, Messages], leaf: str) -> str:
    head = guideline.head
    languages = [
        {"code": code, "name": words[code].name, "address": f"{code}/"} for code in head.languages
    ]
    return render(
        "entrance.html",
        title=head.short_title.say(head.languages[0]),
        languages=languages,
        addresses={language: f"{language}/{leaf}" for language in head.languages},
        canonical=head.address,
    )


def _redirects(language: str, editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """Lasting addresses, and where each leads to today, both from the site's root."""
    current = editions[-1]
    home = f"{language}/{current.id}/"
    chapters = [chapter.id for chapter in current.chapters]
    yield f"{language}/", home
    yield f"{language}/current/", home
    yield f"{language}/r/", home
    for page in (*chapters, *_pages(editions)):
        yield f"{language}/current/{page}/", f"{home}{page}/"
    removed = {c.id for edition in editions for c in edition.chapters} - set(chapters)
    for chapter in sorted(removed):
        yield f"{language}/current/{chapter}/", f"{language}/editions/"


def _pages(editions: Sequence[Edition]) -> tuple[str, ...]:
    """The pages beside the chapters that the current edition has."""
    return (*PAGES, NEWS) if len(editions) > 1 else PAGES


def _site_map(guideline: Guideline, editions: Sequence[Edition]) -> str:
    """The pages of the current edition: search engines shall not lead to older ones."""
    current = editions[-1]
    names = ["", *(f"{name}/" for name in (*(c.id for c in current.chapters), *_pages(editions)))]
    base = escape(guideline.head.address, quote=False)
    urls = (
        f"<url><loc>{base}{language}/{current.id}/{name}</loc></url>"
        for language in guideline.languages
        for name in names
    )
    lines = "\n".join(urls)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_SITEMAP}">\n{lines}\n</urlset>\n'
    )
