"""What a methodologist asks about."""

from dataclasses import dataclass
from typing import Any

from guidepress.model.dump import dump
from guidepress.model.location import Location
from guidepress.storage.cache import digest

FINGERPRINT = 16
"""Digits of a fingerprint."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question: what is at a place, and why that asks for a reason.

    `id` is that of what it is about, `said` what that says: if it changes, the question is a new
    one.
    """

    id: str
    said: Any
    where: Location
    message: str

    @property
    def fingerprint(self) -> str:
        return digest(repr(dump(self.said)))[:FINGERPRINT]
