"""A content folder as it was at a revision. The only module that runs git."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from guidepress.model.problem import GuidepressError, did_you_mean

# Nothing of the user's is to run, or to be written, when a tree is only looked at.
_QUIET = (
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.splitIndex=false"),
    *("-c", "core.sparseCheckout=false"),
)


@contextmanager
def at_revision(content: Path, revision: str) -> Iterator[tuple[Path, str]]:
    """The content folder as it was at a revision, for a while; and its name, as git calls it.

    Raises `GuidepressError` where there is no git, no repository, or no such revision or folder.
    """
    top, prefix = _top(content), _prefix(content)
    tree = _tree(top, _commit(top, revision), prefix, revision)
    with TemporaryDirectory(prefix="guidepress-") as folder:
        _check_out(top, tree, Path(folder))
        yield Path(folder, "tree"), f"{revision}:{prefix.rstrip('/')}"


def _top(content: Path) -> Path:
    """The top folder of the repository."""
    process = _git(content, "rev-parse", "--show-toplevel")
    if process.returncode:
        message = _first_line(process)
        if "not a git repository" in message:
            raise GuidepressError(
                f"{content} is in no git repository, so it has no revisions to compare with"
            )
        raise GuidepressError(f"git cannot read the repository of {content}: {message}")
    return Path(_line(process))


def _prefix(content: Path) -> str:
    """The path of the content folder in its repository, ended with a slash; empty for its top."""
    return _line(_git(content, "rev-parse", "--show-prefix"))


def _commit(top: Path, revision: str) -> str:
    """The id of the commit that a revision is."""
    commit = _find(top, f"{revision}^{{commit}}")
    if commit:
        return commit
    if _line(_git(top, "rev-parse", "--is-shallow-repository")) == "true":
        advice = "; this clone is shallow, and `git fetch --unshallow` gets the rest"
    else:
        advice = _suggestion(top, revision)
    raise GuidepressError(f"git knows no revision '{revision}' here{advice}")


def _suggestion(top: Path, revision: str) -> str:
    """The branch or tag that may be meant, unless the revision is an expression such as HEAD~1."""
    if any(sign in revision for sign in "~^:@"):
        return ""
    names = _line(_git(top, "for-each-ref", "--format=%(refname:short)")).splitlines()
    return did_you_mean(revision, sorted({"HEAD", *names} - {revision}))


def _tree(top: Path, commit: str, prefix: str, revision: str) -> str:
    path = prefix.rstrip("/")
    folder = _find(top, f"{commit}:{path}")
    tree = _find(top, f"{folder}^{{tree}}") if folder else ""
    if not tree:
        raise GuidepressError(f"the revision '{revision}' has no folder {path}")
    return tree


def _find(top: Path, name: str) -> str:
    """The id of the object that a name stands for; empty if there is none."""
    return _line(_git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", name))


def _check_out(top: Path, tree: str, folder: Path) -> None:
    """Put a tree into a folder, past the user's own index and files."""
    index = str(folder / "index")
    (folder / "tree").mkdir()
    for command in (
        ("read-tree", tree),
        ("checkout-index", "--all", "--quiet", f"--prefix={folder / 'tree'}/"),
    ):
        process = _git(top, *command, GIT_INDEX_FILE=index)
        if process.returncode:
            raise GuidepressError(f"git cannot read a revision: {_first_line(process)}")


def _git(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, as if no variable spoke of another repository."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(  # noqa: S603 - no shell, and each argument is one word
            ["git", *_QUIET, *arguments],  # noqa: S607 - found on PATH, as a user's shell does
            cwd=folder,
            env=clean | {"LC_ALL": "C"} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise GuidepressError("git is not installed; revisions cannot be read without it") from (
            error
        )


def _line(process: subprocess.CompletedProcess[bytes]) -> str:
    """The output of git, without the end of the last line."""
    return os.fsdecode(process.stdout).removesuffix("\n")


def _first_line(process: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of git's complaint."""
    lines = os.fsdecode(process.stderr).splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"it ended with {process.returncode}"
