"""Pages, data and decks come from one record: whatever form it has, it says the same ratings."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from selectolax.lexbor import LexborHTMLParser

from sites import Site
from test_data import Ratings, _in_json, _in_yaml, _on_pages

Signs = Iterator[tuple[str, list[str]]]
"""Rows of a table: the words of the first cell, and the signs in the others."""

AGAIN = " …"
"""How a head ends that an earlier slide showed."""


def letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


def _decks(site: Site, language: str, edition: str, form: str) -> Iterator[Path]:
    for name in site.wanted.editions[edition]["chapters"]:
        yield site.folder / language / edition / "slides" / f"{name}.{form}"


def _known(site: Site, language: str, edition: str) -> list[tuple[str, str]]:
    """The id and the words of each recommendation, in the order of the pages."""
    return [
        (str(row.attributes["id"]), row.css(".gp-recommendation__text")[0].text())
        for page in site.chapters(language, edition)
        for row in page.all("tr.gp-recommendation")
    ]


def _values(site: Site) -> dict[str, dict[str, str]]:
    """By scale, the value that each sign means."""
    return {
        key: {level.get("sign", level["value"]): level["value"] for level in scale["levels"]}
        for key, scale in site.wanted.scales().items()
    }


def _by_id(site: Site, language: str, edition: str, rows: Signs) -> Ratings:
    """Rows by the ids of the recommendations that they say, one after the other."""
    values = _values(site)
    known = iter(_known(site, language, edition))
    said = []
    for words, signs in rows:
        if words.rstrip().endswith(AGAIN.strip()):
            continue
        name, wanted = next(known)
        assert letters(words).startswith(letters(wanted)[:12]), (words, wanted)
        pairs = zip(values, signs, strict=True)
        said.append((name, {key: values[key][sign] for key, sign in pairs if sign}))
    assert next(known, None) is None
    return said


# ---- PowerPoint ----


def _in_powerpoint(site: Site, language: str, edition: str) -> Ratings:
    files = _decks(site, language, edition, "pptx")
    rows = (row for file in files for row in _powerpoint_rows(file, site, language))
    return _by_id(site, language, edition, rows)


def _powerpoint_rows(file: Path, site: Site, language: str) -> Signs:
    for page in Presentation(BytesIO(file.read_bytes())).slides:
        for shape in page.shapes:
            if shape.has_table and _is_of_recommendations(
                [cell.text_frame.text for cell in shape.table.rows[0].cells], site, language
            ):
                for row in list(shape.table.rows)[1:]:
                    first, *others = list(row.cells)
                    runs = [cell.text_frame.paragraphs[0].runs for cell in others]
                    yield first.text_frame.text, [run[0].text if run else "" for run in runs]


def _is_of_recommendations(heads: list[str], site: Site, language: str) -> bool:
    names = [scale["short"] for scale in site.wanted.scales().values()]
    said = [name if isinstance(name, str) else name[language] for name in names]
    return heads[1:] == said


# ---- HTML ----


def _in_web(site: Site, language: str, edition: str) -> Ratings:
    said = []
    for file in _decks(site, language, edition, "html"):
        page = LexborHTMLParser(file.read_text(encoding="utf-8"))
        for row in page.css("table.recommendations tbody tr"):
            if "repeated" not in str(row.attributes["class"]):
                cells = row.css("td.rating")
                rated = {
                    str(c.attributes["data-scale"]): str(c.attributes["data-value"]) for c in cells
                }
                said.append((str(row.attributes["data-id"]), rated))
    return said


# ---- PDF ----


def _in_pdf(site: Site, language: str, edition: str) -> Ratings:
    files = _decks(site, language, edition, "pdf")
    rows = (row for file in files for row in _pdf_rows(file, site, language))
    return _by_id(site, language, edition, rows)


def _pdf_rows(file: Path, site: Site, language: str) -> Signs:
    """The rows of tables of recommendations, out of the tags of a PDF."""
    done = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True)
    for table in _parts(done.stdout.decode(errors="replace"), "Table"):
        head, _, body = table.partition("TBody")
        heads = [
            "".join(_strings(part)) for part in re.split(r"^ +TH\b", head, flags=re.MULTILINE)[1:]
        ]
        if _is_of_recommendations(heads, site, language):
            for row in _parts(body, "TR"):
                first, *others = _parts(row, "TD")
                yield "".join(_strings(first)), [_sign(cell) for cell in others]


def _parts(said: str, tag: str) -> list[str]:
    return re.split(rf"^ +{tag}\b", said, flags=re.MULTILINE)[1:]


def _strings(part: str) -> list[str]:
    return [found.replace('\\"', '"') for found in re.findall(r'^ +"(.*)"$', part, re.MULTILINE)]


def _sign(cell: str) -> str:
    return next(iter(_strings(cell)), "")


@pytest.mark.parametrize("form", [_in_powerpoint, _in_web, _in_pdf], ids=lambda f: f.__name__[4:])
def test_every_form_says_the_ratings_of_the_record(site: Site, form: object) -> None:
    for edition in site.wanted.editions:
        wanted = _in_yaml(site, edition)
        assert _in_json(site, edition) == wanted
        for language in site.wanted.languages:
            assert _on_pages(site, language, edition) == wanted
            assert form(site, language, edition) == wanted  # type: ignore[operator] # one of the three
