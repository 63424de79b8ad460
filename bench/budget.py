"""The budgets of work: how many calls each task may make, room by room.

    python bench/budget.py      # or: make work-budget

counts the calls of every task and writes them as the new budgets, with a margin, to
tests/work_budget.toml, and the calls of single functions to tests/work_functions.tsv, from which
the test says where the work grew. `make test` holds the budgets. Who raises one says why in the
body of the commit.
"""

import csv
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from math import ceil
from pathlib import Path

from calls import PACKAGES, Calls, count
from tasks import SEQUENCES, guidepress, write_guideline

ROOT = Path(__file__).resolve().parents[1]
BUDGET = ROOT / "tests" / "work_budget.toml"
FUNCTIONS = ROOT / "tests" / "work_functions.tsv"
CHAPTERS = 1
"""Chapters of the corpus, in each of its two editions."""

ALL, OTHERS = "all", "others"
"""What is counted beside the rooms: everything, and all rooms without a line of their own."""
SMALL = 0.02
"""A room with a smaller share of guidepress's own calls has no line of its own."""
MARGIN, LEAST_MARGIN = 0.02, 2_000
"""How far a budget is above what was counted: a share of it, but so many calls at least."""
TOO_HIGH, LEAST_EXCESS = 0.10, 5_000
"""A budget is lowered when its task needs less by more than this share, and by so many calls."""
WORTH_A_LINE = 1_000
"""A function with fewer calls is not in the list of functions."""

Budget = Mapping[str, int]
"""The most calls by room, `all`, `packages` and `others`."""


def count_sequence(name: str, source: Path = ROOT) -> Mapping[str, Calls]:
    """Run a sequence of tasks of a checkout on a small guideline, and count the calls of each."""
    command = guidepress(source)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_guideline(folder, CHAPTERS)
        calls = {}
        for task in SEQUENCES[name]:
            task.prepare(folder)
            calls[task.name] = count((*command, *task.arguments), folder, source)
        return calls


def read_budgets(text: str) -> Mapping[str, Budget]:
    """The budget of each task."""
    budgets: Mapping[str, Budget] = tomllib.loads(text)
    return budgets


def problems(task: str, budget: Budget, calls: Calls) -> Iterator[str]:
    """A sentence for each room whose budget does not fit what was counted."""
    for room, counted in _by_line(calls, budget).items():
        allowed = budget[room]
        if counted > allowed:
            more = f"{counted - allowed:,} calls ({counted / allowed - 1:.1%}) over the budget"
            yield f"{task}: {room}: {counted:,} calls are {more} of {allowed:,}"
        elif allowed - counted > max(allowed * TOO_HIGH, LEAST_EXCESS):
            less = f"{1 - counted / allowed:.1%} below the budget"
            yield f"{task}: {room}: {counted:,} calls are {less} of {allowed:,}: lower it"


def growth(before: Mapping[str, int], calls: Calls) -> Iterator[str]:
    """A line for each of the five functions whose calls grew most."""
    more = Counter({name: now - before.get(name, 0) for name, now in calls.functions.items()})
    for name, number in more.most_common(5):
        if number > WORTH_A_LINE:
            old, new = before.get(name, 0), calls.functions[name]
            yield f"  {name}: {old:,} → {new:,} calls"


def read_functions(text: str) -> Mapping[str, Mapping[str, int]]:
    """The calls of single functions when the budgets were written, by task."""
    functions: dict[str, dict[str, int]] = {}
    for task, name, calls in csv.reader(text.splitlines(), "excel-tab"):
        functions.setdefault(task, {})[name] = int(calls)
    return functions


def _by_line(calls: Calls, budget: Budget) -> Mapping[str, int]:
    """What was counted, by the lines of a budget."""
    lines = Counter(dict.fromkeys(budget, 0))
    for room, counted in calls.rooms().items():
        lines[room if room in budget else OTHERS] += counted
    lines[ALL] = calls.total
    return lines


def _budget(calls: Calls) -> Budget:
    rooms = calls.rooms()
    least = SMALL * (calls.total - rooms[PACKAGES])
    large = [room for room in sorted(rooms) if rooms[room] >= least]
    lines = _by_line(calls, dict.fromkeys((ALL, *large, OTHERS), 0))
    return {line: _with_margin(counted) for line, counted in lines.items()}


def _with_margin(counted: int) -> int:
    """A round number above what was counted."""
    return ceil((counted + max(counted * MARGIN, LEAST_MARGIN)) / 100) * 100


def _to_toml(task: str, budget: Budget) -> str:
    return "\n".join((f"[{task}]", *(f"{line} = {calls:_}" for line, calls in budget.items())))


HEAD = """\
# The most calls that each task may make on a small guideline (one chapter of bench/corpus.py in two
# editions and two languages): of functions of guidepress by room, and of the packages that it uses;
# bench/calls.py says how they are counted. tests/test_work.py holds it.
#
# `make work-budget` writes this file anew. Who raises a number says why in the body of the commit.
"""


def main() -> None:
    """Count, and write the budgets and the list of functions."""
    counted = {task: c for name in SEQUENCES for task, c in count_sequence(name).items()}
    budgets = [_to_toml(task, _budget(calls)) for task, calls in counted.items()]
    BUDGET.write_text("\n\n".join((HEAD.rstrip(), *budgets)) + "\n", encoding="utf-8")
    with FUNCTIONS.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, "excel-tab", lineterminator="\n").writerows(
            (task, name, number)
            for task, calls in counted.items()
            for name, number in sorted(calls.functions.items())
            if number >= WORTH_A_LINE
        )
    for task, calls in counted.items():
        print(f"{task}: {calls.total:,} calls, {calls.rooms()[PACKAGES]:,} of them of packages")


if __name__ == "__main__":
    main()
