"""What a rule is, wherever it is checked."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

from guidepress.model.guideline import Guideline
from guidepress.model.problem import Severity

FileScope = Literal["chapter", "references", "abbreviations", "scale"]
ContentScope = Literal["texts", FileScope, "edition", "guideline"]
Scope = Literal[ContentScope, "file", "folder", "revision", "form", "import", "method", "slides"]
"""What a rule judges.

Of the content: the texts of one file; a chapter, the references, the abbreviations or a scale; an
edition; all editions from the oldest to the newest. The other scopes are handled elsewhere.
"""

Check = Callable[[Any, Guideline], Iterable[Any]]
"""Given what its scope says, it yields problems; for the scope `method`, findings of lint/."""


def checked_elsewhere(_subject: Any, _guideline: Guideline) -> Iterable[Any]:
    """The check of a rule that is checked where its scope is handled: it finds nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement: its id, and what it requires in a sentence.

    A rule with a module of its own has an example that passes, one that fails, and the `check`,
    which is given what its scope says; one that `needs_whole` looks for what else is there, so it
    cannot judge a part of a file alone. Other rules are checked where their scope is handled.
    """

    id: str
    scope: Scope
    severity: Severity
    summary: str
    passes: str = ""
    fails: str = ""
    check: Check = checked_elsewhere
    needs_whole: bool = False


def modules(package: str, names: Mapping[str, object]) -> Iterator[ModuleType]:
    """The modules of a package that it has imported, in this order; `names` are all its names."""
    for value in names.values():
        if isinstance(value, ModuleType) and value.__name__.startswith(f"{package}."):
            yield value


def rule(module: ModuleType, scope: Scope, check: Check, severity: Severity = "error") -> Rule:
    """The rule that a module holds: its docstring says the rule, with both examples.

    The docstring is a sentence, then `PASS:` and `FAIL:`, each followed by an indented example.
    Raises `TypeError` where it is not.
    """
    text = inspect.cleandoc(module.__doc__ or "")
    parts = re.fullmatch(r"(.+?)\n\nPASS:\n(.+?)\nFAIL:\n(.+)", text, re.DOTALL)
    if not parts:
        raise TypeError(f"{module.__name__} needs a docstring with a sentence, PASS: and FAIL:")
    return Rule(
        id=module.__name__.rpartition(".")[2].replace("_", "-"),
        scope=scope,
        severity=severity,
        summary=" ".join(parts[1].split()),
        passes=inspect.cleandoc(parts[2]),
        fails=inspect.cleandoc(parts[3]),
        check=check,
        needs_whole=getattr(module, "NEEDS_WHOLE", False),
    )
