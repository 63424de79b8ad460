"""Random revisions of real editions: any field of any record, and things added, gone or moved."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from typing import Any, get_args

from hypothesis import strategies as st

from editions import NOWHERE, Way, at, is_sound, model, real, records, within
from guidepress.model.blocks.block import Block
from guidepress.model.blocks.figure import Figure
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter
from guidepress.model.declarations import Declaration
from guidepress.model.guideline import Edition, EditionHead, Reference
from values import Draw, lists, texts, values


@cache
def examples() -> Mapping[type, tuple[Any, ...]]:
    """Records of the real editions, by class and by the classes above it."""
    found: dict[type, list[Any]] = {}
    for edition in real():
        for _, record in records(edition):
            for kind in type(record).__mro__[:-1]:
                found.setdefault(kind, []).append(record)
    return {kind: tuple(sorted(them, key=_size)[:40]) for kind, them in found.items()}


def _size(record: Any) -> int:
    return sum(1 for _ in records(record))


def fresh_ids(edition: Edition) -> Iterator[str]:
    """Ids that the edition does not have."""
    taken = re.findall(
        r"new-(\d+)", " ".join(str(getattr(r, "id", "")) for _, r in records(edition))
    )
    return (f"new-{number}" for number in count(1 + max(map(int, taken), default=0)))


def reborn(record: Any, ids: Iterator[str]) -> Any:
    """A copy in which every id is new."""
    for way, inner in list(records(record)):
        if hasattr(inner, "id"):
            record = within(record, way, lambda one: renamed(one, next(ids)))
    return record


def renamed(record: Any, name: str) -> Any:
    if isinstance(record, Reference):
        record = replace(record, csl={**record.csl, "id": name})
    return replace(record, id=name)


def _element(hint: Any) -> type | None:
    """The class of a list's or a mapping's records, if they are records."""
    return next((part for part in get_args(hint) if part in examples()), None)


def _revised_list(draw: Draw, edition: Edition, way: Way, kind: type) -> Edition:
    """One more, one less, another order; or one that goes elsewhere, or becomes something else."""
    ids = fresh_ids(edition)
    new = st.sampled_from(examples()[kind]).map(lambda one: reborn(one, ids))
    value = at(edition, way)
    actions = [
        "list",
        *(("move",) if value else ()),
        *(("turn",) if value and kind is Block else ()),
    ]
    match draw(st.sampled_from(actions)):
        case "move":
            return _moved(draw, edition, way, kind)
        case "turn":
            place = draw(st.integers(0, len(value) - 1))
            return within(edition, (*way, place), lambda old: replace(draw(new), id=old.id))
    return within(edition, way, lambda old: draw(lists(old, new)))


def _moved(draw: Draw, edition: Edition, way: Way, kind: type) -> Edition:
    """A thing taken out of one list, and put into one that holds the same kind."""
    value = at(edition, way)
    place = draw(st.integers(0, len(value) - 1))
    left = within(edition, way, lambda old: old[:place] + old[place + 1 :])
    ways = [to for to, hint in _lists(left) if _element(hint) is kind]
    to = draw(st.sampled_from(ways))
    spot = draw(st.integers(0, len(at(left, to))))
    return within(left, to, lambda old: (*old[:spot], value[place], *old[spot:]))


def _lists(edition: Edition) -> Iterator[tuple[Way, Any]]:
    for way, record in records(edition):
        for name, hint in model()[type(record)].items():
            if _element(hint):
                yield (*way, name), hint


# ---- revisions ----

Field = tuple[type, str]

PICTURES, SCALES = (Edition, "pictures"), (Edition, "scales")
"""Fields that are left out of comparison, but change what a figure or a rating is."""


def fields_of_the_model() -> list[Field]:
    """Every field that a revision can change."""
    own = [(kind, name) for kind, hints in model().items() for name in hints]
    return sorted([*own, PICTURES, SCALES], key=lambda field: (field[0].__name__, field[1]))


@st.composite
def revised(draw: Draw, edition: Edition, field: Field | None = None) -> Edition:
    """The edition with one field of one record changed; of a given field, if it has one."""
    there = {type(record) for _, record in records(edition)}
    field = field or draw(
        st.sampled_from([one for one in fields_of_the_model() if one[0] in there])
    )
    ways = [way for way, record in records(edition) if type(record) is field[0]]
    if not ways:
        return edition
    made = _revise(draw, edition, draw(st.sampled_from(ways)), field)
    made = replace(made, head=replace(made.head, chapters=tuple(one.id for one in made.chapters)))
    return made if is_sound(made) else edition


def _revise(draw: Draw, edition: Edition, way: Way, field: Field) -> Edition:
    if field in _OF_ITS_OWN:
        return _OF_ITS_OWN[field](draw, edition)
    kind, name = field
    if name == "id":
        return _renamed(edition, way)
    element, place = _element(model()[kind][name]), (*way, name)
    value = at(edition, place)
    if element and isinstance(value, tuple):
        return _revised_list(draw, edition, place, element)
    if element:
        return within(edition, place, lambda old: draw(_keyed(edition, old, element)))
    new = draw(values(edition, at(edition, way), name))
    return within(edition, place, lambda _: new)


def _other_pictures(draw: Draw, edition: Edition) -> Edition:
    shown = [record.file for _, record in records(edition) if isinstance(record, Figure)]
    return replace(edition, pictures={name: draw(st.sampled_from("ab")) for name in shown})


def _other_scale(draw: Draw, edition: Edition) -> Edition:
    key = draw(st.sampled_from(list(edition.scales)))
    other = replace(edition.scales[key], id=draw(st.sampled_from(("other", "another"))))
    return replace(edition, scales={**edition.scales, key: other})


def _other_head(draw: Draw, edition: Edition) -> Edition:
    name = draw(st.sampled_from(list(model()[EditionHead])))
    made: Edition = draw(revised(edition, (EditionHead, name)))
    return made


def _other_id(draw: Draw, edition: Edition) -> Edition:
    return within(edition, ("head", "id"), lambda _: draw(st.sampled_from(("1999", "2030"))))


def _other_chapters(draw: Draw, edition: Edition) -> Edition:
    return _revised_list(draw, edition, ("chapters",), Chapter)


_OF_ITS_OWN: Mapping[Field, Callable[[Draw, Edition], Edition]] = {
    PICTURES: _other_pictures,
    SCALES: _other_scale,
    (Edition, "head"): _other_head,
    (EditionHead, "id"): _other_id,
    (EditionHead, "chapters"): _other_chapters,
}


@st.composite
def _keyed(draw: Draw, edition: Edition, value: Mapping[str, Any], kind: type) -> Mapping[str, Any]:
    """Records by id with one more, or one less, in any order."""
    ids = fresh_ids(edition)
    new = st.sampled_from(examples()[kind]).map(lambda one: reborn(one, ids))
    made = draw(lists(tuple(value.values()), new))
    return {one.id: one for one in made}


def _renamed(edition: Edition, way: Way) -> Edition:
    """The same with another id; records by id go by the new one."""
    name = next(fresh_ids(edition))
    made: Edition = within(edition, way, lambda old: renamed(old, name))
    by_id = {one.id: one for one in made.references.values()}
    abbreviations = {one.id: one for one in made.abbreviations.values()}
    return replace(made, references=by_id, abbreviations=abbreviations)


@st.composite
def revisions(draw: Draw, edition: Edition, most: int = 5) -> Edition:
    """The edition with one field changed or several."""
    for _ in range(draw(st.integers(1, most))):
        edition = draw(revised(edition))
    return edition


_ENDS = {"split": (2, 3), "withdrawn": (0, 0), "changed": (0, 0)}
_UNKNOWN = ("unknown", "another", "a-third")
_KINDS = ("withdrawn", "replaced", "split", "merged", "moved", "changed")


@st.composite
def declarations(draw: Draw, old: Edition, new: Edition) -> tuple[Declaration, ...]:
    """What could be declared of the way from one edition to another, true or not."""
    there, here = _items(old), _items(new)
    gone = st.sampled_from([*(name for name in there if name not in here), *there[:2], *_UNKNOWN])
    come = st.sampled_from([*(name for name in here if name not in there), *here[:2], *_UNKNOWN])
    return tuple(draw(st.lists(_declaration(gone, come), max_size=4)))


@st.composite
def _declaration(
    draw: Draw, gone: st.SearchStrategy[str], come: st.SearchStrategy[str]
) -> Declaration:
    kind = draw(st.sampled_from(_KINDS))
    least, most = _ENDS.get(kind, (1, 1))
    ids = st.lists(gone, min_size=1, max_size=3 if kind == "merged" else 1, unique=True)
    ends = st.lists(come, min_size=least, max_size=most, unique=True)
    return Declaration(
        kind=kind,
        old=tuple(draw(ids)),
        new=tuple(draw(ends)),
        chapter="",
        reason=draw(st.one_of(st.none(), texts(None))),
        at=NOWHERE,
    )


def _items(edition: Edition) -> list[str]:
    return [record.id for _, record in records(edition) if isinstance(record, Recommendation)]


# ---- pairs ----


class Pair:
    """An edition and another one that was made from the same; a failing test shows only the ids."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new

    def __repr__(self) -> str:
        return f"<{self.old.id}, {self.new.id}>"


@st.composite
def pairs(draw: Draw, bases: Sequence[Edition], declared: bool = False) -> Pair:
    """Two revisions of one edition that know nothing of each other."""
    base = draw(st.sampled_from(bases))
    old, new = draw(revisions(base)), draw(revisions(base))
    if declared:
        new = replace(new, declarations=draw(declarations(old, new)))
    return Pair(old, new)


@st.composite
def pairs_by_field(draw: Draw, bases: Sequence[Edition], field: Field) -> Pair:
    """An edition, and the same with this field of one record changed."""
    kind = Figure if field == PICTURES else field[0]
    having = [one for one in bases if any(type(record) is kind for _, record in records(one))]
    old = draw(st.sampled_from(having[:2]))
    return Pair(old, draw(revised(old, field).filter(lambda new: differs(old, new))))


@st.composite
def pairs_by_order(draw: Draw, bases: Sequence[Edition]) -> tuple[str, Pair]:
    """An edition, and the same with one list in another order: the list's owner and name first."""
    old = draw(st.sampled_from(bases))
    lists_of = [
        (way, type(record).__name__, name)
        for way, record in records(old)
        for name in model()[type(record)]
        if isinstance(getattr(record, name), tuple) and len(getattr(record, name)) > 1
        if type(record) is not EditionHead
    ]
    way, kind, name = draw(st.sampled_from(lists_of))
    new = within(old, (*way, name), lambda line: tuple(draw(st.permutations(line))))
    return f"{kind}.{name}", Pair(old, new)


def differs(one: Edition, other: Edition) -> bool:
    return one != other or one.pictures != other.pictures or one.scales != other.scales
