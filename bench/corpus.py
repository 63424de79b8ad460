"""Write a guideline of real size: 30 chapters in two editions and two languages, in made-up words.

    python bench/corpus.py OUT [--chapters 30] [--editions 2]

Each chapter is like content/2024/chapters/metastasis-sites.yaml with its share of references.yaml.
The same call writes the same bytes.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from babble import Text, names, rng, short_forms, text, words
from yamlish import document

Record = dict[str, Any]

CHAPTERS = 30
QUICK = 6
"""Chapters of a quick look."""
NEWEST = 2024
EDITIONS = 2
SECTIONS = "rrtrtrrsrtr"
"""The sections of a chapter: recommendations, table, statement."""
RATED = 49
WORKS = 120
CITATIONS = 146
LISTS = 27
ABBREVIATIONS = 300
CHANGED = 0.1
"""The share of texts that an edition words anew."""

LOE = ("1a", "1b", "2a", "2b", "3a", "3b", "4", "5")
GR = ("A", "B", "C", "D")
GRADES = ("++", "+", "+/-", "-", "--")
SCALES = {"loe": LOE, "gr": GR, "grade": GRADES}
LINES = ("-lead", "-second", "-third")


def years(editions: int = EDITIONS) -> list[str]:
    """The ids of so many editions, the oldest first."""
    return [str(year) for year in range(NEWEST - editions + 1, NEWEST + 1)]


def write(out: Path, chapters: int, editions: Sequence[str]) -> None:
    """Write the whole content folder; an edition says the same whatever comes after it."""
    _write(out / "guideline.yaml", _guideline())
    for key, values in SCALES.items():
        _write(out / "scales" / f"bench-{key}.yaml", _scale(key, values))
    for age, edition in enumerate(editions):
        _write_edition(out / edition, age, chapters)


def _write_edition(folder: Path, age: int, count: int) -> None:
    edition = folder.name
    chapters = [ChapterMaker(number, age) for number in range(count)]
    _write(folder / "edition.yaml", _edition(edition, [chapter.id for chapter in chapters]))
    _write(folder / "abbreviations.yaml", {"abbreviations": list(_abbreviations())})
    for chapter in chapters:
        _write(folder / "chapters" / f"{chapter.id}.yaml", chapter.record())
    works = [work for chapter in chapters for work in chapter.works]
    _write(folder / "references.yaml", {"references": sorted(works, key=lambda work: work["id"])})


def _write(file: Path, data: Record) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(document(data), encoding="utf-8")


def _both(words: str) -> Text:
    return {"de": f"{words} (erfunden)", "en": f"{words} (made up)"}


def _guideline() -> Record:
    return {
        "id": "bench",
        "title": _both("Babble"),
        "short_title": _both("Babble"),
        "publisher": {"name": _both("Babel Society")},
        "languages": ["de", "en"],
        "source_language": "de",
        "scales": {key: f"bench-{key}" for key in SCALES},
        "address": "https://bench.guidepress.example/",
        "notice": {"de": "Erfundene Wörter zum Messen", "en": "Made-up words for measuring"},
    }


def _scale(key: str, values: tuple[str, ...]) -> Record:
    look = "badge" if key == "grade" else "plain"
    return {
        "id": f"bench-{key}",
        "title": _both(f"Scale {key}"),
        "short": {"de": key.upper(), "en": key.upper()},
        "measures": "recommendation" if key == "grade" else "evidence",
        "look": look,
        "levels": [_level(value) for value in values],
    }


def _level(value: str) -> Record:
    meaning = text(8, rng("level", value))
    return {"value": value, "label": _both(f"Level {value}"), "meaning": meaning}


def _edition(edition: str, chapters: list[str]) -> Record:
    return {
        "id": edition,
        "version": {"de": f"{edition}.1", "en": f"{edition}.1"},
        "date": f"{edition}-03-01",
        "status": "published",
        "introduction": text(40, rng("introduction", edition)),
        "translations": "unreviewed",
        "chapters": chapters,
    }


def _abbreviations() -> Iterator[Record]:
    for form in short_forms(ABBREVIATIONS):
        yield {"id": form.lower(), "short": form, "long": text(3, rng("long", form))}


@dataclass(frozen=True)
class ChapterMaker:
    """Makes one chapter of one edition, before which `age` others came, and the works it cites."""

    number: int
    age: int

    @property
    def id(self) -> str:
        return f"chapter-{self.number + 1:02}"

    def record(self) -> Record:
        return {
            "id": self.id,
            "title": self._text("title", 4),
            "authors": [{"editions": "2002-2024", "names": list(names(200)[:20])}],
            "topics": [self._topic(index) for index in range(0, len(SECTIONS), 2)],
            "sections": [self._section(index, kind) for index, kind in enumerate(SECTIONS)],
        }

    def _text(self, key: str, count: int) -> Text:
        """A text; in each edition, one in ten says something else than in the one before."""
        chance = rng(self.number, key)
        anew = [age for age in range(1, self.age + 1) if chance.random() < CHANGED]
        chance = rng(self.number, key, "anew" * max(anew, default=0))
        return text(count, chance, short_forms(ABBREVIATIONS))

    def _topic(self, index: int) -> Record:
        return {"text": self._text(f"topic {index}", 3), "sections": [f"section-{index + 1}"]}

    def _section(self, index: int, kind: str) -> Record:
        name = f"section-{index + 1}"
        makers = {"r": self._recommendations, "t": self._table, "s": self._statement}
        return {
            "id": name,
            "title": self._text(name, 5),
            "blocks": [makers[kind](index, f"{name}-block")],
            "footnotes": {"remark": self._text(f"{name} footnote", 8)},
            "literature": list(self._literature(index)),
            "note": self._text(f"{name} note", 12),
        }

    def _recommendations(self, index: int, block: str) -> Record:
        sections = [i for i, kind in enumerate(SECTIONS) if kind == "r"]
        share = range(sections.index(index), RATED, len(sections))
        items = [self._recommendation(number) for number in share]
        items[0]["footnotes"] = ["remark"]
        head, *children = items[-3:]
        head = {"id": f"{head['id']}-head", "text": head["text"], "children": [head, *children]}
        return {"kind": "recommendations", "id": block, "items": [*items[:-3], head]}

    def _recommendation(self, number: int) -> Record:
        name = f"c{self.number + 1:02}-recommendation-{number + 1:02}"
        chance = rng(self.number, name)
        rating = {key: chance.choice(values) for key, values in SCALES.items()}
        made: Record = {
            "id": name,
            "text": self._text(name, chance.randint(3, 13)),
            "rating": rating,
        }
        if number % 8 == 0:
            made["conditions"] = [self._condition(name, i) for i in range(2)]
        return made

    def _condition(self, name: str, index: int) -> Record:
        return {"id": f"condition-{index + 1}", "text": self._text(f"{name} {index}", 8)}

    def _table(self, index: int, block: str) -> Record:
        columns = [f"column{LINES[0]}", "count", f"column{LINES[1]}", f"column{LINES[2]}"]
        titles = [self._text(f"{block} {column}", 2) for column in columns]
        rows = [self._row(f"{block} {row}", row, columns) for row in range(5)]
        rows[0]["footnotes"] = ["remark"]
        rows[0]["cites"] = [self.works[index]["id"], self.works[index + 1]["id"]]
        return {
            "kind": "table",
            "id": block,
            "title": self._text(f"{block} title", 8),
            "columns": [
                {"id": column, "title": title}
                for column, title in zip(columns, titles, strict=True)
            ],
            "rows": rows,
        }

    def _row(self, key: str, row: int, columns: list[str]) -> Record:
        cells: Record = {column: self._text(f"{key} {column}", 7) for column in columns}
        cells["count"] = str(rng(self.number, key).randint(20, 900))
        return {"id": f"row-{row + 1}", "cells": cells}

    def _statement(self, _: int, block: str) -> Record:
        paragraphs = [self._text(f"{block} {index}", 30) for index in range(2)]
        return {
            "kind": "statement",
            "id": block,
            "text": {name: "\n\n".join(p[name] for p in paragraphs) for name in ("de", "en")},
            "paraphrase": True,
            "source": self._text(f"{block} source", 4),
            "agreement": "85",
            "footnotes": ["remark"],
        }

    def _literature(self, index: int) -> Iterator[Record]:
        for number in range(index, LISTS, len(SECTIONS)):
            name = f"list-{number + 1}"
            heading = self._text(f"heading {number}", 4)
            yield {"id": name, "heading": heading, "cites": self._cites(number)}

    def _cites(self, number: int) -> list[str]:
        """Every work stands in one list at least; some stand in a second one."""
        places = range(number, CITATIONS, LISTS)
        return [self.works[place % WORKS]["id"] for place in places]

    @cached_property
    def works(self) -> list[Record]:
        return [self._work(number) for number in range(WORKS)]

    def _work(self, number: int) -> Record:
        chance = rng("work", self.number, number)
        authors = [_author(chance) for _ in range(3)]
        year = chance.randint(2008, 2023)
        serial = self.number * WORKS + number
        made = {
            "id": f"{authors[0]['family'].lower()}-{year}-{serial:04}",
            "type": "article-journal",
            "author": [*authors, {"literal": "et al."}],
            "title": f"Made up: {words('en', chance.randint(6, 14), chance)}",
            "container-title": words("en", 3, rng("journal", chance.randrange(60))),
            "issued": {"date-parts": [[year, chance.randint(1, 12)]]},
            "volume": str(chance.randint(1, 99)),
            "issue": str(chance.randint(1, 12)),
            "page": f"{chance.randint(1, 900)}-{chance.randint(901, 999)}",
        }
        return made | _extras(serial, chance)


def _author(chance: Random) -> Text:
    given = "".join(chance.choices("ABCDEFGHJKLM", k=2))
    return {"family": chance.choice(names(900)), "given": given}


def _extras(serial: int, chance: Random) -> Record:
    """What only some works have."""
    extras: Record = {}
    if serial % 3 == 0:
        extras["DOI"] = f"10.5555/bench.{serial:06}"
    if serial % 6 == 0:
        extras["note"] = text(12, chance)
    return extras


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("out", type=Path)
    parser.add_argument("--chapters", type=int, default=CHAPTERS)
    parser.add_argument("--editions", type=int, default=EDITIONS)
    options = parser.parse_args()
    write(options.out, options.chapters, years(options.editions))


if __name__ == "__main__":
    main()
