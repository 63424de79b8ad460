"""What a rule of lint/ finds."""

from dataclasses import dataclass
from typing import Any

from guidepress.model.dump import dump
from guidepress.model.location import Location
from guidepress.storage.cache import short_digest


@dataclass(frozen=True, slots=True)
class Finding:
    """One question: what is at a place, and why that asks for a reason.

    `id` and `record` are what it is about: if the record changes, the question is a new one.
    """

    id: str
    record: Any
    where: Location
    message: str

    @property
    def fingerprint(self) -> str:
        return short_digest(repr(dump(self.record)))
