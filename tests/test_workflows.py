"""The ready-made workflows: they parse, may do little, and their lines do what they say."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from repository import ALONE, Repository, begin
from sites import ROOT

FOLDER = ROOT / "templates" / "workflows"
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITHUB = yaml.safe_load((FOLDER / "github.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((FOLDER / "gitlab-ci.yml").read_text(encoding="utf-8"))
JOBS = {name: job for name, job in GITLAB.items() if "script" in job and name != "default"}
STEPS = [step for job in GITHUB["jobs"].values() for step in job["steps"]]
MARK = "<!-- guidepress review -->\n"

KNOWN = {
    *("CI_API_V4_URL", "CI_MERGE_REQUEST_PROJECT_ID", "CI_MERGE_REQUEST_IID"),
    *("CI_MERGE_REQUEST_DIFF_BASE_SHA", "GUIDEPRESS", "GUIDEPRESS_TOKEN"),
}
"""Variables whose content nobody who proposes a change can choose."""


def _lines() -> Iterator[tuple[str, str]]:
    for step in STEPS:
        if "run" in step:
            yield f"github: {step['name']}", step["run"]
    for name, job in JOBS.items():
        for number, line in enumerate([*GITLAB["default"]["before_script"], *job["script"]]):
            yield f"gitlab: {name} {number}", line


LINES = dict(_lines())


def test_actions_are_pinned_by_the_hash_of_a_version() -> None:
    used = _actions(FOLDER / "github.yml")
    assert len(used) == 7
    own = [action for file in OWN for action in _actions(file)]
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [action for action in (*used, *own) if not pinned.fullmatch(action)] == []
    assert re.fullmatch(r"python:\d+\.\d+\.\d+-\w+", GITLAB["default"]["image"])


def test_the_ready_made_workflow_uses_the_actions_that_this_repository_uses() -> None:
    own = dict(action.split("@") for file in OWN for action in _actions(file))
    shipped = dict(action.split("@") for action in _actions(FOLDER / "github.yml"))
    both = own.keys() & shipped.keys()
    assert len(both) == 4
    assert {name: own[name] for name in both} == {name: shipped[name] for name in both}


def _actions(file: Path) -> list[str]:
    """The actions of a workflow, with the comment that names their version."""
    used = re.findall(r"\buses: (.+)", file.read_text(encoding="utf-8"))
    return [action for action in used if not action.startswith("./")]


def test_permissions_are_the_least() -> None:
    assert GITHUB["permissions"] == {}
    assert {name: job["permissions"] for name, job in GITHUB["jobs"].items()} == {
        "guideline": {"contents": "read"},
        "comment": {"pull-requests": "write"},
        "publish": {"id-token": "write", "pages": "write"},
    }
    (checkout,) = (step for step in STEPS if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["persist-credentials"] is False


def test_what_may_write_runs_nothing_of_the_change() -> None:
    steps = GITHUB["jobs"]["comment"]["steps"]
    assert [step.get("uses", "").partition("@")[0] for step in steps] == [
        "actions/download-artifact",
        "",
    ]
    assert "guidepress " not in steps[-1]["run"].replace("guidepress review -->", "")
    (published,) = GITHUB["jobs"]["publish"]["steps"]
    assert published["uses"].startswith("actions/deploy-pages@")
    assert (JOBS["note"]["before_script"], JOBS["note"]["variables"]) == (
        [],
        {"GIT_STRATEGY": "none"},
    )
    with_token = [name for name, job in JOBS.items() if "GUIDEPRESS_TOKEN" in str(job["script"])]
    assert with_token == ["note"]


def test_only_what_is_on_the_main_branch_is_published_and_only_when_asked() -> None:
    asked = "vars.GUIDEPRESS_PAGES == 'yes'"
    assert GITHUB["jobs"]["publish"]["if"] == f"github.event_name == 'push' && {asked}"
    assert (GITHUB[True]["push"], GITHUB["jobs"]["publish"]["needs"]) == (
        {"branches": ["main"]},
        "guideline",
    )
    (rule,) = JOBS["pages"]["rules"]
    assert rule["if"] == '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $GUIDEPRESS_PAGES == "yes"'
    assert (JOBS["pages"]["needs"], JOBS["pages"]["variables"]) == (
        ["guideline"],
        {"GIT_STRATEGY": "none"},
    )


@pytest.mark.parametrize("name", LINES)
def test_nothing_is_put_into_the_shell(name: str) -> None:
    line = LINES[name]
    assert "${{" not in line
    used = set(re.findall(r"\bCI_\w+|\bGUIDEPRESS\w*", line))
    assert used <= KNOWN
    checked = subprocess.run(["bash", "-n", "-c", line], check=False, capture_output=True)
    assert (checked.returncode, checked.stderr) == (0, b"")


# ---- the lines themselves ----


@pytest.fixture
def change(content: Path) -> Repository:
    """A change as GitHub checks it out: merged, its first parent being what it comes into."""
    repository = begin(content.absolute().parent)
    file = content / "2024" / "chapters" / "brewing.yaml"
    repository.git("checkout", "--quiet", "-b", "change")
    said = file.read_text(encoding="utf-8").replace('time: "3 min"', 'time: "4 min"')
    file.write_text(said, encoding="utf-8")
    repository.commit("longer")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "change")
    return repository


def _run(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line as the runner does."""
    commands = folder / ".commands"
    commands.mkdir(exist_ok=True)
    command = commands / "guidepress"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m guidepress "$@"\n')
    command.chmod(0o755)
    path = f"{commands}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line],
        cwd=folder,
        env=ALONE | {"PATH": path} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_lines_for_github_check_build_and_review(change: Repository) -> None:
    summary = change.folder / "summary.md"
    for name in ("Check", "Build", "Review", "Gate"):
        done = _run(LINES[f"github: {name}"], change.folder, GITHUB_STEP_SUMMARY=str(summary))
        assert done.returncode == 0, done.stderr
    assert (change.folder / "site" / "index.html").exists()
    review = (change.folder / "review.md").read_text(encoding="utf-8")
    assert review.startswith(f"{MARK}## What changes, compared with `HEAD^1`\n\n### 2024\n")
    assert summary.read_text(encoding="utf-8") == review


def test_the_lines_for_gitlab_check_build_and_review(change: Repository) -> None:
    base = change.git("rev-parse", "HEAD^1").strip()
    for name in ("guideline 1", "guideline 2", "review 1", "gate 1"):
        done = _run(LINES[f"gitlab: {name}"], change.folder, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert done.returncode == 0, done.stderr
    review = (change.folder / "review.md").read_text(encoding="utf-8")
    assert review.startswith(f"## What changes, compared with `{base}`\n\n### 2024\n")


def test_the_gate_stays_shut_for_what_is_not_approved(change: Repository) -> None:
    file = change.folder / "content" / "2024" / "chapters" / "brewing.yaml"
    said = file.read_text(encoding="utf-8").replace('grade: "++"', 'grade: "-"')
    file.write_text(said, encoding="utf-8")
    done = _run(LINES["github: Gate"], change.folder)
    assert done.returncode == 1
    assert "title=change-approved::" in done.stdout


# A command that answers as GitHub's does: `gh api`, with comments in a file.
GH = """\
import json, pathlib, subprocess, sys
store = pathlib.Path("comments.json")
comments = json.loads(store.read_text()) if store.exists() else []
arguments = sys.argv[2:]
method = arguments[arguments.index("--method") + 1] if "--method" in arguments else "GET"
if method == "GET":
    assert arguments[1] == "repos/o/r/issues/7/comments", arguments
    query = arguments[arguments.index("--jq") + 1]
    wanted = [c["id"] for c in comments if c["user"]["login"] == "github-actions[bot]"
              and c["body"].startswith("<!-- guidepress review -->")]
    assert "github-actions[bot]" in query and "<!-- guidepress review -->" in query
    print(*wanted, sep="\\n")
else:
    name, _, value = arguments[arguments.index("--field") + 1].partition("=")
    assert name == "body" and value.startswith("@")
    body = pathlib.Path(value[1:]).read_text(encoding="utf-8")
    address = arguments[2]
    if method == "POST":
        assert address == "repos/o/r/issues/7/comments"
        login = {"login": "github-actions[bot]"}
        comments.append({"id": len(comments) + 1, "user": login, "body": body})
    else:
        number = int(address.removeprefix("repos/o/r/issues/comments/"))
        comments[number - 1]["body"] = body
    store.write_text(json.dumps(comments))
"""


def test_the_comment_on_github_is_written_once_and_then_kept_up(tmp_path: Path) -> None:
    (tmp_path / ".commands").mkdir()
    gh = tmp_path / ".commands" / "gh"
    gh.write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
    gh.chmod(0o755)
    others = [{"id": 1, "user": {"login": "somebody"}, "body": f"{MARK}not yours"}]
    (tmp_path / "comments.json").write_text(json.dumps(others), encoding="utf-8")
    line = LINES["github: Comment, in the place of the comment before"]
    for said in ("first $(touch spoilt) `x`", "second"):
        (tmp_path / "review.md").write_text(MARK + said, encoding="utf-8")
        done = _run(line, tmp_path, REPOSITORY="o/r", NUMBER="7")
        assert done.returncode == 0, done.stderr
        comments = json.loads((tmp_path / "comments.json").read_text(encoding="utf-8"))
        assert [one["body"] for one in comments] == [f"{MARK}not yours", MARK + said]
    assert not (tmp_path / "spoilt").exists()


class _GitLab(BaseHTTPRequestHandler):
    """A server that answers as GitLab's does for notes on a merge request."""

    notes: list[dict[str, Any]]

    def do_GET(self) -> None:
        assert self.headers["PRIVATE-TOKEN"] == "secret"
        if self.path == "/api/v4/user":
            self._answer({"id": 5})
        else:
            assert self.path.startswith("/api/v4/projects/3/merge_requests/7/notes?")
            self._answer(self.notes)

    def do_POST(self) -> None:
        assert self.path == "/api/v4/projects/3/merge_requests/7/notes"
        note = {"id": len(self.notes) + 1, "author": {"id": 5}, "body": self._said()}
        self.notes.append(note)
        self._answer(note)

    def do_PUT(self) -> None:
        number = int(self.path.removeprefix("/api/v4/projects/3/merge_requests/7/notes/"))
        self.notes[number - 1]["body"] = self._said()
        self._answer(self.notes[number - 1])

    def _said(self) -> str:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return str(said["body"])

    def _answer(self, data: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def gitlab() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The address of a GitLab with somebody else's note, and its notes."""
    _GitLab.notes = [{"id": 1, "author": {"id": 4}, "body": f"{MARK}not yours"}]
    with ThreadingHTTPServer(("127.0.0.1", 0), _GitLab) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/v4", _GitLab.notes
        server.shutdown()


def test_the_note_on_gitlab_is_written_once_and_then_kept_up(
    gitlab: tuple[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    address, notes = gitlab
    for said in ("first $(touch spoilt) `ü`", "second"):
        (tmp_path / "review.md").write_text(said, encoding="utf-8")
        done = _run(
            LINES["gitlab: note 1"],
            tmp_path,
            CI_API_V4_URL=address,
            CI_MERGE_REQUEST_PROJECT_ID="3",
            CI_MERGE_REQUEST_IID="7",
            GUIDEPRESS_TOKEN="secret",  # noqa: S106 - of the server above
        )
        assert done.returncode == 0, done.stderr
        assert [note["body"] for note in notes] == [f"{MARK}not yours", MARK + said]
    assert not (tmp_path / "spoilt").exists()
