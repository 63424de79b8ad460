"""From frozen values back into plain data, as their authors write them: `load` read backwards."""

from collections.abc import Collection, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from guidepress.model.blocks.block import Block
from guidepress.model.citation import Citation
from guidepress.model.guideline import Reference
from guidepress.model.record import roles
from guidepress.model.text import EVERY_LANGUAGE, Text


def subject(record: Any) -> str:
    """What a record, or its class, is called, such as 'table'; of a block that is also its kind.

    A text that is a node is a footnote.
    """
    return str(getattr(record, "SUBJECT", "footnote"))


def dump(value: Any, without: Collection[str] = ()) -> Any:
    """The plain data of a value; of a record, all but the fields that are `without` or empty."""
    match value:
        case Text():
            only = value.words.get(EVERY_LANGUAGE)
            return dict(value.words) if only is None else only
        case Citation():
            return _citation(value)
        case Reference():
            return _reference(value)
        case tuple() | list():
            return [dump(part) for part in value]
        case Mapping():
            return {key: dump(part) for key, part in value.items()}
    return _record(value, without) if is_dataclass(value) else value


def _record(record: Any, without: Collection[str]) -> dict[str, Any]:
    kind = {"kind": record.SUBJECT} if isinstance(record, Block) else {}
    parts = (
        (name, getattr(record, name)) for name in names(record.__class__) if name not in without
    )
    return kind | {name: dump(part) for name, part in parts if part}  # as an author writes it


@cache
def names(record: Any) -> tuple[str, ...]:
    """The fields of a record's class that are compared."""
    return tuple(roles(record))


def _citation(citation: Citation) -> Any:
    fields = {"ref": citation.ref, "printed": citation.printed, "note": dump(citation.note)}
    fields = {name: value for name, value in fields.items() if value}
    return citation.ref if len(fields) == 1 else fields


def _reference(reference: Reference) -> dict[str, Any]:
    ours = {"NCT": reference.nct, "literal": reference.literal, "note": dump(reference.note)}
    return {
        "id": reference.id,
        **{name: dump(value) for name, value in reference.csl.items()},
        **{name: value for name, value in ours.items() if value},
    }
