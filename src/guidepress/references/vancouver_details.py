"""What stands behind the journal in a citation in the Vancouver style: date, pages, identifiers."""

import re
from typing import cast

from guidepress.references.clean import NUMBER
from guidepress.references.dates import MONTH, parse_date
from guidepress.references.record import Csl

# 2017 · 2017 Jul · 2017 Jul 3 · 2020 Jul-Aug; not the 2017 of 20170
_DATE = rf"[12][0-9]{{3}}(?:\s+{MONTH}(?:\s?[-–/]\s?{MONTH}|\s+[0-9]{{1,2}})?)?(?![0-9])"

# 17 · A7 · 7 Suppl 2 · Suppl 1
_VOLUME = r"[A-Z]?[0-9][\w-]*(?:\sSuppl\.?(?:\s?[0-9]\w*)?)?|Suppl\.?\s?[0-9]*"

# 256-265 · S1-S9 · e7598 · 12 – 15 · a12-e-b13 · bjs-2019
_PAGE = r"[A-Za-z]*[0-9][\w.]*?(?:(?:\s?[-–]\s?|-[a-z]+-)[A-Za-z]*[0-9]\w*)*|[a-z]+(?:-[0-9]+)+"

# "2017 Jul;17(4):256-265." → date 2017 Jul, volume 17, issue 4, page 256-265
# "2022;Suppl 1:1-4; discussion 5" → date 2022, volume Suppl 1, page 1-4
# "2020, 12, 345-350." → date 2020, comma_volume 12, page 345-350
PUBLICATION = re.compile(
    rf"(?P<date>{_DATE})"
    rf"(?:\s?;\s?(?P<volume>{_VOLUME})?\s?(?:\((?P<issue>[^()]{{1,30}})\))?"
    rf"|,\s(?P<comma_volume>[0-9]+)(?=,))?"
    rf"(?:\s?[:,]\s?(?P<page>{_PAGE})(?:[;,]\s(?:discussion|quiz)\s[\w-]+)?)?"
    r"(?=[\s.,;]|$)",
    re.IGNORECASE,
)

# One piece of the ending, with the signs before it: ". doi: 10.1016/j.clbc.2017.01.001." ·
# "; PMID: 28412345" · " PMCID: PMC512" · ". Epub 2017 Jan 2" · " Online ahead of print" ·
# ". Review" · " pii: e007598" · " NCT01234567" · " Free PMC article" · the end itself
_ENDING = re.compile(
    r"[\s.,;]*(?:"
    r"(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)(?P<DOI>10\.[0-9]{4,9}/\S+)"
    r"|PMID:?\s*(?P<PMID>[0-9]{1,8})\b|(?:PMCID:?\s*)?(?P<PMCID>PMC[0-9]+)\b"
    rf"|(?P<status>Epub\s{_DATE}|Online ahead of print)"
    rf"|(?P<genre>Review)\b|pii:\s*(?P<page>[^\s;]*[^\s;.])|(?P<NCT>{NUMBER})\b"
    r"|No abstract available|Free PMC article|(?P<end>$))",
    re.IGNORECASE,
)


def publication(match: re.Match[str]) -> Csl:
    """When and where in the journal, from a match of `PUBLICATION`.

    >>> match = PUBLICATION.search("Clin Breast Cancer. 2017 Jul;17(4):256-265. doi: …")
    >>> publication(match) if match else None
    {'issued': {'date-parts': [[2017, 7]]}, 'volume': '17', 'issue': '4', 'page': '256-265'}
    """
    csl: Csl = {"issued": parse_date(match["date"])}
    if volume := match["volume"] or match["comma_volume"]:
        csl["volume"] = volume
    if match["issue"]:
        csl["issue"] = match["issue"]
    if match["page"]:
        csl["page"] = match["page"]
    return csl


def parse_ending(text: str) -> Csl | None:
    """What follows the pages; `None` where something in it is not understood.

    >>> parse_ending(". Epub 2017 Jan 2. pii: e007598. PMID: 28412345; Review.")
    {'status': 'Epub 2017 Jan 2', 'page': 'e007598', 'PMID': '28412345', 'genre': 'Review'}
    >>> parse_ending(". And more") is None
    True
    """
    fields: dict[str, str] = {}
    place = 0
    while piece := _ENDING.match(text, place):
        if piece["end"] is not None:
            return cast("Csl", fields)
        fields |= _values(piece)
        place = piece.end()
    return None


def find_identifiers(citation: str) -> Csl:
    """The DOI, PMID and PMCID anywhere in a citation.

    >>> find_identifiers("Tea Board, report of 2019, PMID: 28412345, with more")
    {'PMID': '28412345'}
    """
    values = (pair for piece in _ENDING.finditer(citation) for pair in _values(piece).items())
    fields = {name: value for name, value in values if name in ("DOI", "PMID", "PMCID")}
    return cast("Csl", fields)


def _values(piece: re.Match[str]) -> dict[str, str]:
    """The fields of a piece of the ending; the names of the groups are those of CSL."""
    return {name: value for name, value in piece.groupdict().items() if value}
