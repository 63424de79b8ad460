"""What a methodologist asks about, and what a rule of method is."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from guidepress.dump import dump
from guidepress.memory import digest
from guidepress.model import Edition, Guideline
from guidepress.place import Where

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
    where: Where
    message: str

    @property
    def fingerprint(self) -> str:
        return digest(repr(dump(self.said)))[:FINGERPRINT]


@dataclass(frozen=True, slots=True)
class Method:
    """A rule of method: its id, its question in a sentence, examples that pass and that fail."""

    id: str
    summary: str
    passes: str
    fails: str
    check: Callable[[Edition, Guideline], Iterator[Finding]]


def method(module: ModuleType) -> Method:
    """The rule that a module holds: its docstring is the rule, its `check` asks."""
    said = inspect.cleandoc(module.__doc__ or "")
    parts = re.fullmatch(r"(.+?)\n\nPASS:\n(.+?)\nFAIL:\n(.+)", said, re.DOTALL)
    if not parts:
        raise TypeError(f"{module.__name__} needs a docstring with a sentence, PASS: and FAIL:")
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    summary = " ".join(parts[1].split())
    passes, fails = inspect.cleandoc(parts[2]), inspect.cleandoc(parts[3])
    return Method(name, summary, passes, fails, module.check)
