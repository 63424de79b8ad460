"""Beginning an edition: what is copied, what is asked, and what is never overwritten."""

import difflib
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guidepress.check.check import CheckResult
from guidepress.compare.compare import compare
from guidepress.compare.wording import WordingRules
from guidepress.edit import yaml_edit
from guidepress.edit.new_edition import version
from guidepress.model.problem import GuidepressError
from guidepress.read import yaml_reader
from guidepress.report.problems import render
from sites import CONTENT, guidepress, snapshot

Examine = Callable[[Path], CheckResult]


def _begin(*arguments: str) -> subprocess.CompletedProcess[str]:
    return guidepress("new-edition", *arguments, cwd=Path())


def _said(checked: CheckResult) -> str:
    return render(checked.problems, "text", 0)


def _differences(old: Path, new: Path) -> list[str]:
    """The lines that differ between two files, marked with - and +."""
    before, after = (file.read_bytes().decode().splitlines(keepends=True) for file in (old, new))
    lines = list(difflib.unified_diff(before, after, n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(params=list(CONTENT))
def real(request: pytest.FixtureRequest, here: Path) -> Path:
    """A copy of each of the two guidelines in ./content."""
    shutil.copytree(CONTENT[request.param], here / "content")
    return Path("content")


@pytest.fixture
def ago(here: Path) -> Path:
    """A copy of content/ in ./content."""
    shutil.copytree(CONTENT["ago"], here / "content")
    return Path("content")


@pytest.mark.usefixtures("ago")
def test_what_was_done_is_said_and_what_comes_next() -> None:
    done = _begin("2025")
    assert (done.returncode, done.stderr) == (0, "guidepress: checking 9 files\n")
    assert done.stdout == (
        "content/2025/ is a draft: a copy of 4 files from content/2024/\n"
        "Next:\n"
        "- content/2025/edition.yaml: see version and date; a comment stands above what is still "
        "old\n"
        "- content/2025/chapters/metastasis-sites.yaml:42:5: who writes the edition 2025?\n"
        "- revise content/2025/chapters/, and keep the ids: they tell readers what changed\n"
        "- say in content/2025/changes.yaml what became of recommendations that are gone\n"
        "- when it is final: status: published, then guidepress publish 2025\n"
        "- the edition 2024 is not locked yet: guidepress publish 2024\n"
    )


def test_only_what_must_differ_does(ago: Path) -> None:
    assert _begin("2025").returncode == 0
    old, new = ago / "2024", ago / "2025"
    comment = "+# This was written for the edition 2024: say here what holds for 2025.\n"
    assert _differences(old / "edition.yaml", new / "edition.yaml") == [
        '-id: "2024"\n',
        '-version: {de: "2024.1D", en: "2024.1E"}\n',
        '-date: "2024"\n',
        "-status: published\n",
        '+id: "2025"\n',
        '+version: {de: "2025.1D", en: "2025.1E"}\n',
        '+date: "2025"\n',
        "+status: draft\n",
        comment,
        comment,
        comment,
    ]
    chapter = "chapters/metastasis-sites.yaml"
    assert _differences(old / chapter, new / chapter) == [
        "+  # This line ends with the edition 2024: who writes 2025?\n"
    ]
    left = snapshot(old).keys() ^ snapshot(new).keys()
    assert left == set()
    for path in ("references.yaml", "abbreviations.yaml"):
        assert (new / path).read_bytes() == (old / path).read_bytes()


def test_the_new_edition_is_in_order_and_says_the_same(real: Path, examine: Examine) -> None:
    before = snapshot(real)
    assert _begin("2031").returncode == 0
    assert {path: snapshot(real)[path] for path in before} == before
    checked = examine(real)
    assert _said(checked) == "no problems in 0 files\n"
    *_, old, new = checked.editions
    assert (new.id, new.head.status, new.head.translations) == ("2031", "draft", "unreviewed")
    assert (new.declarations, new.errata, new.approvals) == ((), (), ())
    spelling = {language: words.spelling for language, words in checked.words.items()}
    assert compare(old, new, WordingRules("de", spelling)).changes == ()
    assert (new.chapters, new.references, new.pictures) == (
        *(old.chapters, old.references, old.pictures),
    )


def test_what_speaks_of_the_old_edition_alone_stays_with_it(here: Path) -> None:
    content = shutil.copytree(CONTENT["houseplants"], here / "content")
    assert guidepress("publish", "2024", cwd=here).returncode == 0
    (content / "2024" / "figures" / "sketch.svg").write_text("<svg/>")
    (content / "2024" / "notes.txt").write_text("ask the botanist")
    done = _begin("2025")
    assert done.returncode == 0
    assert "\nnot copied, for no page shows it: 'content/2024/figures/sketch.svg'\n" in done.stdout
    assert "\nnot copied, for no page shows it: 'content/2024/notes.txt'\n" in done.stdout
    assert "not locked yet" not in done.stdout
    alone = {"edition.lock", "changes.yaml", "approvals.yaml", "errata.yaml"}
    left = snapshot(content / "2024").keys() - snapshot(content / "2025").keys()
    assert left - alone == {"notes.txt", "figures/sketch.svg"}
    assert left >= {"edition.lock", "changes.yaml"}
    assert not alone & snapshot(content / "2025").keys()


def test_a_reconstruction_is_not_handed_on(ago: Path, examine: Examine) -> None:
    shutil.rmtree(ago / "2024")
    assert _begin("2024").returncode == 0
    head = yaml.safe_load((ago / "2024" / "edition.yaml").read_bytes())
    assert (head["status"], "status_note" in head) == ("draft", False)
    assert head["version"] == {"de": "2024", "en": "2024"}
    assert _said(examine(ago)) == "no problems in 0 files\n"


HEAD = b"""\
# yaml-language-server: $schema=../../../schema/edition.schema.json
id: "2024"   # as its folder

version: {de: 2024.1D,
          en: '2024.1E'} # printed
date:   "2024-03"
status: reconstructed
status_note:
  de: >-
    Warum \xe2\x80\xa6

    # kein Kommentar
  en: |
    Why \xe2\x80\xa6
# Who knows who wrote this?
introduction: {de: "Das\\u00a0war 2024", en: "That
    was 2024"}
translations: reviewed
# the order of the book
chapters:
- brewing   # the only one
"""


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_hand_of_the_author_is_kept(
    bom: bytes, end: bytes, content: Path, examine: Examine
) -> None:
    (content / "2024/edition.yaml").write_bytes(bom + HEAD.replace(b"\n", end))
    chapter = content / "2024/chapters/brewing.yaml"
    chapter.write_bytes(bom + chapter.read_bytes().replace(b"\n", end))
    done = _begin("2025")
    assert done.returncode == 0, done.stderr
    old, new = content / "2024", content / "2025"
    line = end.decode()
    assert _differences(old / "edition.yaml", new / "edition.yaml") == [
        f'-id: "2024"   # as its folder{line}',
        f'+id: "2025"   # as its folder{line}',
        f"-version: {{de: 2024.1D,{line}",
        f"-          en: '2024.1E'}} # printed{line}",
        f'-date:   "2024-03"{line}',
        f"-status: reconstructed{line}",
        f"-status_note:{line}",
        f"-  de: >-{line}",
        f"-    Warum …{line}",
        f"-{line}",
        f"-    # kein Kommentar{line}",
        f"-  en: |{line}",
        f"-    Why …{line}",
        f"+version: {{de: 2025.1D,{line}",
        f"+          en: '2025.1E'}} # printed{line}",
        f'+date:   "2025"{line}',
        f"+status: draft{line}",
        f"+# This was written for the edition 2024: say here what holds for 2025.{line}",
        f"-translations: reviewed{line}",
        f"+translations: unreviewed{line}",
    ]
    assert _differences(chapter, new / "chapters/brewing.yaml") == [
        f"+  # This line ends with the edition 2024: who writes 2025?{line}"
    ]
    assert _said(examine(content)) == "no problems in 0 files\n"


@pytest.mark.parametrize(
    ("editions", "asked"),
    [("2024", 1), ("2023–2024", 1), ("2002-2024 ", 1), ("2023", 0), ("2024–", 0), ("12024", 0)],
)
def test_who_writes_is_asked_where_the_last_line_ends_now(
    editions: str, asked: int, content: Path
) -> None:
    chapter = content / "2024/chapters/brewing.yaml"
    text = chapter.read_text(encoding="utf-8").replace('"2024"', f'"{editions}"')
    chapter.write_text(text, encoding="utf-8")
    done = _begin("2025")
    assert done.stdout.count("who writes the edition 2025?") == asked
    new = (content / "2025/chapters/brewing.yaml").read_text(encoding="utf-8")
    assert new.count("  # This line ends with the edition 2024: who writes 2025?\n") == asked


def test_no_comment_is_put_into_a_text(content: Path) -> None:
    chapter = content / "2024/chapters/brewing.yaml"
    text = chapter.read_text(encoding="utf-8").replace(
        '\n  - {editions: "2024", names: [Leaf, Kettle]}',
        ' [{editions: "2023", names: [Leaf,\n  Kettle\n  Lid]}, {editions: "2024", names: [Leaf]}]',
    )
    chapter.write_text(text, encoding="utf-8")
    done = _begin("2025")
    assert "content/2025/chapters/brewing.yaml:5:10: who writes the edition 2025?" in done.stdout
    assert (content / "2025/chapters/brewing.yaml").read_text(encoding="utf-8") == text


def test_links_inside_become_files(content: Path, examine: Examine) -> None:
    (content / "shared.yaml").write_bytes((content / "2024/abbreviations.yaml").read_bytes())
    (content / "2024/abbreviations.yaml").unlink()
    (content / "2024/abbreviations.yaml").symlink_to("../shared.yaml")
    assert _begin("2025").returncode == 0
    new = content / "2025/abbreviations.yaml"
    assert not new.is_symlink()
    assert new.read_bytes() == (content / "shared.yaml").read_bytes()
    assert _said(examine(content)) == "no problems in 0 files\n"


# ---- what is refused ----


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2024"], "content/2024 is there already, and stays as it is\n"),
        (["2022"], "the edition 2022 would not come after 2024: editions are ordered by their"),
        (["2023.2", "--from", "2024"], "the edition 2023.2 would not come after 2024: editions"),
        (["2024", "--from", "2023"], "content/2024 is there already, and stays as it is"),
        (["2025", "--from", "2042"], "content has no edition '2042'; there are: 2023, 2024; did"),
        (["2025", "--from", "../x"], "content has no edition '../x'; there are: 2023, 2024\n"),
        (["2025", "--from", ""], "content has no edition ''; there are: 2023, 2024\n"),
        (["25"], "an edition cannot be called '25'; name it by its year, such as 2025, or"),
        (["../2025"], "an edition cannot be called '../2025'; name it by its year"),
        (["content/2025"], "an edition cannot be called 'content/2025'; name it by its year"),
        (["2025/"], "an edition cannot be called '2025/'; name it by its year, such as"),
        (["2025\n"], "an edition cannot be called '2025\n'; name it by its year, such as"),
        (["٢٠٢٥"], "an edition cannot be called '٢٠٢٥'; name it by its year, such as"),
    ],
)
def test_a_name_that_does_not_fit(arguments: list[str], said: str, ago: Path) -> None:
    before = snapshot(ago.parent)
    done = _begin(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"guidepress: {said}")
    assert snapshot(ago.parent) == before


@pytest.mark.parametrize("what", ["mkdir", "touch", "link"])
def test_nothing_that_is_there_is_overwritten(what: str, content: Path) -> None:
    there = content / "2025"
    there.symlink_to("nowhere") if what == "link" else getattr(there, what)()
    done = _begin("2025")
    assert (done.returncode, done.stdout, done.stderr) == (
        *(2, "", "guidepress: content/2025 is there already, and stays as it is\n"),
    )
    assert not (there / "edition.yaml").exists()


def test_nothing_is_begun_while_there_is_an_error(content: Path) -> None:
    (content / "2024/references.yaml").unlink()
    before = snapshot(content)
    done = _begin("2025")
    assert (done.returncode, done.stdout) == (1, "")
    assert "the edition 2024 has no references.yaml [edition-complete]" in done.stderr
    assert done.stderr.endswith("nothing was begun; mend content/ first\n")
    assert snapshot(content) == before


def test_a_folder_without_editions(content: Path) -> None:
    shutil.rmtree(content / "2024")
    done = _begin("2025")
    assert (done.returncode, done.stderr) == (
        *(2, "guidepress: content has no edition that a new one could begin with\n"),
    )


def test_an_edition_that_is_written_too_oddly(content: Path) -> None:
    (content / "2024/edition.yaml").write_text(
        '{id: "2024", status_note: {de: a, en: b}, version: {de: 2024.1D, en: 2024.1E}, '
        'date: "2024", status: published, translations: reviewed, chapters: [brewing]}\n'
    )
    before = snapshot(content)
    done = _begin("2025")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == (
        "guidepress: content/2024/edition.yaml is written in a way that a program cannot change "
        "without harm: write each field on a line of its own, as 'key: value'"
    )
    assert snapshot(content) == before


def test_a_disk_that_is_full_leaves_nothing_behind(content: Path) -> None:
    names = sorted(content.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "guidepress", "new-edition", "2025"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "guidepress: content/2025 cannot be written: File too large; nothing was changed\n"
    )
    assert sorted(content.rglob("*")) == names


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(content: Path) -> None:
    content.chmod(0o500)
    done = _begin("2025")
    content.chmod(0o700)
    assert done.returncode == 2
    assert "content/2025 cannot be written: Permission denied; nothing was changed" in done.stderr


def test_what_a_run_that_was_cut_off_left_is_cleared_away(content: Path, examine: Examine) -> None:
    left = content / ".guidepress" / "staging-999999999" / "chapters"
    left.mkdir(parents=True)
    (left / "brewing.yaml").write_text("id: ")
    assert _said(examine(content)) == "no problems in 0 files\n"
    assert _begin("2025").returncode == 0
    assert sorted(path.name for path in content.iterdir()) == [
        *("2024", "2025", "guideline.yaml", "scales")
    ]


# ---- versions, and the pen ----


@pytest.mark.parametrize(
    ("printed", "old", "new", "then"),
    [
        ("2024.1D", "2024", "2025", "2025.1D"),
        ("Version 2024.1E", "2024", "2025", "Version 2025.1E"),
        ("2024", "2024", "2025", "2025"),
        ("2024.1D", "2024", "2024.2", "2024.2D"),
        ("2024.1", "2024.1", "2024.2", "2024.2"),
        ("2024.10", "2024.1", "2024.2", "2024.2"),
        ("3.0", "2024", "2025", "2025"),
        ("120245", "2024", "2025", "2025"),
    ],
)
def test_the_number_in_a_version(printed: str, old: str, new: str, then: str) -> None:
    assert version(printed, old, new) == then


@given(st.text())
def test_a_text_is_put_in_any_quotes_or_refused(words: str) -> None:
    content = (
        b"""a: plain\nb: "double" # said\nc: 'single'\nd: |\n  block\n\ne: {f: in, g: [h]}\n"""
    )
    data = yaml_reader.parse(content, "").data
    for steps in [("a",), ("b",), ("c",), ("d",), ("e", "f")]:
        try:
            new = yaml_edit.put(content, {steps: words}, "f.yaml")
        except GuidepressError:
            assert yaml_reader.parse(yaml.safe_dump({"a": words}).encode(), "").data is None
            continue
        expected = {**data, steps[0]: words if len(steps) == 1 else {**data["e"], "f": words}}
        assert yaml_reader.parse(new, "").data == expected
        assert b" # said\n" in new


def test_a_field_is_dropped_and_what_stands_around_it_stays() -> None:
    content = b"a: 1 # one\n# of b\nb:\n  - c: |\n      # no comment\n\n# of d\nd: 2"
    assert yaml_edit.drop(content, "b", "f.yaml") == b"a: 1 # one\n# of b\n# of d\nd: 2"
    assert yaml_edit.drop(content, "d", "f.yaml") == content.removesuffix(b"d: 2")
    assert yaml_edit.drop(content, "e", "f.yaml") == content
    assert yaml_edit.drop(b"a: {b: 1,\n  c: 2\n  } # {\nd: 2\n", "a", "f.yaml") == b"d: 2\n"
