"""The content as it was at a revision: read with git, and without a trace."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidepress.model.problem import GuidepressError
from guidepress.read.folder import scan_folder
from guidepress.review.revision import Revision, read_revision
from guidepress.storage.cache import Cache
from guidepress.storage.git import at_revision
from repository import Repository, begin
from sites import guidepress, snapshot

CHAPTER = Path("2024/chapters/brewing.yaml")


@pytest.fixture
def repository(content: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    """A repository with the minimal guideline in content/; the work tree is not as committed."""
    made = begin(content.absolute().parent)
    (made.folder / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(made.folder / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    _spoil(content)
    yield made
    assert list((made.folder / "tmp").iterdir()) == []


def _spoil(content: Path) -> None:
    text = (content / CHAPTER).read_text(encoding="utf-8")
    (content / CHAPTER).write_text(text.replace("Boil fresh", "Boil old"), encoding="utf-8")


def _read(content: Path, revision: str) -> Revision:
    return read_revision(content, revision, Cache(Path("memory")), 1)


def _first(read: Revision) -> str:
    return next(read.checked.editions[0].chapters[0].recommendations()).text.say("en")


def _why_not(content: Path, revision: str = "HEAD") -> str:
    with pytest.raises(GuidepressError) as error, at_revision(content, revision):
        pass
    return str(error.value)


def test_the_content_is_as_it_was_committed(content: Path, repository: Repository) -> None:
    repository.commit("spoilt")
    assert _first(_read(content, "HEAD")) == "Boil old water"
    assert _first(_read(content, "HEAD~1")) == "Boil fresh water"
    assert _first(_read(content, "main")) == "Boil old water"


def test_files_of_a_revision_are_called_as_git_calls_them(
    content: Path, repository: Repository
) -> None:
    repository.git("tag", "v1")
    source = _read(content, "v1").source
    own = [file.path for file in source.editions[0].files]
    assert (source.path, source.editions[0].path) == ("v1:content", "v1:content/2024")
    assert own == [
        "v1:content/2024/abbreviations.yaml",
        "v1:content/2024/chapters/brewing.yaml",
        "v1:content/2024/edition.yaml",
        "v1:content/2024/references.yaml",
    ]
    assert repository.git("show", own[0]).startswith("abbreviations:")


def test_what_is_wrong_at_a_revision_is_said_in_its_name(
    content: Path, repository: Repository
) -> None:
    (content / "2024" / "references.yaml").write_text("references: 7\n", encoding="utf-8")
    repository.commit("broken")
    shutil.rmtree(content / "2024")
    read = _read(content, "HEAD")
    assert [str(problem.where) for problem in read.unread][:1] == [
        "HEAD:content/2024/references.yaml:1:13"
    ]


def test_a_rule_that_is_broken_at_a_revision_hides_no_edition(
    content: Path, repository: Repository
) -> None:
    text = (content / CHAPTER).read_text(encoding="utf-8")
    (content / CHAPTER).write_text(text.replace('"++"', '"+++"'), encoding="utf-8")
    repository.commit("off the scale")
    read = _read(content, "HEAD")
    assert read.checked.problems
    assert (read.unread, read.edition("2024")) == ((), read.checked.editions[0])


def test_the_content_may_be_the_whole_repository(content: Path) -> None:
    begin(content.absolute())
    _spoil(content)
    read = _read(content, "HEAD")
    assert (read.source.path, read.source.editions[0].path) == ("HEAD:", "HEAD:2024")
    assert _first(read) == "Boil fresh water"


def test_a_folder_with_an_odd_name_is_found(content: Path, tmp_path: Path) -> None:
    odd = tmp_path / "Leitlinie – 100 %" / "$(touch spoilt) ü\n"
    odd.parent.mkdir()
    shutil.copytree(content, odd)
    begin(tmp_path)
    assert _first(_read(odd, "HEAD")) == "Boil fresh water"
    assert not (tmp_path / "spoilt").exists()


def test_neither_index_nor_files_are_touched(content: Path, repository: Repository) -> None:
    repository.git("add", "content")
    (content / "2024" / "edition.yaml").unlink()
    before = (snapshot(repository.folder), repository.git("status", "--porcelain"))
    with at_revision(content, "HEAD") as (folder, name):
        assert (scan_folder(folder, name).editions[0].id, name) == ("2024", "HEAD:content")
    assert (snapshot(repository.folder), repository.git("status", "--porcelain")) == before


def test_another_git_at_work_is_no_hindrance(content: Path, repository: Repository) -> None:
    (repository.folder / ".git" / "index.lock").touch()
    assert _first(_read(content, "HEAD")) == "Boil fresh water"


def test_no_hook_is_run(content: Path, repository: Repository) -> None:
    for name in ("post-index-change", "post-checkout"):
        hook = repository.folder / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch '{repository.folder}/ran'\n", encoding="utf-8")
        hook.chmod(0o755)
    _read(content, "HEAD")
    assert not (repository.folder / "ran").exists()


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"]
)
@pytest.mark.usefixtures("repository")
def test_no_variable_leads_to_another_repository(
    content: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert _first(_read(content, "HEAD")) == "Boil fresh water"


def test_a_link_that_leads_out_is_not_followed(content: Path, repository: Repository) -> None:
    secret = repository.folder / "secret.yaml"
    secret.write_text("abbreviations: []\n", encoding="utf-8")
    (content / "2024" / "abbreviations.yaml").unlink()
    (content / "2024" / "abbreviations.yaml").symlink_to(secret)
    repository.commit("with a link")
    (problem,) = _read(content, "HEAD").checked.problems
    assert (problem.rule, problem.where.path) == (
        "file-outside",
        "HEAD:content/2024/abbreviations.yaml",
    )


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("maim", "git knows no revision 'maim' here; did you mean 'main'?"),
        ("edition-204", "git knows no revision 'edition-204' here; did you mean 'edition-2024'?"),
        ("HAED", "git knows no revision 'HAED' here; did you mean 'HEAD'?"),
        ("HEAD~7", "git knows no revision 'HEAD~7' here"),
        ("HEAD:content", "git knows no revision 'HEAD:content' here"),
        ("", "git knows no revision '' here"),
        ("--output=spoilt", "git knows no revision '--output=spoilt' here"),
        ("--all", "git knows no revision '--all' here"),
        ("0123456789abcdef", "git knows no revision '0123456789abcdef' here"),
    ],
)
def test_a_revision_that_git_does_not_know(
    content: Path, repository: Repository, revision: str, said: str
) -> None:
    repository.git("tag", "edition-2024")
    assert _why_not(content, revision) == said
    assert not (repository.folder / "spoilt").exists()


def test_a_name_like_an_option_is_a_name(content: Path, repository: Repository) -> None:
    repository.git("update-ref", "refs/heads/--all", "HEAD")
    assert _first(_read(content, "--all")) == "Boil fresh water"


def test_a_revision_before_the_content(content: Path, repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "bare")
    repository.git("rm", "--quiet", "-r", "--force", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "nothing")
    assert _why_not(content, "bare") == "the revision 'bare' has no folder content"


def test_a_revision_with_a_file_in_the_folders_place(content: Path, repository: Repository) -> None:
    shutil.move(content, "aside")
    content.write_text("a file\n", encoding="utf-8")
    repository.commit("a file")
    content.unlink()
    shutil.move("aside", content)
    assert _why_not(content, "HEAD") == "the revision 'HEAD' has no folder content"


def test_a_revision_that_a_shallow_clone_lacks(repository: Repository, tmp_path: Path) -> None:
    repository.commit("second")
    address = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth", "1", address, str(tmp_path / "shallow"))
    content = tmp_path / "shallow" / "content"
    assert _first(_read(content, "HEAD")) == "Boil old water"
    assert _why_not(content, "HEAD~1") == (
        "git knows no revision 'HEAD~1' here; this clone is shallow, and `git fetch --unshallow` "
        "gets the rest"
    )


def test_a_folder_without_git(content: Path) -> None:
    assert _why_not(content) == (
        "content is in no git repository, so it has no revisions to compare with"
    )


def test_a_repository_without_a_commit(content: Path, tmp_path: Path) -> None:
    Repository(tmp_path).git("init", "--quiet")
    assert _why_not(content) == "git knows no revision 'HEAD' here"


def test_a_machine_without_git(content: Path, tmp_path: Path) -> None:
    done = guidepress("diff", "--git", "HEAD", cwd=content.absolute().parent, PATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.splitlines()[1:] == [
        "guidepress: git is not installed; revisions cannot be read without it"
    ]


def test_a_repository_that_git_does_not_trust(content: Path, repository: Repository) -> None:
    (repository.folder / ".git" / "config").write_text("[core\n", encoding="utf-8")
    said = _why_not(content)
    assert said.startswith("git cannot read the repository of content: bad config line 1 in file ")


@pytest.mark.usefixtures("repository")
def test_what_cannot_be_had_ends_with_code_2_and_one_sentence(content: Path) -> None:
    done = guidepress("diff", "--git", "maim", cwd=content.absolute().parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[1:] == [
        "guidepress: git knows no revision 'maim' here; did you mean 'main'?"
    ]
