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
from guidepress.references.recognise import LARGEST, Identifier, read_works
from guidepress.references.record import Record

PATIENCE = 10.0
"""Seconds to wait for the next byte; three times as many for the whole answer."""

_NOT_FOUND = (400, 404, 410)
"""Statuses by which doi.org and PubMed say that they do not know a work."""
_CHUNK = 64 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask; addresses without the last slash."""

    doi: str = "https://doi.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

    def address(self, identifier: Identifier) -> str:
        if identifier.name == "DOI":
            return f"{self.doi}/{quote(identifier.value, safe='/')}"
        query = f"db=pubmed&id={identifier.value}&rettype=medline&retmode=text"
        return f"{self.pubmed}/efetch.fcgi?{query}"


class _SafeRedirects(HTTPRedirectHandler):
    """Follows a redirect only to https, or within the service that was asked."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - urllib calls it so
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        target = urlsplit(newurl)
        if target.scheme != "https" and target[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise GuidepressError(f"{req.host} leads to {newurl}, which is not https: not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def look_up(identifier: Identifier, services: Services) -> Record:
    """The clean record of a work.

    Raises `GuidepressError` where the service cannot be reached, or does not know it.
    """
    address = services.address(identifier)
    headers = {"User-Agent": f"guidepress/{__version__}"}
    if identifier.name == "DOI":
        headers["Accept"] = "application/vnd.citationstyles.csl+json"
    works = read_works(_fetch(address, headers, identifier))
    if isinstance(works, Identifier) or len(works) != 1 or not _is_same(works[0], identifier):
        raise GuidepressError(
            f"{_host(address)} answers with something else than the work with the "
            f"{identifier.name} {identifier.value}; paste the citation instead"
        )
    return works[0]


def _is_same(work: Record, identifier: Identifier) -> bool:
    return str(work.get(identifier.name, "")).lower() == identifier.value.lower()


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _fetch(address: str, headers: Mapping[str, str], identifier: Identifier) -> str:
    open_address = build_opener(_SafeRedirects).open
    try:
        with open_address(Request(address, headers=dict(headers)), timeout=PATIENCE) as answer:  # noqa: S310 - https, or where a test leads
            return _read(answer, _host(address))
    except HTTPError as error:
        error.close()
        if error.code in _NOT_FOUND:
            raise GuidepressError(
                f"{_host(address)} knows no work with the {identifier.name} {identifier.value}"
            ) from None
        raise _unreachable(address, f"it answers {error.code}") from None
    except URLError as error:
        reason = error.reason
        raise _unreachable(address, getattr(reason, "strerror", None) or str(reason)) from None
    except (OSError, HTTPException, ValueError) as error:
        raise _unreachable(address, str(error) or type(error).__name__) from None


def _read(answer: HTTPResponse, host: str) -> str:
    """The text of an answer, if it is small and comes in time."""
    deadline, content = time.monotonic() + 3 * PATIENCE, b""
    while chunk := answer.read1(_CHUNK):
        content += chunk
        if len(content) > LARGEST:
            raise GuidepressError(f"{host} answers with more than {LARGEST // 2**20} MB")
        if time.monotonic() > deadline:
            raise TimeoutError("it takes too long")
    return content.decode("utf-8", "replace")


def _unreachable(address: str, why: str) -> GuidepressError:
    return GuidepressError(
        f"{_host(address)} cannot be asked: {why}; without a network, paste the citation, or give "
        "a file of RIS, BibTeX, CSL-JSON or nbib"
    )
