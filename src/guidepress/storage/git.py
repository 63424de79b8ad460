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
    done = _git(content, "rev-parse", "--show-toplevel")
    if done.returncode:
        said = _first_line(done)
        if "not a git repository" in said:
            raise GuidepressError(
                f"{content} is in no git repository, so it has no revisions to compare with"
            )
        raise GuidepressError(f"git cannot read the repository of {content}: {said}")
    return Path(_line(done))


def _prefix(content: Path) -> str:
    """The path of the content folder in its repository, ended with a slash; empty for its top."""
    return _line(_git(content, "rev-parse", "--show-prefix"))


def _commit(top: Path, revision: str) -> str:
    found = _find(top, f"{revision}^{{commit}}")
    if found:
        return found
    shallow = _line(_git(top, "rev-parse", "--is-shallow-repository")) == "true"
    why = "; this clone is shallow, and `git fetch --unshallow` gets the rest" if shallow else ""
    raise GuidepressError(f"git knows no revision '{revision}' here{why or _meant(top, revision)}")


def _meant(top: Path, revision: str) -> str:
    """The branch or tag that may be meant, where it is a name that stands there."""
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
        done = _git(top, *command, GIT_INDEX_FILE=index)
        if done.returncode:
            raise GuidepressError(f"git cannot read a revision: {_first_line(done)}")


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


def _line(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said, without the end of the last line."""
    return os.fsdecode(done.stdout).removesuffix("\n")


def _first_line(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = os.fsdecode(done.stderr).splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"it ended with {done.returncode}"
