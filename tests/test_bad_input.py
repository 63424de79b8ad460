"""What no case can store: links, huge files, files that vanish, and anything at random.

None of it may end in a traceback.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import CASES
from guidepress.check import registry
from guidepress.check.check import CheckResult, check, problems_of
from guidepress.model.problem import GuidepressError, did_you_mean
from guidepress.read import schema, yaml_reader
from guidepress.read.folder import scan_folder
from guidepress.read.yaml_reader import LARGEST_FILE
from guidepress.report.problems import render
from guidepress.storage.cache import Cache
from guidepress.storage.resources import TEMPLATES

Examine = Callable[[Path], CheckResult]
CHAPTER = Path("2024/chapters/brewing.yaml")
WRITTEN = (CASES / "good" / "minimal" / CHAPTER).read_bytes()


def _said(checked: CheckResult) -> str:
    return render(checked.problems, "text", 0)


def test_a_missing_folder_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(GuidepressError, match=r"^there is no folder .*/none; name one with"):
        scan_folder(tmp_path / "none")


def test_a_folder_without_guideline_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(GuidepressError, match=r"holds no guideline\.yaml"):
        scan_folder(tmp_path)


def test_a_file_of_50_mb_is_not_read(content: Path, examine: Examine) -> None:
    with (content / CHAPTER).open("wb") as file:
        file.truncate(50 * 2**20)
    assert _said(examine(content)) == (
        "content/2024/chapters/brewing.yaml:1:1: error: "
        f"the file has 50 MB; more than {LARGEST_FILE // 2**20} MB are not read [yaml]\n"
        "    hint: split the chapter, or remove what does not belong here\n"
        "1 problem (1 error) in 1 file\n"
    )


def test_a_link_out_of_the_folder_is_not_followed(content: Path, examine: Examine) -> None:
    secret = content.resolve().parent / "secret.yaml"
    secret.write_text("password: hunter2")
    (content / "2024/abbreviations.yaml").unlink()
    (content / "2024/abbreviations.yaml").symlink_to(secret)
    assert _said(examine(content)) == (
        "content/2024/abbreviations.yaml:1:1: error: this link leads out of the content folder and "
        "is not followed [file-outside]\n"
        "    hint: copy what it leads to into the content folder\n"
        "1 problem (1 error) in 1 file\n"
    )


def test_a_link_to_a_folder_is_not_followed(content: Path, examine: Examine) -> None:
    (content / "2024/chapters").rename(content.resolve().parent / "elsewhere")
    (content / "2024/chapters").symlink_to("../../elsewhere")
    said = _said(examine(content))
    assert "content/2024/chapters:1:1: error: this link leads to a folder" in said
    assert "content/2024/edition.yaml:6:12: error: there is no file chapters/brewing.yaml" in said


def test_links_in_a_circle(content: Path, examine: Examine) -> None:
    (content / "2024/abbreviations.yaml").unlink()
    (content / "2024/abbreviations.yaml").symlink_to("abbreviations.yaml")
    (content / "2025").symlink_to(".")
    assert "[file-unreadable]" in _said(examine(content))


def test_a_link_to_nowhere_cannot_be_read(content: Path, examine: Examine) -> None:
    (content / "2024/chapters/gone.yaml").symlink_to("nowhere.yaml")
    assert _said(examine(content)) == (
        "content/2024/chapters/gone.yaml:1:1: error: the file cannot be read: "
        "No such file or directory [file-unreadable]\n"
        "1 problem (1 error) in 1 file\n"
    )


def test_a_pipe_is_not_waited_for(content: Path, examine: Examine) -> None:
    os.mkfifo(content / "2024/chapters/pipe.yaml")
    assert "it is not a plain file [file-unreadable]" in _said(examine(content))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_cannot_be_read(content: Path, examine: Examine) -> None:
    (content / CHAPTER).chmod(0)
    assert "Permission denied [file-unreadable]" in _said(examine(content))


@pytest.mark.parametrize("name", ["2024/chapters/more.yaml", "scales/more.yaml"])
def test_a_folder_called_like_a_file(name: str, content: Path, examine: Examine) -> None:
    (content / name).mkdir()
    said = _said(examine(content))
    assert said == "no problems in 0 files\n" or "[file-unreadable]" in said


def test_a_file_that_vanishes_between_survey_and_check(content: Path, tmp_path: Path) -> None:
    source = scan_folder(content)
    (content / CHAPTER).unlink()
    checked = check(source, Cache(tmp_path / "memory"))
    assert "error: the file cannot be read: No such file or directory [file-unreadable]" in _said(
        checked
    )
    (content / CHAPTER).write_bytes(WRITTEN)
    again = check(source, Cache(tmp_path / "memory"))
    assert _said(again) == "no problems in 0 files\n"


def test_a_file_name_that_is_not_utf8(content: Path, examine: Examine) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    (content / "2024/chapters" / name).write_bytes(WRITTEN)
    for form in ("text", "json", "github", "sarif"):
        said = render(examine(content).problems, form, 0)
        assert "caf" in said.encode("utf-8").decode()


def test_bom_and_crlf_are_fine_and_places_stay_right(content: Path, examine: Examine) -> None:
    lines = WRITTEN.replace(b"\n", b"\r\n")
    (content / CHAPTER).write_bytes(b"\xef\xbb\xbf" + lines)
    assert _said(examine(content)) == "no problems in 0 files\n"
    (content / CHAPTER).write_bytes(b"\xef\xbb\xbf" + lines.replace(b'"+/-"', b'"+-"'))
    assert _said(examine(content)).startswith("content/2024/chapters/brewing.yaml:27:43: error: ")


def test_the_whole_folder_is_read_even_if_the_guideline_is_broken(
    content: Path, examine: Examine
) -> None:
    (content / "guideline.yaml").write_text("id: 5\n")
    (content / CHAPTER).write_text("id: 6\n")
    paths = {problem.where.path for problem in examine(content).problems}
    assert paths == {"content/guideline.yaml", "content/2024/chapters/brewing.yaml"}


def test_what_is_asked_across_editions_waits_until_each_is_in_order(
    content: Path, examine: Examine
) -> None:
    """Or the edition after one that cannot be read would have changed against none."""
    shutil.rmtree(content)
    shutil.copytree(CASES / "good" / "changes", content)
    (content / "2022" / "chapters" / "brewing.yaml").write_text("id: [\n", encoding="utf-8")
    problems = examine(content).problems
    assert [(problem.rule, problem.where.path) for problem in problems] == [
        ("yaml", "content/2022/chapters/brewing.yaml")
    ]


def test_problems_are_the_same_from_memory(content: Path, examine: Examine) -> None:
    (content / CHAPTER).write_bytes(WRITTEN.replace(b'"+/-"', b'"+-"'))
    assert _said(examine(content)) == _said(examine(content))


def test_a_damaged_memory_is_made_again(content: Path, examine: Examine, tmp_path: Path) -> None:
    examine(content)
    for number, kept in enumerate(
        path for path in (tmp_path / "memory").rglob("*") if path.is_file()
    ):
        kept.write_bytes((b"", b"garbage", b"\x80\x05}", kept.read_bytes()[:50])[number % 4])
    assert _said(examine(content)) == "no problems in 0 files\n"


def _french(content: Path, words: str) -> None:
    (content / "words").mkdir()
    (content / "words/fr.yaml").write_text(words, encoding="utf-8")
    for path in content.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("[de, en]", "[de, en, fr]")
        if path.parent.name != "words":
            path.write_text(_with_french(text), encoding="utf-8")


def _with_french(text: str) -> str:
    """Each English text once more as French, with a decimal comma."""
    texts = re.compile(r"\ben: (\"[^\"]+\"|[^,}\"]+)\}")
    return texts.sub(lambda found: f"en: {found[1]}, fr: {_quoted(found[1])}}}", text)


def _quoted(words: str) -> str:
    return '"' + words.strip('"').replace("2.5", "2,5") + '"'


def _english_words() -> str:
    return (TEMPLATES / "words" / "en.yaml").read_text(encoding="utf-8")


def _as_french(words: str) -> str:
    return words.replace("language: en", "language: fr").replace('decimal: "."', 'decimal: ","')


def test_a_third_language_needs_no_python(content: Path, examine: Examine) -> None:
    _french(content, _as_french(_english_words()))
    assert _said(examine(content)) == "no problems in 0 files\n"


def test_the_words_of_a_third_language_are_complete(content: Path, examine: Examine) -> None:
    lines = _as_french(_english_words()).splitlines()
    first = next(index for index, line in enumerate(lines) if line == "words:") + 1
    missing = lines.pop(first).split(":")[0].strip()
    name = lines.pop(first).split(":")[0].strip()
    lines[first:first] = [f"  {name}: '{{nobody}} fills this'", "  superfluous_word: x"]
    _french(content, "\n".join(lines))
    messages = [p.message for p in examine(content).problems if p.rule == "words-complete"]
    assert messages == [
        f"nothing fills in '{{nobody}}' in the word '{name}'",
        "there is no interface word 'superfluous_word'",
        f"these interface words are missing: {missing}",
    ]


def test_among_many_keys_the_meant_one_is_found() -> None:
    known = [f"author{number}-2020" for number in range(5000)]
    assert did_you_mean("author4321-2021", known) == "; did you mean 'author4321-2020'?"
    assert did_you_mean("something-else", known) == ""


def test_every_problem_is_of_a_known_rule(content: Path, examine: Examine) -> None:
    (content / CHAPTER).write_bytes(WRITTEN.replace(b"kettle", b"lid").replace(b"2,5", b"3"))
    known = {entry.id for entry in registry.RULES}
    assert {problem.rule for problem in examine(content).problems} <= known


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    _refused_or_read(noise)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, len(WRITTEN)),
    st.integers(0, 40),
    st.text(max_size=12)
    | st.sampled_from(["- ", "[", "{", "&a ", "*a", "'", '"', "\t", "|\n", "? "]),
)
def test_any_slip_in_a_chapter_is_read_or_refused(start: int, length: int, typed: str) -> None:
    slip = typed.encode("utf-8", "surrogatepass")
    _refused_or_read(WRITTEN[:start] + slip + WRITTEN[start + length :])


def _refused_or_read(content: bytes) -> None:
    read = yaml_reader.parse(content, "f.yaml")
    problems = schema.check(read, "chapter")
    assert problems or read.data is not None
    lines = content.decode("utf-8", "replace").splitlines() or [""]
    for problem in problems:
        assert 1 <= problem.where.line <= len(lines) + 1
        assert problem.message
    for form in ("text", "json", "github", "sarif"):
        render(problems, form, 1).encode("utf-8")


def test_what_is_remembered_of_a_check_is_forgotten_when_anything_changes(
    content: Path, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "memory")

    def said() -> str:
        return render(problems_of(scan_folder(content), cache), "text", 9)

    assert said() == said() == "no problems in 9 files\n"
    (content / "2024" / "stray.yaml").write_text("id: x\n")
    assert "[file-unknown]" in said()
    (content / "2024" / "stray.yaml").rename(content / "2024" / "strays.yaml")
    assert "'strays.yaml'" in said()
    (content / "2024" / "strays.yaml").unlink()
    assert said() == "no problems in 9 files\n"
    (content / "scales" / "advice.yaml").rename(content / "scales" / "advise.yaml")
    assert "[file-named]" in said()
    (content / "scales" / "advise.yaml").rename(content / "scales" / "advice.yaml")
    (content / CHAPTER).write_bytes(WRITTEN.replace(b"id: ", b"id:  x", 1))
    assert said() != "no problems in 9 files\n"
