"""From a chapter's plain data into frozen values."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from guidepress.model.guideline import (
    Aside,
    AuthorLine,
    Block,
    Chapter,
    Citation,
    Column,
    Condition,
    CrossReference,
    Figure,
    Literature,
    Recommendation,
    Recommendations,
    Row,
    Section,
    Statement,
    Table,
    TextBlock,
    Topic,
)
from guidepress.model.location import Place
from guidepress.model.text import EVERY_LANGUAGE, Text

Data = Mapping[str, Any]
T = TypeVar("T")


class ChapterLoader:
    """Loads a chapter, and gathers every text that it meets."""

    def __init__(self) -> None:
        self.texts: list[Text] = []

    def each(
        self, load: Callable[[Any, Place], T], data: Data, at: Place, key: str
    ) -> tuple[T, ...]:
        """The records of the list under `key`, each loaded."""
        items = data.get(key)
        if not items:
            return ()
        place = at.at(key)
        return tuple([load(item, place.at(i)) for i, item in enumerate(items)])

    def text(self, data: Data, at: Place, key: str) -> Text:
        words, place = data[key], at.inner[key]
        if isinstance(place, Place):
            text = Text(words, place)
        else:
            text = Text({EVERY_LANGUAGE: words}, Place(at.file, place))
        self.texts.append(text)
        return text

    def maybe_text(self, data: Data, at: Place, key: str) -> Text | None:
        return self.text(data, at, key) if key in data else None

    def texts_by_key(self, data: Data, at: Place, key: str) -> dict[str, Text]:
        if key not in data:
            return {}
        inner = at.at(key)
        return {name: self.text(data[key], inner, name) for name in data[key]}

    def cites(self, data: Data, at: Place) -> tuple[Citation, ...]:
        items = data.get("cites")
        if not items:
            return ()
        place = at.at("cites")
        return tuple([self.citation(item, place, index) for index, item in enumerate(items)])

    def citation(self, item: Any, place: Place, index: int) -> Citation:
        where = place.value(index)
        if isinstance(item, str):
            return Citation(ref=item, where=where)
        note = self.maybe_text(item, place.at(index), "note")
        return Citation(ref=item["ref"], printed=item.get("printed", ""), note=note, where=where)

    def condition(self, data: Data, at: Place) -> Condition:
        return Condition(id=data["id"], text=self.text(data, at, "text"), at=at)

    def recommendation(self, data: Data, at: Place) -> Recommendation:
        marks = data.get("rating_footnotes", {})
        return Recommendation(
            id=data["id"],
            text=self.text(data, at, "text"),
            rating=data.get("rating", {}),
            conditions=self.each(self.condition, data, at, "conditions"),
            footnotes=tuple(data.get("footnotes", ())),
            rating_footnotes={key: tuple(ids) for key, ids in marks.items()},
            cites=self.cites(data, at),
            note=self.maybe_text(data, at, "note"),
            children=self.each(self.recommendation, data, at, "children"),
            at=at,
        )

    def block(self, data: Data, at: Place) -> Block:
        common = {
            "id": data["id"],
            "title": self.maybe_text(data, at, "title"),
            "original": data.get("original", ""),
            "note": self.maybe_text(data, at, "note"),
            "footnotes": tuple(data.get("footnotes", ())),
            "cites": self.cites(data, at),
            "at": at,
        }
        kinds: dict[str, Callable[[Data, Place, dict[str, Any]], Block]] = {
            "recommendations": self.recommendations,
            "table": self.table,
            "statement": self.statement,
            "text": self.text_block,
            "figure": self.figure,
        }
        return kinds[data["kind"]](data, at, common)

    def recommendations(self, data: Data, at: Place, common: dict[str, Any]) -> Recommendations:
        return Recommendations(**common, items=self.each(self.recommendation, data, at, "items"))

    def table(self, data: Data, at: Place, common: dict[str, Any]) -> Table:
        return Table(
            **common,
            columns=self.each(self.column, data, at, "columns"),
            rows=self.each(self.row, data, at, "rows"),
        )

    def column(self, data: Data, at: Place) -> Column:
        return Column(id=data["id"], title=self.text(data, at, "title"), at=at)

    def row(self, data: Data, at: Place) -> Row:
        return Row(
            id=data["id"],
            cells=self.texts_by_key(data, at, "cells"),
            merge=data.get("merge", {}),
            footnotes=tuple(data.get("footnotes", ())),
            cites=self.cites(data, at),
            note=self.maybe_text(data, at, "note"),
            at=at,
        )

    def statement(self, data: Data, at: Place, common: dict[str, Any]) -> Statement:
        return Statement(
            **common,
            text=self.text(data, at, "text"),
            paraphrase=data.get("paraphrase", False),
            source=self.text(data, at, "source"),
            level=self.maybe_text(data, at, "level"),
            agreement=data.get("agreement", ""),
        )

    def text_block(self, data: Data, at: Place, common: dict[str, Any]) -> TextBlock:
        return TextBlock(**common, text=self.text(data, at, "text"))

    def figure(self, data: Data, at: Place, common: dict[str, Any]) -> Figure:
        return Figure(**common, file=data["file"], alt=self.text(data, at, "alt"))

    def remark(self, data: Data, at: Place) -> Aside:
        return Aside(
            id=data["id"],
            title=self.maybe_text(data, at, "title"),
            original=data.get("original", ""),
            text=self.text(data, at, "text"),
            at=at,
        )

    def literature(self, data: Data, at: Place) -> Literature:
        return Literature(
            id=data["id"],
            heading=self.maybe_text(data, at, "heading"),
            supports=tuple(data.get("supports", ())),
            cites=self.cites(data, at),
            at=at,
        )

    def section(self, data: Data, at: Place) -> Section:
        return Section(
            id=data["id"],
            title=self.text(data, at, "title"),
            subtitle=self.maybe_text(data, at, "subtitle"),
            blocks=self.each(self.block, data, at, "blocks"),
            footnotes=self.texts_by_key(data, at, "footnotes"),
            remarks=self.each(self.remark, data, at, "remarks"),
            literature=self.each(self.literature, data, at, "literature"),
            note=self.maybe_text(data, at, "note"),
            at=at,
        )

    def author_line(self, data: Data, _at: Place) -> AuthorLine:
        return AuthorLine(editions=data["editions"], names=tuple(data["names"]))

    def topic(self, data: Data, at: Place) -> Topic:
        sections = tuple(data.get("sections", ()))
        return Topic(text=self.text(data, at, "text"), sections=sections, at=at)

    def cross_reference(self, data: Data, at: Place) -> CrossReference:
        title = self.text(data, at, "title")
        return CrossReference(title=title, chapter=data.get("chapter", ""), at=at)

    def chapter(self, data: Data, at: Place) -> Chapter:
        return Chapter(
            id=data["id"],
            title=self.text(data, at, "title"),
            authors=self.each(self.author_line, data, at, "authors"),
            topics=self.each(self.topic, data, at, "topics"),
            see_also=self.each(self.cross_reference, data, at, "see_also"),
            note=self.maybe_text(data, at, "note"),
            sections=self.each(self.section, data, at, "sections"),
            at=at,
        )
