"""From a file's plain data into records, by the types of their fields.

What a record is written like is said once, at its class: a field of type `Text` is read as a text,
`tuple[Row, ...]` as a list of rows, and so on. A new field needs its line in the class and in the
schema, and nothing here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.block import Block
from guidepress.model.citation import Citation
from guidepress.model.location import Place
from guidepress.model.record import role_of
from guidepress.model.text import EVERY_LANGUAGE, Text

Data = Mapping[str, Any]
T = TypeVar("T")
_Read = Callable[["RecordLoader", Data, Place, str], Any]


class RecordLoader:
    """Loads records, and gathers every text that it meets."""

    def __init__(self) -> None:
        self.texts: list[Text] = []

    def record(self, kind: type[T], data: Data, at: Place) -> T:
        """A record of this class; what its data leave out is empty."""
        values = {
            each.name: each.empty
            if each.key not in data
            else each.read(self, data, at, each.key)
            if each.read
            else data[each.key]
            for each in _plan(cast(Any, kind))
        }
        if _has_place(cast(Any, kind)):
            values["at"] = at
        return kind(**values)

    def block(self, data: Data, at: Place) -> Block:
        return self.record(BLOCKS[data["kind"]], data, at)

    def each(
        self, load: Callable[[Any, Place], T], data: Data, at: Place, key: str
    ) -> tuple[T, ...]:
        """The records of the list under `key`, each loaded."""
        items = data.get(key)
        if not items:
            return ()
        place = at.at(key)
        return tuple([load(item, place.at(i)) for i, item in enumerate(items)])

    def text(self, data: Any, at: Place, key: Any) -> Text:
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
        inner = at.at(key)
        return {name: self.text(data[key], inner, name) for name in data[key]}

    def cites(self, data: Data, at: Place, key: str) -> tuple[Citation, ...]:
        place = at.at(key)
        return tuple([self.citation(item, place, i) for i, item in enumerate(data[key])])

    def citation(self, item: Any, place: Place, index: int) -> Citation:
        where = place.value(index)
        if isinstance(item, str):
            return Citation(ref=item, where=where)
        note = self.maybe_text(item, place.at(index), "note")
        return Citation(ref=item["ref"], printed=item.get("printed", ""), note=note, where=where)


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field is read: under which key, by what (as it is, if by nothing), or empty."""

    name: str
    key: str
    read: _Read | None
    empty: Any


@cache
def _plan(kind: Any) -> tuple[_Field, ...]:
    """How each field of a record's class is read, in the order of the fields."""
    types = get_type_hints(kind)
    return tuple(
        _field(entry.name, role_of(entry).key or entry.name, types[entry.name])
        for entry in fields(kind)
        if entry.name != "at"
    )


@cache
def _has_place(kind: Any) -> bool:
    return any(entry.name == "at" for entry in fields(kind))


def _field(name: str, key: str, annotation: Any) -> _Field:
    """How a field with this annotation is read.

    >>> _field("footnotes", "footnotes", tuple[str, ...]).empty
    ()
    """
    if annotation is Text or annotation == Text | None:
        return _Field(name, key, RecordLoader.text, None)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return _Field(name, key, None, "")
    if origin is tuple:
        return _Field(name, key, _list(arguments[0]), ())
    if origin is not None and issubclass(origin, Mapping):
        return _Field(name, key, _mapping(arguments[1]), {})
    return _Field(name, key, None, annotation())  # False, or the empty string


def _list(entry: Any) -> _Read:
    if entry is str:
        return lambda _, data, __, key: tuple(data[key])
    if entry is Citation:
        return RecordLoader.cites
    if entry is Block:
        return lambda loader, data, at, key: loader.each(loader.block, data, at, key)
    if entry is Text:
        return _texts
    return lambda loader, data, at, key: loader.each(
        lambda item, place: loader.record(entry, item, place), data, at, key
    )


def _texts(loader: RecordLoader, data: Data, at: Place, key: str) -> tuple[Text, ...]:
    place = at.at(key)
    return tuple(loader.text(data[key], place, index) for index in range(len(data[key])))


def _mapping(value: Any) -> _Read | None:
    if value is Text:
        return RecordLoader.texts_by_key
    if get_origin(value) is tuple:
        return lambda _, data, __, key: {name: tuple(ids) for name, ids in data[key].items()}
    return None
