"""A reference as readers see it, in the order of the Vancouver style."""

from dataclasses import dataclass
from typing import Any

from guidepress.model.guideline import Reference
from guidepress.view.localizer import TRIALS, Localizer, Spans, cite_label

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A work: `details` is date, volume, issue and pages; `literal` stands for all fields."""

    id: str
    label: str
    authors: str
    title: str
    container: str
    details: str
    extra: str
    literal: str
    links: tuple[Link, ...]
    note: Spans


def reference_view(reference: Reference, localizer: Localizer) -> ReferenceView:
    csl: Any = reference.csl
    return ReferenceView(
        id=reference.id,
        label=cite_label(reference),
        authors=_ended(", ".join(_name(author) for author in csl.get("author", ()))),
        title=_ended(csl.get("title", "")),
        container=_ended(csl.get("container-title", csl.get("publisher", ""))),
        details=_ended(_details(csl)),
        extra=_extra(csl),
        literal=reference.literal,
        links=_links(reference),
        note=localizer.spans(reference.note),
    )


def line(work: ReferenceView) -> str:
    """A work in one line: authors, title, container, details and what else there is.

    The literal text of a reference takes the place of all fields.
    """
    fields = (work.authors, work.title, work.container, work.details, work.extra)
    return work.literal or " ".join(field for field in fields if field)


def _ended(words: str) -> str:
    """Words that end in a stop.

    >>> _ended("A systematic review"), _ended("What role?"), _ended("")
    ('A systematic review.', 'What role?', '')
    """
    return words if not words or words[-1] in ".?!" else f"{words}."


def _name(author: dict[str, str]) -> str:
    if "literal" in author:
        return author["literal"]
    return f"{author.get('family', '')} {author.get('given', '')}".strip()


def _details(csl: dict[str, Any]) -> str:
    volume = str(csl.get("volume", ""))
    issue = f"({csl['issue']})" if "issue" in csl else ""
    page = f":{csl['page']}" if "page" in csl else ""
    date = _date(csl.get("issued", {}).get("date-parts", ()))
    if not date or not (volume or issue):
        return f"{date}{volume}{issue}{page}".lstrip(":" if not date else "")
    return f"{date};{volume}{issue}{page}"


def _date(parts: list[list[int]]) -> str:
    """A date or a range of dates.

    >>> _date([[2017, 7]]), _date([[2020, 7], [2020, 8]]), _date([[2016, 5, 10]])
    ('2017 Jul', '2020 Jul-Aug', '2016 May 10')
    """
    said = ["" if not part else _day(part) for part in parts]
    if len(parts) > 1 and parts[0][0] == parts[1][0]:
        return f"{said[0]}-{said[1].removeprefix(f'{parts[1][0]} ')}"
    return "-".join(said)


def _day(part: list[int]) -> str:
    year, *rest = part
    month = [_MONTHS[rest[0] - 1]] if rest and 1 <= rest[0] <= len(_MONTHS) else []
    return " ".join(str(piece) for piece in (year, *month, *rest[1:]))


def _extra(csl: dict[str, Any]) -> str:
    named = ("event-title", "genre", "number", "status")
    return _ended(", ".join(str(csl[name]) for name in named if name in csl))


def _links(reference: Reference) -> tuple[Link, ...]:
    csl = reference.csl
    parts = (
        ("DOI", "https://doi.org/", csl.get("DOI")),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/", csl.get("PMID")),
        ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/", csl.get("PMCID")),
        (reference.nct, TRIALS, reference.nct),
        ("URL", "", csl.get("URL")),
    )
    return tuple(Link(label, f"{site}{name}") for label, site, name in parts if name)
