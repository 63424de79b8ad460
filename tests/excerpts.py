"""Excerpts of editions: what a case shows, written out as a guideline that is whole.

An excerpt is a mapping: `chapter` or `chapters`, `references`, `abbreviations`, `pictures` (what
is in each file), `changes` (what the edition declares) and `edition` (what edition.yaml says
otherwise). Everything else comes from cases/changes-base/.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guidepress.check.check import CheckResult, check
from guidepress.compare.change import Comparison
from guidepress.compare.compare import compare
from guidepress.compare.wording import WordingRules
from guidepress.model.problem import has_errors
from guidepress.read import yaml_reader
from guidepress.read.folder import scan_folder
from guidepress.report.problems import render
from guidepress.storage.cache import Cache

BASE = Path(__file__).parent / "cases" / "changes-base"
OLD, NEW = "2023", "2024"

Excerpt = Mapping[str, Any]


def compared(case: Path, scratch: Path) -> Comparison:
    """The comparison of the two editions that a case shows, or of two states of one edition."""
    before, after = sides(case, scratch)
    return compare(before.editions[0], after.editions[-1], wording_rules(after))


def sides(case: Path, scratch: Path) -> tuple[CheckResult, CheckResult]:
    """The guideline whose first edition is the older side of a case, and that of the newer one."""
    old, new = (yaml_reader.read(case / f"{side}.yaml", side).data for side in ("old", "new"))
    if old.get("edition", {}).get("id") == NEW:
        return _checked(scratch / "old", {NEW: old}), _checked(scratch / "new", {NEW: new})
    both = _checked(scratch, {OLD: old, NEW: new})
    return both, both


def wording_rules(checked: CheckResult) -> WordingRules:
    """How wordings are judged in a guideline."""
    assert checked.guideline
    spelling = {language: words.spelling for language, words in checked.words.items()}
    return WordingRules(checked.guideline.head.source_language, spelling)


def _checked(folder: Path, editions: Mapping[str, Excerpt]) -> CheckResult:
    """A guideline with these editions, which the real check has found to be in order."""
    folder.mkdir(exist_ok=True)
    shutil.copyfile(BASE / "guideline.yaml", folder / "guideline.yaml")
    shutil.copytree(BASE / "scales", folder / "scales")
    for year, excerpt in editions.items():
        _write(folder / year, year, excerpt)
    checked = check(scan_folder(folder), Cache(folder / "memory"))
    assert not has_errors(checked.problems), render(checked.problems, "text", 0)
    return checked


def _write(folder: Path, year: str, excerpt: Excerpt) -> None:
    shutil.copytree(BASE / "edition", folder)
    chapters = [excerpt["chapter"]] if "chapter" in excerpt else excerpt.get("chapters", [])
    head = _said("edition.yaml")
    head |= {"id": year, "chapters": [*(one["id"] for one in chapters), *head["chapters"]]}
    _put(folder / "edition.yaml", head | excerpt.get("edition", {}))
    for chapter in chapters:
        _put(folder / "chapters" / f"{chapter['id']}.yaml", chapter)
    works = [*_said("references.yaml")["references"], *excerpt.get("references", [])]
    _put(folder / "references.yaml", {"references": works})
    for name in {"abbreviations", "changes"} & set(excerpt):
        _put(folder / f"{name}.yaml", {name: excerpt[name]})
    for name, drawn in excerpt.get("pictures", {}).items():
        (folder / "figures").mkdir(exist_ok=True)
        (folder / "figures" / name).write_text(drawn, encoding="utf-8")


def _said(name: str) -> dict[str, Any]:
    said: dict[str, Any] = yaml_reader.read(BASE / "edition" / name, name).data
    return said


def _put(file: Path, data: object) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
