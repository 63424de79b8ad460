"""The law that nothing written goes unshown.

Each text of a chapter is found on its page, on a slide or in the notes of a speaker, in the
handbook, in the open data, and in the comparison when it is added or changed. What is not, and why,
is in `NOT_SHOWN`, and nothing else is there.
"""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args, get_origin

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import CASES
from editing import Content, Pick, picture
from editions import model
from full_edition import (
    CHAPTER,
    GIVEN,
    GIVEN_ANYWHERE,
    LANGUAGES,
    PICTURE,
    Author,
    may_be_written,
)
from guidepress.model.blocks.recommendations import Recommendations
from guidepress.model.blocks.table import Table
from guidepress.model.blocks.text import TextBlock
from guidepress.model.guideline import Edition
from guidepress.model.text import Text
from in_process import QUICK, run

Words = set[str]
FORMATS = ("text", "md", "html", "json")

GAP = "known to be missing: "
NO_PUBLISHER = {"Reference(*).publisher": GAP + "no line of a work names who published it"}
IN_GLOSSARY = {"Abbreviation.note": "stands in the glossary"}
OF_THE_EDITION = {
    "EditionHead.*": "what an edition says of itself differs from another's by nature: no change"
}
IN_A_DECK = {
    **IN_GLOSSARY,
    **NO_PUBLISHER,
    "EditionHead.*": "a deck names its edition and its state; the pages say the rest",
    "Citation(*).*": GAP + "the notes have it for lists of literature alone",
    "Footnote(*)": GAP + "there are those of recommendations and rows, not those of whole blocks",
    "Section.subtitle": GAP + "the title of a block takes its place",
}
NOT_SHOWN: Mapping[str, Mapping[str, str]] = {
    "chapter": {
        **IN_GLOSSARY,
        **NO_PUBLISHER,
        "EditionHead.*": "stands on the home page, or on the page about the edition",
    },
    "edition": NO_PUBLISHER,
    "HTML deck": IN_A_DECK,
    "PowerPoint": IN_A_DECK,
    "handbook": {
        **NO_PUBLISHER,
        "Abbreviation.note": GAP + "the list of abbreviations has none",
        "Citation(*).*": GAP + "a citation is the number of its work",
        "CrossReference.title": GAP + "chapters begin with their sections",
        "Topic.text": GAP + "likewise",
        "Reference(*).DOI": GAP + "works have no addresses",
        "Reference(*).PMID": GAP + "likewise",
        "Reference(*).PMCID": GAP + "likewise",
        "Reference(*).URL": GAP + "likewise",
    },
    "data": {},
    "changed": OF_THE_EDITION,
    "added": {
        **OF_THE_EDITION,
        **NO_PUBLISHER,
        "Aside.text": GAP + "of a chapter that is new",
        "AuthorLine.editions": GAP + "likewise",
        "Citation(*).*": GAP + "of what is new there are the works",
        "Reference(*).DOI": GAP + "of a work that is new there is its line",
        "Reference(*).PMID": GAP + "likewise",
        "Reference(*).PMCID": GAP + "likewise",
        "Reference(*).URL": GAP + "likewise",
        "Reference(*).nct": GAP + "likewise",
        "Reference*.note": GAP + "likewise",
        "Row.note": GAP + "of a table that is new",
    },
}
"""By target, what is not shown there, and why."""


# ---- where words are found ----


def words_in(text: str) -> Words:
    return set(re.findall(r"\w+", text))


def on_page(file: Path, selector: str = "article") -> Words:
    """What a page says and what stands in its links and its texts for who does not see it."""
    node = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first(selector)
    assert node
    aside = [
        value
        for part in node.css("[alt], [title], [aria-label], [href]")
        for name, value in part.attributes.items()
        if name in ("alt", "title", "aria-label", "href") and value
    ]
    return words_in(" ".join([node.text(separator=" "), *aside]))


def in_powerpoint(file: Path) -> Words:
    """What is on slides and in the notes, and the descriptions of pictures."""
    with zipfile.ZipFile(file) as package:
        parts = [
            package.read(name).decode()
            for name in package.namelist()
            if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name)
        ]
    texts = (re.findall(r'<a:t>([^<]*)|descr="([^"]*)"', part) for part in parts)
    return words_in(" ".join(a or b for found in texts for a, b in found))


def in_pdf(file: Path) -> Words:
    """What is on the pages, and the descriptions of pictures."""
    printed = _output("pdftotext", "-raw", file, "-")
    described = re.findall(r'"/Alt": "u:([^"]*)"', _output("qpdf", "--json=2", file))
    return words_in(" ".join([re.sub(r"[\u00ad-]\n", "", printed), *described]))


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


Target = Callable[[Path, Path], Words]
"""The words that somebody sees in an edition: the folder of its pages, and that of its data."""

TARGETS: Mapping[str, Target] = {
    "chapter": lambda pages, _: on_page(pages / CHAPTER / "index.html"),
    "edition": lambda pages, _: set().union(*map(on_page, pages.glob("**/index.html"))),
    "HTML deck": lambda pages, _: on_page(pages / "slides" / f"{CHAPTER}.html", "body"),
    "PowerPoint": lambda pages, _: in_powerpoint(pages / "slides" / f"{CHAPTER}.pptx"),
    "handbook": lambda pages, _: in_pdf(pages / "handbook.pdf"),
    "data": lambda _, data: words_in(" ".join(file.read_text() for file in data.iterdir())),
}


# ---- what is lost ----


class Written:
    """A folder with a guideline of which each word is known."""

    def __init__(self, folder: Path, pick: Pick, *, whole: bool) -> None:
        self.folder = folder
        self.content = Content(folder / "content")
        self.author = Author(pick, whole=whole)
        minimal = CASES / "good" / "minimal"
        for path in ("guideline.yaml", "scales/advice.yaml", "scales/evidence.yaml"):
            self.content.put(path, (minimal / path).read_bytes())
        self.put("2024", self.author.edition("2024"))

    def put(self, edition: str, files: Mapping[str, Any]) -> None:
        """Write an edition in the place of what is there."""
        shutil.rmtree(self.content.root / edition, ignore_errors=True)
        for path, data in files.items():
            self.content.write(f"{edition}/{path}", data)
        self.content.put(f"{edition}/figures/{PICTURE}", picture(1, 2, 3))

    def lost(self, shown: Words, language: str) -> set[str]:
        """Where those words stand that are not shown."""
        return {
            place
            for word, (place, spoken) in self.author.words.items()
            if spoken in ("", language) and word not in shown
        }

    def lost_on_site(self) -> dict[str, set[str]]:
        """By target, where the words stand that are not shown there in some language."""
        done = run("build", "--slides", cwd=self.folder)
        assert done.code == 0, done.out
        site = self.folder / "site"
        return {
            name: set().union(
                *(
                    self.lost(target(site / language / "2024", site / "api/v1/2024"), language)
                    for language in LANGUAGES
                )
            )
            for name, target in TARGETS.items()
        }

    def lost_in_comparison(self, older: Mapping[str, Any]) -> dict[str, set[str]]:
        """By format, where the words stand that a comparison with an older edition does not say."""
        self.put("2023", older)
        lost: dict[str, set[str]] = {name: set() for name in FORMATS}
        for name, language in product(FORMATS, LANGUAGES):
            options = ("--lang", language, "--format", name)
            done = run("diff", "2023", "2024", *options, cwd=self.folder)
            assert done.code == 0, done.out
            lost[name] |= self.lost(words_in(done.out), language)
        return lost


@contextmanager
def written(pick: Pick, *, whole: bool) -> Iterator[Written]:
    with TemporaryDirectory(dir=QUICK) as folder:
        yield Written(Path(folder), pick, whole=whole)


def unexplained(target: str, places: set[str]) -> list[str]:
    """What is not shown, and nobody says why."""
    return sorted(place for place in places if not _explained(target, place))


def _explained(target: str, place: str) -> bool:
    return any(fnmatchcase(place, pattern) for pattern in NOT_SHOWN[target])


def overtaken(target: str, places: set[str]) -> list[str]:
    """What is said not to be shown, and is."""
    return [
        pattern
        for pattern in NOT_SHOWN[target]
        if not any(fnmatchcase(place, pattern) for place in places)
    ]


# ---- what is written ----


def test_there_are_words_in_every_field_of_the_model() -> None:
    author = Author(Pick(0), whole=True)
    author.edition("2024")
    places = {re.sub(r"\(.*\)", "", place) for place, _ in author.words.values()}
    fields = {
        f"{kind.__name__}.{name}"
        for kind, hints in model().items()
        for name, hint in hints.items()
        if kind is not Edition and may_be_written(kind, name) and _is_said(hint)
        if (kind, name) not in GIVEN and name not in GIVEN_ANYWHERE
    }
    assert fields - places - NO_WORDS == set()
    assert set(model()[Edition]) == {"head", "chapters", "references", "abbreviations"}


def test_authors_may_write_into_every_field_of_the_model() -> None:
    fields = {(kind, name) for kind, hints in model().items() for name in hints}
    assert {field for field in fields if not may_be_written(*field)} == NOT_WRITTEN


def _is_said(hint: Any) -> bool:
    parts = {hint, *get_args(hint)}
    return bool(parts & {Text, str}) and get_origin(hint) is not Literal


NOT_WRITTEN = {
    (Recommendations, "footnotes"),
    (Recommendations, "cites"),
    (Table, "cites"),
    (TextBlock, "cites"),
}
"""What all blocks have, and these need not: their recommendations, rows and words have it."""
NO_WORDS = {"Citation.ref", "Reference.csl"}
"""A key; and what is asked for variable by variable."""


# ---- on the site ----


@pytest.fixture(scope="module")
def whole() -> dict[str, set[str]]:
    """By target, what is lost of an edition with something in every field."""
    with written(Pick(0), whole=True) as edition:
        return edition.lost_on_site()


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_written_goes_unshown(target: str, whole: dict[str, set[str]]) -> None:
    assert unexplained(target, whole[target]) == []
    assert overtaken(target, whole[target]) == []


def test_nothing_goes_unshown_because_something_else_is_not_there(seed: int) -> None:
    with written(Pick(seed), whole=False) as edition:
        for target, places in edition.lost_on_site().items():
            assert unexplained(target, places) == [], target


# ---- comparisons ----


def bare(chapter: Any) -> Any:
    """A chapter with sections of the same ids, and nothing in them."""
    text = {"de": "leer [@w]", "en": "empty [@w]"}
    sections = [
        {
            "id": section["id"],
            "title": {"de": "leer", "en": "empty"},
            "blocks": [{"kind": "text", "id": f"text-of-{section['id']}", "text": text}],
        }
        for section in chapter["sections"]
    ]
    return {"id": chapter["id"], "title": {"de": "leer", "en": "empty"}, "sections": sections}


def before(chapter: Any) -> Mapping[str, Any]:
    """The files of an edition that has this chapter, and of the rest as little as it may."""
    head = {"id": "2023", "version": {"de": "1", "en": "1"}, "date": "2023"}
    return {
        "edition.yaml": {
            **head,
            "status": "published",
            "translations": "reviewed",
            "chapters": [chapter["id"]],
        },
        "references.yaml": {"references": [{"id": "w", "type": "book", "title": "Leer"}]},
        f"chapters/{chapter['id']}.yaml": chapter,
    }


@pytest.mark.parametrize("whole", [True, False])
def test_whatever_is_changed_is_said(whole: bool, seed: int) -> None:
    with written(Pick(seed), whole=whole) as edition:
        older = Author(Pick(seed), whole=whole, letter="y").edition("2023")
        lost = edition.lost_in_comparison(older)
    assert lost.pop("json") == set()
    for name, places in lost.items():
        assert unexplained("changed", places) == [], name
        assert not whole or overtaken("changed", places) == [], name


def test_whatever_is_added_is_said() -> None:
    with written(Pick(0), whole=True) as edition:
        chapter = bare(edition.content.read(f"2024/chapters/{CHAPTER}.yaml"))
        parts = edition.lost_in_comparison(before(chapter))
        all_of_it = edition.lost_in_comparison(before({**chapter, "id": "another"}))
    assert parts.pop("json") == all_of_it.pop("json") == set()
    for name in parts:
        assert unexplained("added", parts[name] | all_of_it[name]) == [], name
        assert overtaken("added", parts[name] | all_of_it[name]) == [], name
