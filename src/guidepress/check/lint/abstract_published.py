"""A conference abstract is not cited once the work itself is published.

PASS:
    references: [{id: smith-2019, type: article-journal, …}]
FAIL:
    references:
      - {id: smith-2017, type: paper-conference, …}
      - {id: smith-2019, type: article-journal, …}     # the same title
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from guidepress.check.finding import Finding
from guidepress.model.guideline import Edition, Guideline, Reference

ABSTRACT, ARTICLE = "paper-conference", "article-journal"
ALIKE = 0.8
"""The share of two titles that is the same, from which on they are of one work."""


def check(edition: Edition, _guideline: Guideline) -> Iterator[Finding]:
    works = list(edition.references.values())
    articles = [work for work in works if work.csl.get("type") == ARTICLE]
    for work in works:
        if work.csl.get("type") == ABSTRACT:
            later = next((article for article in articles if _is_of(article, work)), None)
            if later:
                yield Finding(
                    work.id,
                    work,
                    work.at.value("id"),
                    f"this abstract seems to be published as '{later.id}'",
                )


def _is_of(article: Reference, abstract: Reference) -> bool:
    """Whether an article has the first author, and nearly the title, of an earlier abstract."""
    same_author = _first_author(article) == _first_author(abstract) != ""
    title, old_title = (str(work.csl.get("title", "")).casefold() for work in (article, abstract))
    matcher = SequenceMatcher(None, title, old_title)
    return same_author and matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _first_author(work: Reference) -> str:
    authors: Any = work.csl.get("author")
    return str(authors[0].get("family", "")) if authors else ""
