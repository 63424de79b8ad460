"""A published edition: its lock, what is refused from then on, and how it is corrected."""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import CASES
from guidepress.check.check import CheckResult, check
from guidepress.check.lock import is_fit, read, sha256, to_bytes
from guidepress.cli.publish import hashes_of_checked
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import File, scan_folder
from guidepress.read.yaml_reader import LARGEST_FILE
from guidepress.report.problems import render
from guidepress.storage.cache import Cache
from sites import CONTENT, guidepress, snapshot

Examine = Callable[[Path], CheckResult]
CHAPTER = Path("2024/chapters/brewing.yaml")
MADE_UP = {"references.yaml": sha256(b"references"), "edition.yaml": sha256(b"edition")}


def _publish(edition: str = "2024", *options: str) -> subprocess.CompletedProcess[str]:
    return guidepress("publish", edition, *options, cwd=Path())


def _said(checked: CheckResult) -> str:
    return render(checked.problems, "text", 0)


@pytest.fixture
def published(content: Path) -> Path:
    """The minimal guideline, with its edition published."""
    done = _publish()
    assert (done.returncode, done.stderr) == (0, "guidepress: checking 7 files\n")
    return content


def _correct(content: Path, water: str) -> None:
    file = content / CHAPTER
    text = re.sub("Boil .*? water", f"Boil {water} water", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")


def _declare(content: Path, hint: str, name: str) -> None:
    """Write into errata.yaml what a hint says, as its reader would."""
    (line,) = re.findall(r"under 'errata:': (- \{.*?\}\})", hint)
    line = line.replace("id: …", f"id: {name}").replace('date: "…"', 'date: "2024-05-02"')
    file = content / "2024" / "errata.yaml"
    before = file.read_text(encoding="utf-8") if file.exists() else "errata:\n"
    file.write_text(f"{before}  {line.replace('…', f'Fresh: {name}')}\n", encoding="utf-8")


# ---- publish ----


def test_publishing_says_what_it_did_and_what_that_means(content: Path) -> None:
    done = _publish()
    assert done.returncode == 0
    assert done.stdout == (
        "the edition 2024 is published: content/2024/edition.lock holds the hashes of its 4 files\n"
        "Commit it: git add content/2024/edition.lock\n"
        "From now on `guidepress check` refuses any change of these files that no erratum in "
        "content/2024/errata.yaml declares, and says what to write there.\n"
    )
    assert sorted(path.name for path in (content / "2024").iterdir()) == [
        *("abbreviations.yaml", "chapters", "edition.lock", "edition.yaml", "references.yaml")
    ]


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_a_doubter_needs_only_sha256sum(edition: str, tmp_path: Path) -> None:
    folder = shutil.copytree(CONTENT["houseplants"], tmp_path / "content") / edition
    (folder / "edition.lock").unlink(missing_ok=True)
    (folder / "figures" / "two words.png").write_bytes(b"a picture that no page shows")
    done = guidepress("publish", edition, "--content", "content", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    doubt = ["sha256sum", "--check", "--strict", "edition.lock"]
    checked = subprocess.run(doubt, cwd=folder, capture_output=True, text=True, check=True)
    told = {line.removesuffix(": OK") for line in checked.stdout.splitlines()}
    later = {"edition.lock", "errata.yaml", "approvals.yaml"}
    assert told == {path for path in snapshot(folder) if path not in later}
    lock = (folder / "edition.lock").read_bytes()
    (seal,) = re.findall(rb"^# seal: sha256:(\w+)$", lock, re.MULTILINE)
    assert sha256(lock.split(seal + b"\n")[1]).encode() == seal


def test_publishing_again_changes_nothing(published: Path) -> None:
    _correct(published, "cold")
    refused = _publish()
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "nothing was published; content/2024/ is as it was\n" in refused.stderr
    _correct(published, "fresh")
    before = snapshot(published)
    done = _publish()
    assert (done.returncode, done.stderr) == (0, "guidepress: checking 7 files\n")
    assert done.stdout == (
        "the edition 2024 was published before, and content/2024/edition.lock stays as it is\n"
        "To correct something, change the files; `guidepress check` says what to write into "
        "content/2024/errata.yaml.\n"
    )
    assert snapshot(published) == before


def test_nothing_is_published_while_there_is_an_error_anywhere(content: Path) -> None:
    shutil.copytree(content / "2024", content / "2023")
    before = snapshot(content)
    done = _publish()
    assert (done.returncode, done.stdout) == (1, "")
    assert "content/2023/edition.yaml:1:5: error: this calls itself '2024'" in done.stderr
    assert done.stderr.endswith("nothing was published; content/2024/ is as it was\n")
    assert snapshot(content) == before


def test_a_draft_is_not_published(content: Path) -> None:
    head = content / "2024" / "edition.yaml"
    head.write_text(head.read_text().replace("status: published", "status: draft"))
    done = _publish()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "guidepress: checking 7 files\n"
        "content/2024/edition.yaml:4:9: error: the edition 2024 is a draft, so it cannot be "
        "published [draft-unlocked]\n"
        "    hint: once it is final, write: status: published\n"
        "1 problem (1 error) in 1 file\n"
        "nothing was published; content/2024/ is as it was\n"
    )
    assert not (content / "2024" / "edition.lock").exists()


def test_a_reconstructed_edition_is_published(content: Path) -> None:
    head = content / "2024" / "edition.yaml"
    head.write_text(head.read_text().replace("status: published", "status: reconstructed"))
    assert _publish().returncode == 0


@pytest.mark.parametrize("name", ["2042", "content/2024", "2024/", "..", "", "2024/../2024"])
def test_an_edition_that_there_is_not(name: str, content: Path) -> None:
    done = _publish(name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"guidepress: content has no edition '{name}'; there are: 2024")
    assert ("did you mean '2024'?" in done.stderr) == (name in ("2042", "2024/"))
    assert not list(content.rglob("*.lock"))


@pytest.mark.parametrize("name", [b"a\nb.png", b"a\\b.png", b"caf\xe9.png", b"\x1b[2J.png"])
def test_a_name_that_a_lock_cannot_hold(name: bytes, content: Path) -> None:
    (content / "2024" / "figures").mkdir()
    Path(os.fsdecode(bytes(content / "2024" / "figures") + b"/" + name)).write_bytes(b"picture")
    done = _publish()
    assert (done.returncode, done.stdout) == (2, "")
    assert "guidepress: a lock cannot hold the name of 'content/2024/figures/" in done.stderr
    assert "\x1b" not in done.stderr
    assert not (content / "2024" / "edition.lock").exists()


def test_a_disk_that_is_full_leaves_no_half_a_lock(content: Path) -> None:
    before = snapshot(content)
    done = subprocess.run(
        [sys.executable, "-m", "guidepress", "publish", "2024"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "guidepress: content/2024/edition.lock cannot be written: File too large; "
        "nothing was changed\n"
    )
    assert snapshot(content) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(content: Path) -> None:
    (content / "2024").chmod(0o500)
    done = _publish()
    (content / "2024").chmod(0o700)
    assert done.returncode == 2
    assert "edition.lock cannot be written: Permission denied; nothing was changed" in done.stderr


def test_a_draft_of_a_lock_that_was_cut_off_is_no_lock(content: Path, examine: Examine) -> None:
    (content / "2024" / ".edition.lock.4711").write_bytes(b"# The fi")
    assert _said(examine(content)) == "no problems in 0 files\n"
    assert _publish().returncode == 0
    assert _said(examine(content)) == "no problems in 0 files\n"


def test_what_was_changed_since_the_check_is_not_published(content: Path) -> None:
    source = scan_folder(content)
    _correct(content, "cold")
    with pytest.raises(GuidepressError, match=r"^files in content changed meanwhile; publish once"):
        hashes_of_checked(source, source.edition("2024"), content)


# ---- from then on ----


def test_a_correction_is_declared_with_the_line_of_the_hint(
    published: Path, examine: Examine
) -> None:
    _correct(published, "cold")
    (problem,) = examine(published).problems
    assert (str(problem.where), problem.rule) == (
        "content/2024/chapters/brewing.yaml:1:1",
        "edition-locked",
    )
    _declare(published, problem.hint, "cold")
    assert _said(examine(published)) == "no problems in 0 files\n"


def test_the_last_erratum_that_names_a_file_counts(published: Path, examine: Examine) -> None:
    for word in ("cold", "soft"):
        _correct(published, word)
        (problem,) = examine(published).problems
        _declare(published, problem.hint, word)
        assert _said(examine(published)) == "no problems in 0 files\n"
    _correct(published, "cold")
    (problem,) = examine(published).problems
    assert (str(problem.where), problem.message) == (
        "content/2024/errata.yaml:3:117",
        "the file 'chapters/brewing.yaml' is not as the erratum 'soft' says",
    )
    hashed = sha256((published / CHAPTER).read_bytes())
    assert problem.hint.startswith(
        f'if this erratum is still in work, write here: "sha256:{hashed}"; if the file was '
        "corrected once more, add to content/2024/errata.yaml, under 'errata:': - {id: …, "
    )


def test_a_file_that_comes_and_one_that_goes_are_declared(
    published: Path, examine: Examine
) -> None:
    (published / "2024/abbreviations.yaml").unlink()
    (published / "2024/figures").mkdir()
    (published / "2024/figures/pot.png").write_bytes(b"picture")
    for problem in examine(published).problems:
        _declare(published, problem.hint, f"e{problem.where.path.count('/')}")
    assert _said(examine(published)) == "no problems in 0 files\n"
    (published / "2024/figures/pot.png").unlink()
    (problem,) = examine(published).problems
    assert problem.message == "the edition has no published file 'figures/pot.png'"
    _declare(published, problem.hint, "gone-again")
    assert _said(examine(published)) == "no problems in 0 files\n"


def test_errata_and_approvals_may_come_later(published: Path, examine: Examine) -> None:
    shutil.copyfile(CASES / "good/corrected/2024/errata.yaml", published / "2024/errata.yaml")
    shutil.copyfile(CASES / "good/corrected" / CHAPTER, published / CHAPTER)
    (published / "2024/approvals.yaml").write_text(
        'approvals:\n  - {fingerprint: "0123456789ab", by: Working group A, date: "2024-05-02"}\n'
    )
    said = _said(examine(published))
    assert "edition-locked" not in said
    assert "erratum" not in said


def test_errata_that_cannot_be_read_hide_no_lock_but_blame_no_file(
    published: Path, examine: Examine
) -> None:
    _correct(published, "cold")
    (published / "2024/errata.yaml").write_text("errata: cold\n")
    (problem,) = examine(published).problems
    assert str(problem.where) == "content/2024/errata.yaml:1:9"


def test_the_hint_has_the_languages_of_the_guideline(published: Path, examine: Examine) -> None:
    guideline = published / "guideline.yaml"
    text = guideline.read_text(encoding="utf-8")
    guideline.write_text(text.replace("languages: [de, en]", "languages: [en, de]"))
    _correct(published, "cold")
    (problem,) = examine(published).problems
    assert 'date: "…", reason: {en: "…", de: "…"}, files: {' in problem.hint


def test_a_large_picture_is_told_from_another_of_its_size(content: Path, examine: Examine) -> None:
    picture = content / "2024/figures/pot.png"
    picture.parent.mkdir()
    picture.write_bytes(b"x" * (LARGEST_FILE + 1))
    assert _publish().returncode == 0
    assert _said(examine(content)) == "no problems in 0 files\n"
    picture.write_bytes(b"y" * (LARGEST_FILE + 1))
    assert [problem.rule for problem in examine(content).problems] == ["edition-locked"]


def test_a_file_that_was_saved_on_windows_is_told_from_a_correction(
    published: Path, examine: Examine
) -> None:
    file = published / CHAPTER
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert "this file was changed after" in _said(examine(published))
    file.write_bytes(file.read_bytes()[3:].replace(b"\n", b"\r\n"))
    assert "the line ends of this published file were changed" in _said(examine(published))


def test_an_edition_in_crlf_with_bom_is_published_as_it_is(content: Path, examine: Examine) -> None:
    file = content / CHAPTER
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert _publish().returncode == 0
    assert _said(examine(content)) == "no problems in 0 files\n"
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n"))
    assert "the line ends of this published file were changed" in _said(examine(content))


@pytest.mark.parametrize("target", ["nowhere", "/etc/hostname"])
def test_a_lock_that_is_a_link_does_not_unlock(
    target: str, published: Path, examine: Examine
) -> None:
    lock = published / "2024" / "edition.lock"
    lock.unlink()
    lock.symlink_to(target)
    (problem,) = examine(published).problems
    assert problem.where.path == "content/2024/edition.lock"
    assert problem.rule in ("file-unreadable", "file-outside")


def test_a_file_that_vanishes_meanwhile_is_a_problem_and_forgotten(
    published: Path, tmp_path: Path, examine: Examine
) -> None:
    source = scan_folder(published)
    lock = published / "2024" / "edition.lock"
    kept = lock.read_bytes()
    lock.unlink()
    assert _said(check(source, Cache(tmp_path / "memory"))).startswith(
        "content/2024:1:1: error: a file of the edition cannot be read: "
        "No such file or directory [file-unreadable]\n"
    )
    lock.write_bytes(kept)
    assert _said(examine(published)) == "no problems in 0 files\n"


# ---- the lock itself ----


def _read(content: bytes, folder: Path) -> tuple[dict[str, str], int]:
    file = folder / "edition.lock"
    file.write_bytes(content)
    found = read(File("edition.lock", file, "lock", ""))
    return dict(found.hashes), len(found.problems)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(min_size=1).filter(is_fit), st.binary(max_size=9).map(sha256)))
def test_a_lock_gives_back_what_was_locked(tmp_path: Path, locked: dict[str, str]) -> None:
    if locked:
        assert _read(to_bytes(locked), tmp_path) == (locked, 0)
    assert to_bytes(dict(reversed(locked.items()))) == to_bytes(locked)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_byte_of_a_lock_can_be_changed_unseen(tmp_path: Path, data: st.DataObject) -> None:
    lock = to_bytes(MADE_UP)
    place = data.draw(st.integers(lock.index(b"# seal: "), len(lock) - 1))
    byte = data.draw(st.binary(max_size=2).filter(lambda new: new != lock[place : place + 1]))
    tampered = lock[:place] + byte + lock[place + 1 :]
    if tampered != lock:
        assert _read(tampered, tmp_path)[1] > 0


@given(st.binary())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_lock_or_refused(tmp_path: Path, noise: bytes) -> None:
    for content in (noise, to_bytes(MADE_UP) + noise, to_bytes({})[:-1] + noise):
        hashes, problems = _read(content, tmp_path)
        assert problems or all(map(is_fit, hashes))
