"""Real editions, taken as trees of records: to find each record, and to change it in its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar, cast, get_args, get_type_hints

from excerpts import wording_rules
from guidepress.check.check import CheckResult, check
from guidepress.compare.wording import WordingRules
from guidepress.model.blocks import BLOCKS
from guidepress.model.blocks.block import Block
from guidepress.model.guideline import Edition
from guidepress.model.location import start_of
from guidepress.model.text import Text
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache
from sites import ROOT

T = TypeVar("T")
Way = tuple[str | int, ...]
"""What leads to a value: names of fields, numbers in lists, keys of mappings."""

NOWHERE = start_of("")
FOLDERS = ("content", "examples/houseplants", "tests/cases/good/minimal", "tests/cases/good/edges")


@cache
def guideline(folder: str) -> CheckResult:
    """A real guideline."""
    with TemporaryDirectory() as cache:
        return check(scan_folder(ROOT / folder), Cache(Path(cache)))


@cache
def real() -> tuple[Edition, ...]:
    """Every edition of the real guidelines."""
    return tuple(edition for folder in FOLDERS for edition in guideline(folder).editions)


@cache
def judge() -> WordingRules:
    return wording_rules(guideline("tests/cases/good/minimal"))


@cache
def model() -> Mapping[type, Mapping[str, Any]]:
    """The fields that are compared, with their types, of every class that an edition holds."""
    found: dict[type, dict[str, Any]] = {}
    waiting: list[type] = [Edition]
    while waiting:
        kind = waiting.pop()
        if kind not in found and kind is not Text:
            hints = get_type_hints(kind)
            found[kind] = {field.name: hints[field.name] for field in fields(kind) if field.compare}
            waiting += [part for hint in found[kind].values() for part in _classes(hint)]
            waiting += BLOCKS.values() if kind is Block else []
    return {kind: hints for kind, hints in found.items() if kind is not Block}


def _classes(hint: Any) -> Iterator[type]:
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def records(value: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every record inside a value, and the way that leads to it."""
    if type(value) in model():
        yield way, value
        for name in model()[type(value)]:
            yield from records(getattr(value, name), (*way, name))
    elif isinstance(value, tuple | Mapping):
        parts = value.items() if isinstance(value, Mapping) else enumerate(value)
        for step, part in parts:
            yield from records(part, (*way, step))


def within(value: T, way: Way, change: Callable[[Any], Any]) -> T:
    """The value with what is at the end of the way changed."""
    if not way:
        changed: T = change(value)
        return changed
    whole: Any = value
    step, rest = way[0], way[1:]
    made: Any
    if isinstance(whole, Mapping):
        made = {**whole, step: within(whole[step], rest, change)}
    elif isinstance(step, int):
        made = (*whole[:step], within(whole[step], rest, change), *whole[step + 1 :])
    else:
        made = replace(whole, **{step: within(getattr(whole, step), rest, change)})
    return cast(T, made)


def at(value: Any, way: Way) -> Any:
    """What is at the end of the way."""
    for step in way:
        value = getattr(value, str(step)) if is_dataclass(value) else value[step]
    return value


def is_sound(edition: Edition) -> bool:
    """Whether there is a chapter, and each id is unique where it names something."""
    items = [item.id for chapter in edition.chapters for item in chapter.recommendations()]
    spaces = [items, list(edition.head.chapters)]
    for chapter in edition.chapters:
        blocks = [block.id for section in chapter.sections for block in section.blocks]
        spaces.append([*blocks, *(section.id for section in chapter.sections)])
    spaces += [
        [one.id for one in getattr(record, name, ())]
        for _, record in records(edition)
        for name in ("conditions", "columns", "rows", "remarks", "literature")
    ]
    return bool(edition.chapters) and all(len(set(space)) == len(space) for space in spaces)
