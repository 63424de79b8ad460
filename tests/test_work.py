"""Work is counted: no task makes more calls than its budget, and a raised budget has a reason."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from budget import (
    BUDGET,
    FUNCTIONS,
    ROOT,
    count_sequence,
    growth,
    problems,
    read_budgets,
    read_functions,
)
from calls import Calls
from repository import Repository, begin
from tasks import SEQUENCES

HOW = "Where this is meant: `make work-budget`, and the body of the commit says why."


@pytest.mark.parametrize("sequence", SEQUENCES)
def test_no_task_makes_more_calls_than_its_budget(sequence: str) -> None:
    budgets = read_budgets(BUDGET.read_text(encoding="utf-8"))
    before = read_functions(FUNCTIONS.read_text(encoding="utf-8"))
    lines: list[str] = []
    for task, calls in count_sequence(sequence).items():
        wrong = list(problems(task, budgets[task], calls))
        lines += [*wrong, *growth(before[task], calls)] if wrong else []
    if lines:
        pytest.fail("\n".join(["", *lines, "", HOW]), pytrace=False)


def test_every_task_has_a_budget() -> None:
    tasks = [task.name for tasks in SEQUENCES.values() for task in tasks]
    assert list(read_budgets(BUDGET.read_text(encoding="utf-8"))) == tasks


def test_what_differs_from_the_budget_is_said() -> None:
    budget = {"all": 300_000, "check": 100_000, "read": 100_000, "others": 10_000}
    calls = Calls({"check/a.py:f": 102_500, "read/b.py:g": 80_000, "cli/c.py:h": 9_000})
    assert list(problems("check", budget, calls)) == [
        "check: all: 191,500 calls are 36.2% below the budget of 300,000: lower it",
        "check: check: 102,500 calls are 2,500 calls (2.5%) over the budget of 100,000",
        "check: read: 80,000 calls are 20.0% below the budget of 100,000: lower it",
    ]
    assert list(growth({"check/a.py:f": 51_250, "read/b.py:g": 80_000}, calls)) == [
        "  check/a.py:f: 51,250 → 102,500 calls",
        "  cli/c.py:h: 0 → 9,000 calls",
    ]


# ---- who raises a budget says why ----


def test_the_last_commit_that_raised_a_budget_says_why() -> None:
    if (ROOT / ".git").exists():
        assert unexplained(Repository(ROOT), BUDGET.relative_to(ROOT)) == ""


@pytest.mark.parametrize(
    ("message", "explained"),
    [
        ("check: names are compared", False),
        ("check: names are compared\n\nSigned-off-by: A <a@guidepress.example>", False),
        ("check: names are compared\n\nEach with each: authors swap them.", True),
    ],
)
def test_a_raised_budget_needs_a_commit_with_a_body(
    message: str, *, explained: bool, tmp_path: Path
) -> None:
    file = Path("budget.toml")
    (tmp_path / file).write_text("[check]\nall = 100\nread = 50\n")
    repository = begin(tmp_path)
    (tmp_path / file).write_text("[check]\nall = 90\nread = 60\n")
    repository.commit(message)
    (tmp_path / file).write_text("[check]\nall = 80\nread = 60\ncheck = 10\n")
    repository.commit("less, and another line: nothing that needs a reason")
    assert (unexplained(repository, file) == "") is explained


def unexplained(repository: Repository, file: Path) -> str:
    """The last commit that raised a number of the file, where it has no body."""
    for commit in repository.git("log", "--format=%H", "--", str(file)).split():
        if any(_raised(repository, commit, file)):
            text = repository.git("show", "--no-patch", "--format=%b", commit)
            trailers = repository.git("show", "--no-patch", "--format=%(trailers)", commit)
            return "" if text.replace(trailers.strip(), "").strip() else commit
    return ""


def _raised(repository: Repository, commit: str, file: Path) -> Iterator[bool]:
    """For each number that stands in the file before and after a commit, whether it grew."""
    try:
        before = read_budgets(repository.git("show", f"{commit}^:{file}"))
    except subprocess.CalledProcessError:  # the commit that began the file, or the history
        return
    for task, budget in read_budgets(repository.git("show", f"{commit}:{file}")).items():
        for line, calls in budget.items():
            yield calls > before.get(task, {}).get(line, calls)
