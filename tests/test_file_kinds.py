"""Every kind of file that an edition has one of is known to whoever must know it.

A new line in `EDITION_FILES` fails here until `SAMPLES` has a file of that kind; then this shows
that the file is read, kept by the edition, locked or not, copied or not, and rebuilt or not.
"""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest

from editions import judge
from guidepress.check.check import CheckResult
from guidepress.check.lock import hashes, is_fit
from guidepress.compare.apply import apply
from guidepress.compare.compare import compare
from guidepress.edit.edition_files import serialize_edition
from guidepress.edit.new_edition import copied_files
from guidepress.model.guideline import Edition
from guidepress.read.file_kinds import EDITION_FILES, EditionFile
from guidepress.read.folder import EditionFolder, scan_folder

Examine = Callable[[Path], CheckResult]
OF_NO_SUCH_FILE = {"chapters", "pictures", "scales"}
"""Fields of an edition that are filled by other files."""
SAMPLES = {
    "edition": "",
    "references": "",
    "abbreviations": "",
    "changes": "changes: [{kind: changed, id: kettle, reason: {de: Neu, en: New}}]",
    "errata": 'errata: [{id: slip, date: "2024-05-02", reason: {de: Neu, en: New}, files: '
    "{figures/none.png: removed}}]",
    "approvals": 'approvals: [{fingerprint: 0123456789abcdef, by: Kettle, date: "2024-05-02"}]',
    "accepted": "accepted: [{rule: one-action, id: kettle, text: 0123456789abcdef, reason: "
    "{de: Gut, en: Good}}]",
    "translations": "confirmed: {en: {kettle: 0123456789abcdef/0123456789abcdef}}",
}
"""What each file holds; where nothing is said, that of the minimal guideline is there."""

each_kind = pytest.mark.parametrize("kind", EDITION_FILES, ids=lambda kind: kind.kind)


@pytest.fixture
def folder(content: Path) -> EditionFolder:
    """The folder of an edition that has every file."""
    for name, text in SAMPLES.items():
        if text:
            (content / "2024" / f"{name}.yaml").write_text(f"{text}\n", encoding="utf-8")
    return scan_folder(content).edition("2024")


@pytest.fixture
def edition(folder: EditionFolder, examine: Examine) -> Edition:
    (edition,) = examine(Path(folder.path).parent).editions
    return edition


@each_kind
def test_an_edition_keeps_what_the_file_says(kind: EditionFile, edition: Edition) -> None:
    assert SAMPLES[kind.kind] or kind.copied
    assert getattr(edition, kind.field) != kind.empty


@each_kind
def test_without_the_file_its_field_is_empty(
    kind: EditionFile, folder: EditionFolder, examine: Examine
) -> None:
    Path(folder.path, kind.name).unlink()
    checked = examine(Path(folder.path).parent)
    complaints = [p.message for p in checked.problems if p.rule == "edition-complete"]
    if kind.required:
        assert f"the edition 2024 has no {kind.name}" in complaints
    else:
        assert complaints == []
        assert getattr(checked.editions[0], kind.field) == kind.empty


@each_kind
def test_a_lock_holds_what_is_not_written_later(kind: EditionFile, folder: EditionFolder) -> None:
    assert (kind.name in hashes(folder)) == is_fit(kind.name) == kind.locked


@each_kind
def test_a_new_edition_begins_with_what_is_not_of_one_alone(
    kind: EditionFile, folder: EditionFolder
) -> None:
    assert (kind.kind in {file.kind for file in copied_files(folder)}) == kind.copied


@each_kind
def test_an_edition_that_is_rebuilt_has_what_is_not_of_one_alone(
    kind: EditionFile, edition: Edition
) -> None:
    rebuilt = apply(edition, compare(edition, edition, judge()).record())
    expected = getattr(edition, kind.field) if kind.copied else kind.empty
    assert getattr(rebuilt, kind.field) == expected
    assert (kind.name in serialize_edition(rebuilt, "2025")[0]) == kind.copied


@each_kind
def test_the_file_is_named_where_another_is_not_known(
    kind: EditionFile, folder: EditionFolder, examine: Examine
) -> None:
    Path(folder.path, f"{kind.kind}s.yaml").write_text("x: 1\n", encoding="utf-8")
    (problem,) = (p for p in examine(Path(folder.path).parent).problems if p.rule == "file-unknown")
    assert f"did you mean '{kind.name}'?" in problem.message
    assert kind.name in problem.hint


def test_every_field_of_an_edition_is_filled_once() -> None:
    filled = [kind.field for kind in EDITION_FILES]
    assert sorted([*filled, *OF_NO_SUCH_FILE]) == sorted(field.name for field in fields(Edition))
