"""From plain data that has passed the schema into frozen values. Asks nothing: the gate has."""

from typing import TypeVar

from guidepress.model.chapter import Chapter
from guidepress.model.declarations import Acceptance, Approval, Declaration, Erratum
from guidepress.model.glossary import Glossary, Term
from guidepress.model.guideline import Abbreviation, EditionHead, GuidelineHead, Messages, Reference
from guidepress.model.location import Place
from guidepress.model.scale import Level, Scale
from guidepress.model.text import Text
from guidepress.read.load_records import Data, RecordLoader

T = TypeVar("T")

_NOT_CSL = ("NCT", "literal", "note")
"""The keys of a reference that are no variables of CSL; its id is one."""


class Loader(RecordLoader):
    """Loads one file, and gathers every text that it meets."""

    def records(self, kind: type[T], data: Data, at: Place, key: str) -> tuple[T, ...]:
        """The records of this class in the list under `key`."""
        return self.each(lambda item, place: self.record(kind, item, place), data, at, key)

    def reference(self, data: Data, at: Place) -> Reference:
        return Reference(
            id=data["id"],
            csl={name: value for name, value in data.items() if name not in _NOT_CSL},
            nct=data.get("NCT", ""),
            literal=data.get("literal", ""),
            note=self.maybe_text(data, at, "note"),
            at=at,
        )

    def references(self, data: Data, at: Place) -> tuple[Reference, ...]:
        return self.each(self.reference, data, at, "references")

    def abbreviations(self, data: Data, at: Place) -> tuple[Abbreviation, ...]:
        return self.records(Abbreviation, data, at, "abbreviations")

    def chapter(self, data: Data, at: Place) -> Chapter:
        return self.record(Chapter, data, at)

    def edition(self, data: Data, at: Place) -> EditionHead:
        return self.record(EditionHead, data, at)

    def level(self, data: Data, at: Place) -> Level:
        return Level(
            value=data["value"],
            sign=data.get("sign", data["value"]),
            label=self.text(data, at, "label"),
            meaning=self.text(data, at, "meaning"),
            direction=data.get("direction", ""),
            tone=data.get("tone", ""),
            aliases=tuple(data.get("aliases", ())),
            incomplete=data.get("incomplete", False),
            weak=data.get("weak", False),
            wording={name: tuple(words) for name, words in data.get("wording", {}).items()},
        )

    def scale(self, data: Data, at: Place) -> Scale:
        source = data.get("source", {})
        return Scale(
            id=data["id"],
            title=self.text(data, at, "title"),
            short=self.text(data, at, "short"),
            about=self.maybe_text(data, at, "about"),
            source=self.maybe_text(source, at.at("source"), "text"),
            source_url=source.get("url", ""),
            measures=data["measures"],
            look=data["look"],
            levels=self.each(self.level, data, at, "levels"),
            at=at,
        )

    def line(self, data: Data, at: Place) -> Text:
        text = Text(data, at)
        self.texts.append(text)
        return text

    def guideline(self, data: Data, at: Place) -> GuidelineHead:
        publisher, place = data["publisher"], at.at("publisher")
        return GuidelineHead(
            id=data["id"],
            title=self.text(data, at, "title"),
            short_title=self.text(data, at, "short_title"),
            publisher=self.text(publisher, place, "name"),
            publisher_lines=self.each(self.line, publisher, place, "lines"),
            publisher_url=publisher.get("url", ""),
            languages=tuple(data["languages"]),
            source_language=data["source_language"],
            scales=data["scales"],
            address=data["address"].rstrip("/") + "/",
            guides=data.get("guides", False),
            notice=self.maybe_text(data, at, "notice"),
            licence=self.maybe_text(data, at, "licence"),
            at=at,
        )

    def words(self, data: Data, at: Place) -> Messages:
        return self.record(Messages, data, at)

    def changes(self, data: Data, at: Place) -> tuple[Declaration, ...]:
        return self.each(self.declaration, data, at, "changes")

    def declaration(self, data: Data, at: Place) -> Declaration:
        return Declaration(
            kind=data["kind"],
            old=_ids(data.get("from", data.get("id", ()))),
            new=_ids(data.get("to", ())),
            chapter=data.get("chapter", ""),
            reason=self.maybe_text(data, at, "reason"),
            at=at,
        )

    def errata(self, data: Data, at: Place) -> tuple[Erratum, ...]:
        return self.records(Erratum, data, at, "errata")

    def approvals(self, data: Data, at: Place) -> tuple[Approval, ...]:
        return self.records(Approval, data, at, "approvals")

    def accepted(self, data: Data, at: Place) -> tuple[Acceptance, ...]:
        return self.records(Acceptance, data, at, "accepted")

    def glossary(self, data: Data, at: Place) -> Glossary:
        return Glossary(self.records(Term, data, at, "terms"), tuple(data.get("protected", ())))

    def translations(self, data: Data, _at: Place) -> dict[str, dict[str, str]]:
        return {language: dict(by_key) for language, by_key in data["confirmed"].items()}


def _ids(value: str | list[str]) -> tuple[str, ...]:
    """The ids under a key that may hold one or several."""
    return (value,) if isinstance(value, str) else tuple(value)
