"""Real git repositories, as a user has them, and nothing of the one who runs the tests."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ALONE = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Working group A",
    "GIT_AUTHOR_EMAIL": "a@guidepress.example",
    "GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "Working group A",
    "GIT_COMMITTER_EMAIL": "a@guidepress.example",
    "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z",
}


@dataclass(frozen=True)
class Repository:
    """A repository in a folder."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """Run git, and give what it said."""
        command = ["git", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=ALONE, capture_output=True, text=True, check=True
        )
        return done.stdout

    def commit(self, message: str = "as it is") -> None:
        """Commit all that is in the folder."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)


def begin(folder: Path) -> Repository:
    """A new repository that holds what is in the folder, on the branch main."""
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.commit("begin")
    return repository
