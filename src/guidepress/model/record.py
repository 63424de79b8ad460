"""What is said once at a field of a record, and used wherever the record is read or compared.

A record is a frozen dataclass. Its fields say by their types how they are written in YAML and read
(`read.load_records`), and by their `Role` what it means that they differ (`compare.fields`) and
which of them list other records (`model.nodes`).
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from enum import Enum
from functools import cache
from typing import Any


class Nested(Enum):
    """How the records in a field belong to the one that holds the field."""

    PART = "part"
    """They come and go with it, and are known by its id and their own."""
    MEMBER = "member"
    """They may stand in another one in the next edition, and are compared wherever they stand."""


class Order(Enum):
    """What the order of a field's entries says."""

    MEANING = "meaning"
    """Another order is another content."""
    WRITING = "writing"
    """Another order is a matter of writing: the change `reordered`."""
    NOTHING = "nothing"
    """The order is not compared at all."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a field is beside its type.

    `change` is the kind of change when it differs; empty for `<subject>-reworded`. `key` is its key
    in YAML, if that is not the field's name.
    """

    change: str = ""
    order: Order = Order.MEANING
    nested: Nested | None = None
    key: str = ""


_ROLE = "role"
_PLAIN = Role()


def role(
    change: str = "", order: Order = Order.MEANING, nested: Nested | None = None, key: str = ""
) -> Mapping[str, Role]:
    """The metadata of a field: `field(metadata=role("citations-changed"))`."""
    return {_ROLE: Role(change, order, nested, key)}


def role_of(entry: Field[Any]) -> Role:
    """The role of a dataclass field; the plain one where its record says nothing."""
    result: Role = entry.metadata.get(_ROLE, _PLAIN)
    return result


@cache
def roles(record: Any) -> Mapping[str, Role]:
    """The roles of the fields of a record's class that are compared, by field name."""
    return {entry.name: role_of(entry) for entry in fields(record) if entry.compare}


@cache
def nested(record: Any, how: Nested) -> tuple[str, ...]:
    """The names of the fields of a record's class that list other records in this way."""
    return tuple(name for name, each in roles(record).items() if each.nested is how)
