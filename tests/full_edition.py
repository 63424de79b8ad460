"""An edition in which each text is a word of its own, which stands nowhere else.

What is made follows the classes of the model: whoever gives them another field, or another kind of
block, has words for it here without a line more, or is told what is missing.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from itertools import count, cycle, product
from typing import Any, get_args, get_origin, get_type_hints

from editing import Pick
from editions import NOWHERE
from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.block import Block
from guidepress.model.blocks.figure import Figure
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.blocks.statement import Statement
from guidepress.model.blocks.table import Column, Row
from guidepress.model.chapter import (
    AuthorLine,
    Chapter,
    CrossReference,
    Literature,
    Section,
    Topic,
)
from guidepress.model.citation import Citation
from guidepress.model.dump import dump
from guidepress.model.guideline import Abbreviation, EditionHead, Reference
from guidepress.model.text import Text
from sites import ROOT

LANGUAGES = ("de", "en")
CHAPTER, PICTURE = "everything", "square.png"
SYLLABLES = (
    "ba",
    "do",
    "fe",
    "gu",
    "ki",
    "lo",
    "mu",
    "na",
    "po",
    "ru",
    "sa",
    "ti",
    "vo",
    "we",
    "zu",
)
FIRST = {"x": 6100, "y": 7100}
"""The numbers that stand nowhere else begin here, by the letter that the words begin with."""
TURN = {"children": -1, "topics": 1}
"""Fields that are written before or after the others, because these or they depend on them."""


def schema(name: str) -> Any:
    return json.loads((ROOT / "schema" / f"{name}.schema.json").read_bytes())


VARIABLES: Mapping[str, Any] = schema("references")["properties"]["references"]["items"][
    "properties"
]
"""What may be said of a work."""
CHAPTERS: Mapping[str, Any] = schema("chapter")["$defs"]


class Author:
    """Writes an edition; `words` says of each word where it stands, and in which language.

    A `whole` edition has something in every field; in others, what may be left out is at times.
    """

    def __init__(self, pick: Pick, *, whole: bool, letter: str = "x") -> None:
        self._pick = pick
        self._whole = whole
        self._letter = letter
        self._syllables = map("".join, product(SYLLABLES, repeat=3))
        self._numbers = count(1)
        self._ids: dict[type, list[str]] = {}
        self._footnotes: dict[str, str] = {}
        self._has_children = self._is_child = self._explained = False
        self._turns = cycle((False, True))
        self._short: list[Text] = []
        self.works: list[str] = []
        self.words: dict[str, tuple[str, str]] = {}

    def edition(self, name: str) -> dict[str, Any]:
        """The files of an edition, as plain data by path."""
        works = [*map(self._work, VARIABLES["type"]["enum"]), self._literal_work()]
        self.works = [work.id for work in works]
        short = [self.record(Abbreviation) for _ in range(2)]
        self._short = [each.short for each in short]
        chapter, head = self.record(Chapter), self.record(EditionHead)
        if not self._explained:  # then the glossary has them alone
            self.words = {w: at for w, at in self.words.items() if "Abbreviation" not in at[0]}
        return {
            "edition.yaml": {**dump(head), "id": name},
            "references.yaml": {"references": dump(works)},
            "abbreviations.yaml": {"abbreviations": dump(short)},
            f"chapters/{CHAPTER}.yaml": {**dump(chapter), "id": CHAPTER},
        }

    # ---- words ----

    def word(self, place: str, language: str = "") -> str:
        word = self._letter + next(self._syllables)
        self.words[word] = place, language
        return word

    def number(self, place: str, before: str = "") -> str:
        """A number that stands nowhere else, with what always stands before it."""
        number = f"{before}{FIRST[self._letter] + next(self._numbers)}"
        self.words[number] = place, ""
        return number

    def text(self, place: str) -> Text:
        return Text({language: self.word(place, language) for language in LANGUAGES}, NOWHERE)

    def _also(self) -> bool:
        """Whether something is written that may be left out."""
        return self._whole or self._pick((True, True, False))

    # ---- records ----

    def record(self, kind: Any) -> Any:
        """A record of a class, with something in each field that authors may write."""
        if kind is Section:
            self._ids.clear()
        hints, values = get_type_hints(kind), {}
        for field in sorted(fields(kind), key=lambda field: TURN.get(field.name, 0)):
            if field.compare:
                values[field.name] = self._value(kind, field.name, hints[field.name])
                self._remember(values[field.name])
            else:
                values[field.name] = NOWHERE if field.name == "at" else NOWHERE.where
        return kind(**values)

    def _remember(self, value: Any) -> None:
        """The ids in a list, for the fields that point into it."""
        if isinstance(value, tuple) and value and hasattr(value[0], "id"):
            self._ids[type(value[0])] = [record.id for record in value]

    def _value(self, kind: Any, name: str, hint: Any) -> Any:
        if not may_be_written(kind, name):
            return () if get_origin(hint) is tuple else None
        if given := GIVEN.get((kind, name)) or GIVEN_ANYWHERE.get(name):
            return given(self, kind)
        place = f"{kind.__name__}.{name}"
        if hint in EMPTY and not must_be_written(kind, name) and not self._also():
            return EMPTY[hint]
        return self._some(hint, place)

    def _some(self, hint: Any, place: str) -> Any:
        """What a field of this type may hold."""
        if hint in (Text, Text | None):
            return self.text(place)
        if hint is str:
            return self.word(place)
        if hint is bool:
            return True
        if hint == tuple[str, ...]:
            return (self.word(place), self.word(place))
        if get_origin(hint) is tuple:
            return tuple(self._records(get_args(hint)[0]))
        raise TypeError(f"nobody knows what to write into {place}: {hint}")

    def _records(self, kind: Any) -> Iterator[Any]:
        """Two of a kind, or one; of blocks one of each kind, in any order."""
        kinds = self._pick.order(BLOCKS.values()) if kind is Block else [kind, kind]
        for each in [each for each in kinds if self._also()] or kinds[:1]:
            yield self.record(each)

    # ---- works ----

    def _work(self, kind: str) -> Reference:
        place = f"Reference({kind})"
        csl: dict[str, object] = {"id": f"work-{kind}", "type": kind}
        for name in VARIABLES.keys() - {"id", "type", "NCT", "literal", "note"}:
            if name == "title" or self._also():
                csl[name] = self._variable(f"{place}.{name}", name)
        return Reference(
            id=f"work-{kind}",
            csl=csl,
            nct=self.number(f"{place}.nct", "NCT1000"),
            literal="",
            note=self.text(f"{place}.note"),
            at=NOWHERE,
        )

    def _variable(self, place: str, name: str) -> object:
        match name:
            case "author":
                return [{"family": self.word(place), "given": "N"}, {"literal": self.word(place)}]
            case "issued":
                return {"date-parts": [[int(self.number(place))]]}
            case "DOI":
                return f"10.1000/{self.number(place)}"
            case "PMID" | "PMCID":
                return self.number(place, {"PMID": "1", "PMCID": "PMC"}[name])
            case "URL":
                return f"https://{self.word(place)}.example/"
        return self.word(place)

    def _literal_work(self) -> Reference:
        """One of which there is only how it is printed."""
        return Reference(
            id="work-literal",
            csl={"id": "work-literal", "type": "article"},
            nct="",
            literal=self.word("Reference.literal"),
            note=self.text("Reference.note"),
            at=NOWHERE,
        )

    # ---- what is no text, or points at something ----

    def id(self, _: type) -> str:
        return f"id-{next(self._numbers)}"

    def footnotes(self, kind: type) -> tuple[str, ...]:
        """A footnote of its own, which its section then defines."""
        name = self.id(kind)
        self._footnotes[name] = f"Footnote({kind.__name__})"
        return (name,)

    def defined_footnotes(self, _: type) -> Mapping[str, Text]:
        pointed_at, self._footnotes = self._footnotes, {}
        return {name: self.text(place) for name, place in pointed_at.items()}

    def cites(self, kind: type) -> tuple[Citation, ...]:
        """Works, the first with what is printed here and a note."""
        works = self.works if self._whole or kind is Literature else [self._pick(self.works)]
        place = f"Citation({kind.__name__})"
        note = self.text(f"{place}.note") if self._also() else None
        printed = self.word(f"{place}.printed") if self._also() else ""
        first = Citation(ref=works[0], printed=printed, note=note, where=NOWHERE.where)
        return (first, *(Citation(ref=work, where=NOWHERE.where) for work in works[1:]))

    def cells(self, _: type) -> Mapping[str, Text]:
        return {name: self.text("Row.cells") for name in self._ids[Column]}

    def running_text(self, kind: type) -> Text:
        """With the abbreviations in it, so that somebody says what they mean."""
        words, short = self.text(f"{kind.__name__}.text").words, self._short
        self._explained = True
        return Text(
            {
                language: " ".join([words[language], *(each.words[language] for each in short)])
                for language in LANGUAGES
            },
            NOWHERE,
        )

    def children(self, _: type) -> tuple[Recommendation, ...]:
        """Two under every second recommendation; none under these."""
        made: tuple[Recommendation, ...] = ()
        if not self._is_child and next(self._turns):
            self._is_child = True
            made = (self.record(Recommendation), self.record(Recommendation))
            self._is_child = False
        self._has_children = bool(made)
        return made

    def rating(self, _: type) -> Mapping[str, str]:
        return {} if self._has_children else {"loe": "1", "grade": "++"}

    def rating_footnotes(self, kind: type) -> Mapping[str, tuple[str, ...]]:
        return {} if self._has_children else {"grade": self.footnotes(kind)}

    def ids(self, kind: type) -> tuple[str, ...]:
        return tuple(self._ids.get(kind, ())[:1])


def may_be_written(kind: Any, name: str) -> bool:
    """Whether the schema lets authors write a field; it does unless it is a block's."""
    return name in _block(kind).get("properties", {name})


def must_be_written(kind: Any, name: str) -> bool:
    return name in _block(kind).get("required", ())


def _block(kind: Any) -> Mapping[str, Any]:
    """What the schema says of a kind of block; nothing of other records."""
    found: Mapping[str, Any] = CHAPTERS.get(f"{getattr(kind, 'SUBJECT', '')}-block", {})
    return found


EMPTY: Mapping[Any, Any] = {Text | None: None, str: "", bool: False}
"""What a field holds where an author leaves it out, by its type; others may not be left out."""

Given = Callable[[Author, type], Any]
GIVEN_ANYWHERE: Mapping[str, Given] = {
    "id": Author.id,
    "original": lambda *_: "",
    "footnotes": Author.footnotes,
    "cites": Author.cites,
}
GIVEN: Mapping[tuple[type, str], Given] = {
    (Section, "footnotes"): Author.defined_footnotes,
    (Row, "cells"): Author.cells,
    (Row, "merge"): lambda *_: {},
    (Recommendation, "text"): Author.running_text,
    (Recommendation, "rating"): Author.rating,
    (Recommendation, "rating_footnotes"): Author.rating_footnotes,
    (Recommendation, "children"): Author.children,
    (Statement, "agreement"): lambda author, _: f"81.{author.number('Statement.agreement')}",
    (Figure, "file"): lambda *_: PICTURE,
    (Literature, "supports"): lambda author, _: author.ids(Recommendation),
    (Topic, "sections"): lambda author, _: author.ids(Section),
    (CrossReference, "chapter"): lambda *_: "",
    (AuthorLine, "editions"): lambda author, _: author.number("AuthorLine.editions"),
    (EditionHead, "date"): lambda *_: "2024",
    (EditionHead, "status"): lambda *_: "published",
    (EditionHead, "translations"): lambda *_: "reviewed",
    (EditionHead, "scales"): lambda *_: {},
    (EditionHead, "chapters"): lambda *_: (CHAPTER,),
}
"""Fields that hold no text, or one of a certain form."""
