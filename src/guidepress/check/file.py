"""One file by itself: whether it has its shape, and the rules that need no other file."""

from collections.abc import Iterator
from typing import Any

from guidepress.check.rule import ContentScope
from guidepress.check.rules import run_rules
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, has_errors
from guidepress.read import schema
from guidepress.read.file_kinds import FileKind
from guidepress.read.load import Loaded, load
from guidepress.read.yaml_reader import Tree


def check_file(
    tree: Tree, kind: FileKind, guideline: Guideline | None = None
) -> tuple[Any, tuple[Problem, ...]]:
    """The value of a file that was read, `None` if it lacks the shape of its kind; its problems.

    Without a guideline no rule is run.
    """
    problems = schema.check(tree, kind)
    if has_errors(problems):
        return None, (*problems, *_check_valid_parts(tree, kind, guideline))
    loaded = load(tree, kind)
    if guideline:
        for scope, subject in _subjects(loaded, kind):
            problems += run_rules(scope, subject, guideline)
    return loaded.value, tuple(problems)


def _check_valid_parts(
    tree: Tree, kind: FileKind, guideline: Guideline | None
) -> Iterator[Problem]:
    """What is wrong with those parts of a file that have their shape, each judged by itself."""
    if guideline is None or not tree.data or tree.problems:
        return
    rest = schema.rest(tree, kind)
    if rest:
        for scope, subject in _subjects(load(rest, kind), kind):
            yield from run_rules(scope, subject, guideline, whole=False)


def _subjects(loaded: Loaded, kind: FileKind) -> Iterator[tuple[ContentScope, Any]]:
    """What rules are given of a file, each with their scope."""
    yield "texts", loaded.texts
    match kind:
        case "chapter" | "references" | "abbreviations" | "scale":
            yield kind, loaded.value
        case _:
            pass
