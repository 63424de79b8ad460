"""From plain data that has passed the schema into frozen values. Asks nothing: the gate has."""

from guidepress.model.chapter import Chapter
from guidepress.model.declarations import Acceptance, Approval, Declaration, Erratum
from guidepress.model.glossary import Glossary, Term
from guidepress.model.guideline import Abbreviation, EditionHead, GuidelineHead, Messages, Reference
from guidepress.model.location import Place
from guidepress.model.scale import Level, Scale
from guidepress.model.text import Text
from guidepress.read.load_records import Data, RecordLoader


class Loader(RecordLoader):
    """Loads one file, and gathers every text that it meets."""

    def reference(self, data: Data, at: Place) -> Reference:
        ours = ("NCT", "literal", "note")
        return Reference(
            id=data["id"],
            csl={name: value for name, value in data.items() if name not in ours},
            nct=data.get("NCT", ""),
            literal=data.get("literal", ""),
            note=self.maybe_text(data, at, "note"),
            at=at,
        )

    def references(self, data: Data, at: Place) -> tuple[Reference, ...]:
        return self.each(self.reference, data, at, "references")

    def abbreviations(self, data: Data, at: Place) -> tuple[Abbreviation, ...]:
        return self.each(self.abbreviation, data, at, "abbreviations")

    def abbreviation(self, data: Data, at: Place) -> Abbreviation:
        return self.record(Abbreviation, data, at)

    def chapter(self, data: Data, at: Place) -> Chapter:
        return self.record(Chapter, data, at)

    def edition(self, data: Data, at: Place) -> EditionHead:
        return EditionHead(
            id=data["id"],
            version=self.text(data, at, "version"),
            date=data["date"],
            status=data["status"],
            status_note=self.maybe_text(data, at, "status_note"),
            introduction=self.maybe_text(data, at, "introduction"),
            provenance=self.maybe_text(data, at, "provenance"),
            citation=self.maybe_text(data, at, "citation"),
            translations=data["translations"],
            scales=data.get("scales", {}),
            chapters=tuple(data["chapters"]),
            at=at,
        )

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

    def words(self, data: Data, _at: Place) -> Messages:
        return Messages(
            language=data["language"],
            name=data["name"],
            decimal=data["decimal"],
            words=data["words"],
            changes=data["changes"],
            spelling=data.get("spelling", {}),
        )

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
        return self.each(self.erratum, data, at, "errata")

    def erratum(self, data: Data, at: Place) -> Erratum:
        return Erratum(
            id=data["id"],
            date=data["date"],
            reason=self.text(data, at, "reason"),
            files=data["files"],
            at=at,
        )

    def approvals(self, data: Data, at: Place) -> tuple[Approval, ...]:
        return self.each(self.approval, data, at, "approvals")

    def approval(self, data: Data, at: Place) -> Approval:
        return Approval(
            fingerprint=data["fingerprint"],
            by=data["by"],
            date=data["date"],
            reason=self.maybe_text(data, at, "reason"),
            at=at,
        )

    def accepted(self, data: Data, at: Place) -> tuple[Acceptance, ...]:
        return self.each(self.acceptance, data, at, "accepted")

    def acceptance(self, data: Data, at: Place) -> Acceptance:
        return Acceptance(
            rule=data["rule"],
            id=data["id"],
            text=data["text"],
            reason=self.text(data, at, "reason"),
            at=at,
        )

    def term(self, data: Data, at: Place) -> Term:
        forms = (data.get(key, {}) for key in ("also", "forbidden"))
        also, forbidden = ({name: tuple(words) for name, words in one.items()} for one in forms)
        return Term(
            id=data["id"],
            term=self.text(data, at, "term"),
            also=also,
            forbidden=forbidden,
            note=self.maybe_text(data, at, "note"),
            at=at,
        )

    def glossary(self, data: Data, at: Place) -> Glossary:
        return Glossary(self.each(self.term, data, at, "terms"), tuple(data.get("protected", ())))

    def translations(self, data: Data, _at: Place) -> dict[str, dict[str, str]]:
        return {language: dict(known) for language, known in data["confirmed"].items()}


def _ids(said: str | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)
