"""Break modules in every small way, one at a time, and see that a test fails each time.

    python tools/mutate.py [GROUP|MODULE ...] [--jobs 2] [--sample 40 --seed 1]

A branch is never or always taken, a statement, a condition or an entry is left out, a comparison
is turned round, a constant is another one. Prints what no test noticed, and for each group how much
was noticed; fails where that is less than the group asks for.
"""

import argparse
import ast
import importlib
import os
import random
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "guidepress"


@dataclass(frozen=True)
class Group:
    """Modules that the same tests guard: tests by name, in stages, the quickest first.

    `enough` is the share of mutants that they must notice.
    """

    modules: tuple[str, ...]
    stages: tuple[str, ...]
    enough: float


GROUPS = {
    "compare": Group(
        (
            "compare.compare",
            "compare.order",
            "compare.fields",
            "model.nodes",
            "compare.lineage",
            "compare.wording",
            "model.scale",
            "compare.apply",
            "compare.change",
            "compare.kinds",
            "model.dump",
        ),
        (
            "compare apply change differ lineage order wording scale block_kinds",
            "changes",
            "compare_laws",
        ),
        0.95,
    ),
    "keys": Group(("build.keys",), ("incremental",), 0.9),
    "history": Group(("view.history", "compare.history"), ("news past",), 0.9),
    "pages": Group(("slides.paginate", "slides.wrap"), ("slides",), 0.9),
    "check": Group(
        ("check.check", "check.lock", "check.errata"), ("lock", "cases bad_input reader"), 0.9
    ),
    "translation": Group(("translate.status",), ("translate",), 0.9),
}
LIBRARIES = (
    "hypothesis.strategies",
    "deepdiff",
    "jsonschema_rs",
    "markdown_it",
    "playwright.sync_api",
    "selectolax.lexbor",
)
IMPORTED = "ignore::pytest.PytestAssertRewriteWarning"
OPTIONS = ("-W", IMPORTED, "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "ci")
LIMIT = 120
"""Seconds after which a mutant that goes round in circles counts as noticed."""

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.In: ast.NotIn,
    ast.Is: ast.IsNot,
    ast.Lt: ast.GtE,
    ast.Gt: ast.LtE,
}
TURNED |= {back: there for there, back in TURNED.items()}

Break = dict[str, Any]
"""Other values for some fields of a node."""


def breaks(node: ast.AST) -> Iterator[Break]:
    """The small ways in which one node can be broken."""
    match node:
        case ast.If() | ast.IfExp():
            yield from ({"test": ast.Constant(taken)} for taken in (True, False))
        case ast.Compare(ops=[op]) if type(op) in TURNED:
            yield {"ops": [TURNED[type(op)]()]}
        case ast.Constant(value=bool() | int() | str() as value):
            yield {"value": _other(value)}
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield {"value": ast.Constant(None)}
        case ast.UnaryOp(op=ast.Not()):
            yield {"operand": ast.UnaryOp(ast.Not(), node.operand)}
        case ast.BinOp(left=left, right=right):
            yield from ({"left": right}, {"right": left})
    yield from _shorter(node)


def _other(value: bool | int | str) -> bool | int | str:
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


def _shorter(node: ast.AST) -> Iterator[Break]:
    """One statement, entry, operand, condition or case less."""
    match node:
        case ast.Dict(keys=list(keys), values=values):
            for i in range(len(keys)):
                yield {"keys": _without(keys, i), "values": _without(values, i)}
        case ast.BoolOp(values=list(values)):  # which has at least two
            yield from ({"values": _without(values, i) * 2} for i in range(len(values)))
        case ast.Module() | ast.Tuple(ctx=ast.Store()):
            return
    for name in ("body", "orelse", "elts", "ifs", "cases"):
        parts: Any = getattr(node, name, None)
        for i, part in enumerate(parts if isinstance(parts, list) else ()):
            if isinstance(part, ast.stmt) and _does_something(part):
                yield {name: _without(parts, i) or [ast.Pass()]}
            elif not isinstance(part, ast.stmt) and (name != "cases" or len(parts) > 1):
                yield {name: _without(parts, i)}


def _without(parts: Any, index: int) -> list[Any]:
    return [*parts[:index], *parts[index + 1 :]]


def _does_something(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.Assign | ast.AugAssign | ast.For | ast.Raise)


def nodes(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all in it, but for what only readers and type checkers see."""
    yield node
    for name, value in ast.iter_fields(node):
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST) and not _is_spared(node, name, part):
                yield from nodes(part)


def _is_spared(node: ast.AST, field: str, part: ast.AST) -> bool:
    if field in ("annotation", "returns", "decorator_list"):
        return True
    if isinstance(part, ast.Constant):  # a docstring; or an entry, which is left out as a whole
        return isinstance(node, ast.Expr | ast.Tuple | ast.List) or field == "keys"
    types = ("Literal", "Mapping", "tuple", "dict", "list")
    return isinstance(part, ast.Subscript) and ast.unparse(part.value) in types


@dataclass(frozen=True)
class Mutant:
    """A module, as it is, and one node in it with other values for some of its fields."""

    module: str
    tree: ast.Module
    node: ast.AST
    broken: Break

    @contextmanager
    def live(self) -> Iterator[None]:
        """While it lives, the tree is broken."""
        sound = {name: getattr(self.node, name) for name in self.broken}
        try:
            vars(self.node).update(self.broken)
            yield
        finally:
            vars(self.node).update(sound)

    def __str__(self) -> str:
        line = next(inner.lineno for inner in ast.walk(self.node) if hasattr(inner, "lineno"))
        before = ast.unparse(self.node).splitlines()
        with self.live():
            after = ast.unparse(self.node).splitlines()
        gone, come = _only(before, after), _only(after, before)
        return f"{self.module}.py:{line}: {gone}  ->  {come or 'nothing'}"

    def write(self, folder: Path) -> None:
        """Make a checkout in a folder that is this one but for the broken module.

        Programs that the tests start see it too: it comes first in PYTHONPATH.
        """
        for name in ("schema", "templates", "docs"):
            (folder / name).symlink_to(ROOT / name)
        own = Path(*self.module.split(".")).with_suffix(".py")
        for file in SOURCE.rglob("*.py"):
            copy = folder / "src" / "guidepress" / file.relative_to(SOURCE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if file.relative_to(SOURCE) == own:
                with self.live():
                    copy.write_text(ast.unparse(ast.fix_missing_locations(self.tree)))
            else:
                copy.symlink_to(file)


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse((SOURCE / Path(*module.split("."))).with_suffix(".py").read_text("utf-8"))
    for node in nodes(tree):
        yield from (Mutant(module, tree, node, broken) for broken in breaks(node))


def _only(lines: list[str], others: list[str]) -> str:
    return " ".join(line.strip() for line in lines if line not in others)[:100]


# ---- one mutant, one process ----


def run(tests: str, mutant: Mutant | None, folder: Path) -> int:
    """Run some of the tests in a process of its own, which ends with 0 if all of them pass."""
    if child := os.fork():
        return child
    os.setpgrp()
    signal.alarm(LIMIT)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if mutant:
        mutant.write(folder)
        sys.path.insert(0, str(folder / "src"))
        os.environ["PYTHONPATH"] = str(folder / "src")
    os._exit(pytest.main([*OPTIONS, *(f"tests/test_{name}.py" for name in tests.split())]))


def survivors(group: Group, every: list[Mutant], jobs: int) -> Iterator[Mutant]:
    """Those that no test noticed, as they are found."""
    waiting = [(0, mutant) for mutant in reversed(every)]
    running: dict[int, tuple[int, Mutant, tempfile.TemporaryDirectory[str]]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            stage, mutant = waiting.pop()
            folder = tempfile.TemporaryDirectory()
            child = run(group.stages[stage], mutant, Path(folder.name))
            running[child] = stage, mutant, folder
        child, status = os.wait()
        stage, mutant, folder = running.pop(child)
        folder.cleanup()
        if status == 0 and stage + 1 < len(group.stages):
            waiting.append((stage + 1, mutant))
        elif status == 0:
            yield mutant


def share_noticed(group: Group, modules: Sequence[str], told: argparse.Namespace) -> float:
    """Break modules of a group, print what no test noticed, and give the share that was."""
    for tests in group.stages:
        if os.waitpid(run(tests, None, ROOT), 0)[1]:
            raise SystemExit(f"these tests fail before anything is broken: {tests}")
    every = [mutant for module in modules for mutant in mutants(module)]
    if told.sample:
        every = random.Random(told.seed).sample(every, min(told.sample, len(every)))  # noqa: S311 - no secret
    unnoticed = 0
    for mutant in survivors(group, every, told.jobs):
        unnoticed += 1
        print(mutant, flush=True)  # noqa: T201 - it prints its list
    share = 1 - unnoticed / len(every)
    text = f"{len(every)} mutants, {unnoticed} of them unnoticed: {share:.1%} noticed"
    print(f"{', '.join(modules)}: {text}", flush=True)  # noqa: T201 - likewise
    return share


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(GROUPS), metavar="GROUP|MODULE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--sample", type=int, default=0, help="so many mutants alone")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    os.chdir(ROOT)
    for library in LIBRARIES:  # once for all processes
        importlib.import_module(library)
    good = True
    for name, group in GROUPS.items():
        modules = [module for module in group.modules if {name, module} & set(told.names)]
        if modules:
            good &= share_noticed(group, modules, told) >= group.enough
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
