"""Ask a public service for a work: doi.org by its DOI, PubMed by its PMID. Only when asked to."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from guidepress import __version__
from guidepress.model.problem import GuidepressError
from guidepress.references.clean import Record
from guidepress.references.recognise import LARGEST, Asked
from guidepress.references.recognise import read as read_text

PATIENCE = 10.0
"""So many seconds may pass without a word, and thrice as many until the last."""

_NOT_FOUND = (400, 404, 410)
_PART = 64 * 1024


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask; addresses without the last slash."""

    doi: str = "https://doi.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

    def address(self, asked: Asked) -> str:
        if asked.name == "DOI":
            return f"{self.doi}/{quote(asked.value, safe='/')}"
        return f"{self.pubmed}/efetch.fcgi?db=pubmed&id={asked.value}&rettype=medline&retmode=text"


class _OnlySafe(HTTPRedirectHandler):
    """Follows an answer that leads elsewhere to https alone, or within the service asked."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib calls it so
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        to = urlsplit(newurl)
        if to.scheme != "https" and to[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise GuidepressError(f"{req.host} leads to {newurl}, which is not https: not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def looked_up(asked: Asked, services: Services) -> Record:
    """The clean record of a work.

    Raises `GuidepressError` where the service cannot be reached, or does not know it.
    """
    address = services.address(asked)
    headers = {"User-Agent": f"guidepress/{__version__}"}
    if asked.name == "DOI":
        headers["Accept"] = "application/vnd.citationstyles.csl+json"
    answer = _fetched(address, headers, asked)
    found = read_text(answer)
    if isinstance(found, Asked) or len(found) != 1 or not _is_meant(found[0], asked):
        raise GuidepressError(
            f"{_host(address)} answers with something else than the work with the {asked.name} "
            f"{asked.value}; paste the citation instead"
        )
    return found[0]


def _is_meant(work: Record, asked: Asked) -> bool:
    return str(work.get(asked.name, "")).lower() == asked.value.lower()


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _fetched(address: str, headers: Mapping[str, str], asked: Asked) -> str:
    ask = build_opener(_OnlySafe).open
    try:
        with ask(Request(address, headers=dict(headers)), timeout=PATIENCE) as answer:  # noqa: S310 - https, or where a test leads
            return _read(answer, _host(address))
    except HTTPError as error:
        error.close()
        if error.code in _NOT_FOUND:
            raise GuidepressError(
                f"{_host(address)} knows no work with the {asked.name} {asked.value}"
            ) from None
        raise _unreachable(address, f"it answers {error.code}") from None
    except URLError as error:
        reason = error.reason
        raise _unreachable(address, getattr(reason, "strerror", None) or str(reason)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise _unreachable(address, str(error) or type(error).__name__) from None


def _read(answer: HTTPResponse, host: str) -> str:
    """The text of an answer, if it is small and comes in time."""
    until, content = time.monotonic() + 3 * PATIENCE, b""
    while part := answer.read1(_PART):
        content += part
        if len(content) > LARGEST:
            raise GuidepressError(f"{host} answers with more than {LARGEST // 2**20} MB")
        if time.monotonic() > until:
            raise TimeoutError("it takes too long")
    return content.decode("utf-8", "replace")


def _unreachable(address: str, why: str) -> GuidepressError:
    return GuidepressError(
        f"{_host(address)} cannot be asked: {why}; without a network, paste the citation, or give "
        "a file of RIS, BibTeX, CSL-JSON or nbib"
    )
