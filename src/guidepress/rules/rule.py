"""What a rule is."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from guidepress.model import Guideline
from guidepress.problem import Problem, Severity

FILE_SCOPES = ("chapter", "references", "abbreviations", "scale")
"""Scopes that are also kinds of files."""

SCOPES = ("texts", *FILE_SCOPES, "edition", "guideline")


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement: its id, what it asks in a sentence, an example that passes, one that fails.

    `scope` says what the check is given: the texts of one file; a chapter, a scale, the references
    or the abbreviations; an edition; or all editions from the oldest to the newest. A rule that
    `needs_all` asks what else is there, so it cannot judge a part of a file alone.
    """

    id: str
    summary: str
    passes: str
    fails: str
    scope: str
    severity: Severity
    check: Callable[[Any, Guideline], Iterable[Problem]]
    needs_all: bool = False


def rule(module: ModuleType) -> Rule:
    """The rule that a module holds: its docstring is the rule, its `check_<scope>` the check."""
    said = inspect.cleandoc(module.__doc__ or "")
    parts = re.fullmatch(r"(.+?)\n\nPASS:\n(.+?)\nFAIL:\n(.+)", said, re.DOTALL)
    if not parts:
        raise TypeError(f"{module.__name__} needs a docstring with a sentence, PASS: and FAIL:")
    scope = next(scope for scope in SCOPES if hasattr(module, f"check_{scope}"))
    return Rule(
        module.__name__.rpartition(".")[2].replace("_", "-"),
        " ".join(parts[1].split()),
        inspect.cleandoc(parts[2]),
        inspect.cleandoc(parts[3]),
        scope,
        getattr(module, "SEVERITY", "error"),
        getattr(module, f"check_{scope}"),
        getattr(module, "NEEDS_ALL", False),
    )
