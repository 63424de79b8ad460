"""Every rule by example: cases/good/ must pass, cases/bad/<rule>/ must say what it says.

A bad case holds only the files in which it differs from good/minimal; `deleted.txt` names files
that it lacks, and `expected.txt` what the report says. An edition.lock there is that of
good/minimal: whoever changes that must write the locks anew.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import CASES
from guidepress.check import registry
from guidepress.check.check import CheckResult
from guidepress.check.declared_rules import ACCEPTED_USED
from guidepress.check.lint import QUESTIONS
from guidepress.check.rules import RULES
from guidepress.report.problems import render

GOOD = sorted((CASES / "good").iterdir())
BAD = sorted(path for rule in (CASES / "bad").iterdir() for path in rule.iterdir())
MADE_IN_A_TEST = {
    **dict.fromkeys((*(rule.id for rule in QUESTIONS), ACCEPTED_USED), "asked in test_method.py"),
    "file-outside": "a link cannot be stored in every checkout: test_bad_input.py",
    "file-unreadable": "likewise",
    "change-approved": "what a revision had is in no folder: test_review.py",
    "lock-kept": "likewise",
    "errata-kept": "likewise",
    "file-form": "a form is white space, which cases would hide: test_fmt.py",
    "translation-fits": "what comes back is in no folder: test_translate.py",
    "slide-over-several": "what fits on a slide is seen in test_slides.py",
    "slide-row-over-several": "likewise",
    "slide-title-fits": "likewise",
    "slide-letters": "likewise",
    "slide-font": "a master is no text: test_powerpoint.py",
    "slide-master": "a master is no text: test_powerpoint.py",
    "words-complete": "what is complete changes with the templates: test_bad_input.py",
}

Examine = Callable[[Path], CheckResult]


def _said(checked: CheckResult) -> str:
    return render(checked.problems, "text", 0)


@pytest.mark.parametrize("case", GOOD, ids=lambda path: path.name)
def test_a_good_guideline_has_no_problem(case: Path, examine: Examine) -> None:
    checked = examine(case)
    assert _said(checked) == "no problems in 0 files\n"
    assert checked.editions


@pytest.mark.parametrize("case", BAD, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_bad_case_says_what_is_wrong(
    case: Path, content: Path, examine: Examine, rewrite: bool
) -> None:
    _lay_over(case, content)
    said = _said(examine(content))
    expected = case / "expected.txt"
    if rewrite:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert f"[{case.parent.name}]" in said


def _lay_over(case: Path, content: Path) -> None:
    for path in sorted(case.rglob("*")):
        target = content / path.relative_to(case)
        if path.is_file() and path.name not in ("expected.txt", "deleted.txt"):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    deleted = case / "deleted.txt"
    for name in deleted.read_text(encoding="utf-8").split() if deleted.exists() else ():
        (content / name).unlink()


def test_every_rule_has_a_case() -> None:
    known = {entry.id for entry in registry.RULES}
    shown = {case.parent.name for case in BAD} | set(MADE_IN_A_TEST)
    assert shown == known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_passes_and_what_fails(rule: object) -> None:
    for part in ("summary", "passes", "fails"):
        assert getattr(rule, part).strip()
