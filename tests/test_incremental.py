"""The law of incremental builds: a build that knows those before it gives what a fresh one gives.

Whatever was edited, and in whatever order, the site is the same byte for byte, and what the build
says of the content is the same. `make fuzz` tries it on many more sequences of edits.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from editing import SMALL, Content, NothingToDoError, Pick
from edits import EDITS
from in_process import QUICK, Done, run
from sites import build, snapshot


class Desk:
    """Where an author works: the content, a site, and what builds have kept so far."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.options = set(options)
        self.trail: list[str] = []
        shutil.copytree(SMALL, folder / "content")
        self.content = Content(folder / "content")
        self.past: list[dict[str, bytes]] = []
        assert self.build()

    def build(self) -> bool:
        """See that a build gives and says what a fresh one does; whether it has made a site.

        If it has not, the author goes back to what was there before.
        """
        before = snapshot(self.folder / "site")
        done = run("build", *sorted(self.options), cwd=self.folder)
        fresh, site = self._afresh()
        after = snapshot(self.folder / "site")
        assert done.code == fresh.code, self.trail
        if "is up to date" not in done.out:
            assert _said(done) == _said(fresh), self.trail
        assert differing(after, before if done.code else site) == [], self.trail
        if done.code:
            self.put_back(self.past[-1])
        else:
            self.past.append(snapshot(self.content.root))
        return not done.code

    def _afresh(self) -> tuple[Done, dict[str, bytes]]:
        """What a build gives that knows of no other."""
        with TemporaryDirectory(dir=QUICK) as folder:
            shutil.copytree(self.content.root, Path(folder, "content"))
            done = run("build", *sorted(self.options), cwd=Path(folder))
            return done, snapshot(Path(folder, "site"))

    def put_back(self, files: dict[str, bytes]) -> None:
        """Let the content be what it was."""
        shutil.rmtree(self.content.root)
        for path, content in files.items():
            self.content.put(path, content)


def _said(done: Done) -> list[str]:
    """What a build says of the content, and not of its own work."""
    lines = done.out.replace("; site/ is as it was", "").splitlines()
    return [line for line in lines if not line.startswith("guidepress: ") or done.code > 1]


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that are in one of two folders alone, or are not the same in both."""
    return sorted(path for path in one | other if one.get(path) != other.get(path))


@contextmanager
def desk(*options: str) -> Iterator[Desk]:
    with TemporaryDirectory(dir=QUICK) as folder:
        yield Desk(Path(folder), *options)


# ---- what happens at a desk, beside edits ----


def take_it_back(desk: Desk, pick: Pick) -> None:
    """The content is what it was some edits ago."""
    desk.put_back(pick(desk.past))


def build_for_a_memory_stick(desk: Desk, _: Pick) -> None:
    """Or no longer."""
    desk.options ^= {"--offline"}


def lose_the_site(desk: Desk, _: Pick) -> None:
    shutil.rmtree(desk.folder / "site")


def lose_what_is_kept(desk: Desk, _: Pick) -> None:
    shutil.rmtree(desk.folder / ".guidepress")


BESIDE = (take_it_back, build_for_a_memory_stick, lose_the_site, lose_what_is_kept)
STEPS: dict[str, Callable[[Desk, Pick], None]] = {
    **{
        name: lambda desk, pick, edit=edit: edit(desk.content, pick)  # type: ignore[misc] # bound now
        for name, edit in EDITS.items()
    },
    **{step.__name__: step for step in BESIDE},
}
NEEDS = {
    "unlock": "publish",
    "correct_what_is_locked": "publish",
    "confirm_translations": "speak_another_language",
    "take_own_words_out": "write_own_words",
    "take_the_own_master_out": "put_in_an_own_master",
}
"""Steps that there is nothing to do for before another was made."""
SLIPS = {"break_a_rule", "leave_a_file_half_written"}
"""Steps after which no site can be made."""
ATTEMPTS = 20


def step(desk: Desk, name: str, pick: Pick) -> bool:
    """Let something happen, and see that the law holds; whether there was anything to do."""
    desk.trail.append(name)
    try:
        STEPS[name](desk, pick)
    except NothingToDoError:
        desk.put_back(desk.past[-1])
        return False
    return desk.build() != (name in SLIPS)


def surely(desk: Desk, name: str, pick: Pick) -> None:
    """The same, and if need be again and again until it has happened."""
    if name in NEEDS:
        surely(desk, NEEDS[name], pick)
    for attempt in range(ATTEMPTS):
        if step(desk, name, pick):
            return
        if attempt > ATTEMPTS // 2:
            desk.put_back(desk.past[0])
    raise AssertionError(f"there was never anything to do for {name}")


# ---- the law ----

PARTS = 8


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_edit(part: int, seed: int) -> None:
    """Each in a part, in any order, together with the others of that part."""
    pick, all_kinds = Pick(seed + part), sorted(STEPS)
    with desk("--no-slides") as here:
        for name in pick.order(Pick(seed).order(all_kinds)[part::PARTS]):
            surely(here, name, pick)


SEEN_IN_DECKS = (
    "reword_a_recommendation",
    "reword_a_footnote",
    "name_a_section_otherwise",
    "change_a_work",
    "change_the_status",
    "change_a_picture",
    "put_in_an_own_master",
    "change_the_publisher",
    "change_a_sign",
    "write_own_words",
)


def test_every_kind_of_edit_that_decks_show(seed: int) -> None:
    pick = Pick(seed)
    with desk("--slides") as here:
        shutil.rmtree(here.content.root / "2022")
        here.content.remove("2023/changes.yaml")
        for name in pick.order(SEEN_IN_DECKS):
            surely(here, name, pick)


def test_commands_in_one_process_know_nothing_of_each_other(tmp_path: Path, seed: int) -> None:
    """So the laws above see what a user sees, who starts a process each time."""
    pick = Pick(seed)
    with desk("--no-slides") as here:
        for name in ("change_a_picture", "reword_a_recommendation", "change_the_guideline"):
            surely(here, name, pick)
        # Pagefind's files depend on the order in which a file system lists a folder.
        same = {"TMPDIR": QUICK} if QUICK else {}
        afresh = snapshot(build(here.content.root, tmp_path / "site", "--no-slides", **same))
        assert differing(snapshot(here.folder / "site"), afresh) == []
