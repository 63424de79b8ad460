"""The law that the past does not know the future.

What the pages of an edition say is what they said when it was the newest. A later edition changes
the frame of the pages that were current until then, and the addresses that outlive editions;
nothing else.
"""

import re
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from editing import SMALL, Content, NothingToDoError, Pick
from edits import EDITS
from in_process import QUICK, run
from sites import CONTENT, LASTING, page_of, snapshot, tells_of_the_newest

Files = dict[str, bytes]


def site_of(content: Files, *options: str) -> Files:
    """The files of the site that content makes; none where it has problems."""
    with TemporaryDirectory(dir=QUICK) as name:
        folder = Path(name)
        for path, data in content.items():
            (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / path).write_bytes(data)
        run("build", *options, cwd=folder)
        return snapshot(folder / "site") if (folder / "site").exists() else {}


def editions_of(content: Files) -> list[str]:
    return sorted(path.split("/")[0] for path in content if path.endswith("/edition.yaml"))


def without(content: Files, later: list[str]) -> Files:
    """The same content as it was before some editions came."""
    return {path: data for path, data in content.items() if path.split("/")[0] not in later}


# ---- a later edition ----


def article(page: bytes) -> str:
    """What a page says, without the frame around it."""
    node = LexborHTMLParser(page.decode()).css_first("article")
    assert node
    return str(node.html)


def assure_law(content: Files, *options: str) -> None:
    """Build the first edition, the first two, …, and compare with the site of all."""
    editions = editions_of(content)
    whole = site_of(content, *options)
    for number in range(1, len(editions)):
        newest, later = editions[number - 1], editions[number:]
        then = site_of(without(content, later), *options)
        differ = {path for path in then if then[path] != whole.get(path)}
        assert differ == {path for path in then if tells_of_the_newest(path, newest, later, whole)}
        for path in differ:
            if page_of(path, newest):
                assert article(then[path]) == article(whole[path]), path
        of_later = re.compile(rf"([a-z]{{2}}|api/v1|figures)/({'|'.join(later)})/.*")
        new = {path for path in whole.keys() - then.keys() if not of_later.fullmatch(path)}
        assert {path for path in new if not LASTING.fullmatch(path)} == set()


@pytest.mark.parametrize(
    ("folder", "option"),
    [(SMALL, "--slides"), (CONTENT["houseplants"], "--no-slides")],
    ids=["small", "houseplants"],
)
def test_a_later_edition_changes_no_word_of_an_older_one(folder: Path, option: str) -> None:
    assure_law(snapshot(folder), option)


@pytest.mark.parametrize("number", range(2))
def test_nor_in_a_guideline_with_another_history(number: int, seed: int) -> None:
    assure_law(_after_edits(Pick(seed + number), 12), "--no-slides")


def _after_edits(pick: Pick, count: int) -> Files:
    """A guideline after some edits of any kind in any edition."""
    with TemporaryDirectory(dir=QUICK) as name:
        shutil.copytree(SMALL, root := Path(name, "content"))
        content, good = Content(root), snapshot(root)
        for edit in [pick(sorted(EDITS)) for _ in range(count)]:
            with suppress(NothingToDoError):
                EDITS[edit](content, pick)
            if run("check", cwd=root.parent).code:
                _put_back(content, good)
            good = snapshot(root)
        return good


def _put_back(content: Content, files: Files) -> None:
    shutil.rmtree(content.root)
    for path, data in files.items():
        content.put(path, data)


# ---- what a history says ----

OLDEST = "2022 is the oldest edition that is at hand here; the recommendation may be older."
HISTORIES = {
    "2022/water": {
        "fresh-water": ("[2022]", ["2022 oldest edition here"]),
        "salted-water": ("[2022]", ["2022 oldest edition here"]),
        "warm-lid": ("[2022]", ["2022 oldest edition here"]),
    },
    "2022/legends": {"sing-to-kettle": ("[2022]", ["2022 oldest edition here"])},
    "2023/water": {
        "fresh-water": (
            "[2022, changed 2023]",
            ["2023 changed: Footnote changed", "2022 oldest edition here"],
        ),
        "whistle": ("[new 2023]", ["2023 new: Replaced"]),
    },
    "2023/pots": {
        "rinse-pot": (
            "[2022, changed 2023]",
            ["2023 changed: Grade raised Advice", "2022 oldest edition here"],
        ),
        "warm-lid": (
            "[2022, changed 2023]",
            ["2023 changed: Moved to another place", "2022 oldest edition here"],
        ),
    },
    "2024/water": {
        "fresh-water": (
            "[2022, changed 2024]",
            [
                "2024 changed: Reworded",
                "2023 changed: Footnote changed",
                "2022 oldest edition here",
            ],
        ),
        "whistling": (
            "[2023*, confirmed 2024]",
            ["2024 unchanged in substance: Under another id"],
        ),
        "soft-water": ("[new 2024]", ["2024 new"]),
    },
    "2024/pots": {
        "rinse-pot": (
            "[2022, confirmed 2024]",
            [
                "2024 unchanged in substance",
                "2023 changed: Grade raised Advice",
                "2022 oldest edition here",
            ],
        ),
        "warm-lid": (
            "[2022, confirmed 2024]",
            [
                "2024 unchanged in substance",
                "2023 changed: Moved to another place",
                "2022 oldest edition here",
            ],
        ),
    },
}
"""For pages of the small guideline: the label of each recommendation, and its history."""


@pytest.fixture(scope="module")
def small() -> Files:
    """The pages of the small guideline."""
    return site_of(snapshot(SMALL), "--no-slides")


@pytest.mark.parametrize("page", HISTORIES)
def test_a_history_says_what_became_of_a_recommendation(page: str, small: Files) -> None:
    tree = LexborHTMLParser(small[f"en/{page}/index.html"].decode())
    said = {
        str(row.attributes["id"]): (_words(row.css_first("summary")), _timeline(row))
        for row in tree.css("tr.gp-recommendation")
    }
    assert said == HISTORIES[page]


@pytest.mark.parametrize("page", HISTORIES)
def test_a_label_says_when_nobody_knows_what_was_before(page: str, small: Files) -> None:
    tree = LexborHTMLParser(small[f"en/{page}/index.html"].decode())
    for row in tree.css("tr.gp-recommendation"):
        label = _words(row.css_first("summary"))
        assert label.startswith("[2022") == (OLDEST in _words(row.css_first(".gp-history__said")))


@pytest.mark.parametrize(
    ("name", "history"),
    [
        *(
            (name, history)
            for page in ("2024/water", "2024/pots")
            for name, (_, history) in HISTORIES[page].items()
        ),
        ("salted-water", ["2023 no longer there: Withdrawn", "2022 oldest edition here"]),
        ("sing-to-kettle", ["2023 no longer there: Replaced", "2022 oldest edition here"]),
        ("whistle", ["2024 no longer there: Under another id", "2023 new: Replaced"]),
    ],
)
def test_the_lasting_address_says_the_same(name: str, history: list[str], small: Files) -> None:
    tree = LexborHTMLParser(small[f"en/r/{name}/index.html"].decode())
    assert tree.body
    assert _timeline(tree.body) == history


def _timeline(node: LexborNode) -> list[str]:
    """Each part of a history in a line: when, what became of it, and the kinds of its changes."""
    parts = node.css(".gp-timeline__part")
    heads = [_words(part.css_first(".gp-timeline__head")) for part in parts]
    kinds = [" + ".join(map(_words, part.css(".gp-kind"))) for part in parts]
    return [f"{head}: {kind}" if kind else head for head, kind in zip(heads, kinds, strict=True)]


def _words(node: LexborNode | None) -> str:
    assert node
    return " ".join(node.text().split())
