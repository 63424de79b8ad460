"""Files in one form: `guidepress fmt`."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from guidepress.edit.format import canonical
from guidepress.read import yaml_reader
from sites import CONTENT, ROOT, guidepress

FILES = sorted(
    file
    for folder in (ROOT / "content", ROOT / "examples", ROOT / "tests" / "cases" / "good")
    for file in folder.rglob("*.yaml")
)
CASES = {
    "white space at the end": ("id: tea   \nversion: x\t\n", "id: tea\nversion: x\n"),
    "blank lines": ("\n\nid: tea\n\n\n\nversion: x\n\n\n", "id: tea\n\nversion: x\n"),
    "no line end": ("id: tea", "id: tea\n"),
    "line ends of Windows": ("id: tea\r\nversion: x\r\n", "id: tea\nversion: x\n"),
    "a mark at the beginning": ("\ufeffid: tea\n", "id: tea\n"),
    "a rating that is a number": ("rating: {loe: 3, gr: B}\n", 'rating: {loe: "3", gr: B}\n'),
    "a rating with a zero": ("rating:\n  loe: 1.10\n", 'rating:\n  loe: "1.10"\n'),
    "a rating that is a truth": ("rating: {loe: no, gr: Y}\n", 'rating: {loe: "no", gr: "Y"}\n'),
    "a rating in quotes": ("rating: {loe: '3', gr: B}\n", "rating: {loe: '3', gr: B}\n"),
    "a rating that is a sign": ("rating: {ago: +/-}\n", "rating: {ago: +/-}\n"),
    "a comment behind a rating": ("rating:\n  loe: 3  # sic\n", 'rating:\n  loe: "3"  # sic\n'),
    "a text in lines": (
        "text: |\n  one  \n\n\n  two\nid: x \n",
        "text: |\n  one  \n\n\n  two\nid: x\n",
    ),
    "indentation": (
        "a:\n    - id: x\n      b:\n         -   c\n         -   d: 1\n             e: 2\n",
        "a:\n  - id: x\n    b:\n      - c\n      - d: 1\n        e: 2\n",
    ),
    "a list in line with its key": (
        "a:\n- x\n- y: 1\n  z: 2\nb: 1\n",
        "a:\n  - x\n  - y: 1\n    z: 2\nb: 1\n",
    ),
    "a list in a list": ("- - a\n  - b\n-\n      c: 1\n", "- - a\n  - b\n-\n  c: 1\n"),
    "a text below its key": (
        "a:\n    b: |\n        one\n\n          two\n    c: >2\n       x\n    # d\n",
        "a:\n  b: |\n    one\n\n      two\n  c: >2\n     x\n  # d\n",
    ),
    "a text in a list": (
        "a:\n- |\n     one\n- >-\n two\n",
        "a:\n  - |\n    one\n  - >-\n    two\n",
    ),
    "brackets over lines": (
        "a:\n    - {b: 1,\n       c: 'x\n\n         y'}\n    - d\n",
        "a:\n  - {b: 1,\n     c: 'x\n\n       y'}\n  - d\n",
    ),
    "comments stand by what they are about": (
        "a:\n    # of b\n    - b\n    # - c\n# of d\nd:\n    e: 1\n\n    # f: 2\n",
        "a:\n  # of b\n  - b\n  # - c\n# of d\nd:\n  e: 1\n\n  # f: 2\n",
    ),
    "line ends that a text keeps": ("a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "comments": ("# one  \n\n\n# two\nid: tea # three \n", "# one\n\n# two\nid: tea # three\n"),
    "what cannot be read": ("id: {tea  \n", "id: {tea  \n"),
    "no record, but a number": ("6.5 \n", "6.5\n"),
    "a key twice": ("id: a  \nid: b\n", "id: a  \nid: b\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_put_into_its_form(name: str) -> None:
    before, after = CASES[name]
    assert canonical(before.encode()).decode() == after


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_file_of_the_repository_is_in_its_form(file: Path) -> None:
    assert canonical(file.read_bytes()) == file.read_bytes()


SPOILT = st.sampled_from([" ", "\n", "\r\n", "  \n\n", "\t\n", "# note \n", "\n\n\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 10_000), SPOILT), max_size=12))
def test_what_a_file_says_stays_the_same(file: Path, spots: list[tuple[int, str]]) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for place, spoilt in spots:
        index = place % len(lines)
        lines[index] = lines[index].rstrip("\n") + spoilt + ("" if "\n" in spoilt else "\n")
    content = "".join(lines).encode()
    made = canonical(content)
    before, after = yaml_reader.parse(content, ""), yaml_reader.parse(made, "")
    assert after.data == before.data
    assert [p.message for p in after.problems] == [p.message for p in before.problems]
    assert canonical(made) == made


WORDS = st.text("abc :-#{}[]|>'\"\n +/3", max_size=12)
KEYS = st.text("abc-", min_size=1, max_size=3)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        WORDS | st.integers(0, 9),
        lambda inner: st.lists(inner, min_size=1) | st.dictionaries(KEYS, inner, min_size=1),
        max_leaves=12,
    ),
    min_size=1,
)


@settings(max_examples=300, deadline=None)
@given(DATA, st.tuples(*[st.integers(0, 3)] * 3))
def test_however_it_was_indented_there_is_one_form(data: object, indents: tuple[int, ...]) -> None:
    forms = {canonical(dumped(data, *wide)) for wide in ((0, 0, 0), indents)}
    assert len(forms) == 1
    assert yaml_reader.parse(forms.pop(), "").data == data


@settings(max_examples=200, deadline=None)
@given(
    DATA,
    st.tuples(*[st.integers(0, 3)] * 3),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 9)), max_size=6),
)
def test_wherever_a_comment_stands_nothing_is_lost(
    data: object, indents: tuple[int, ...], comments: list[tuple[int, int]]
) -> None:
    lines = dumped(data, *indents).decode().splitlines(keepends=True)
    for place, indent in comments:
        lines.insert(place % (len(lines) + 1), f"{' ' * indent}# {place}\n")
    content = "".join(lines).encode()
    made = canonical(content)
    assert yaml_reader.parse(made, "").data == yaml_reader.parse(content, "").data
    assert [line.strip() for line in made.splitlines() if line.strip().startswith(b"#")] == [
        line.strip() for line in content.splitlines() if line.strip().startswith(b"#")
    ]
    assert canonical(made) == made


def dumped(data: object, mapping: int, dash: int, behind: int) -> bytes:
    """Plain data as YAML, indented by that many columns more than necessary."""
    writer, written = YAML(), BytesIO()
    writer.width = 1 << 30
    writer.indent(mapping=2 + mapping, sequence=2 + dash + behind, offset=dash)
    writer.dump(data, written)
    return written.getvalue()


@pytest.fixture
def plants(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT["houseplants"], tmp_path / "content")
    return tmp_path


def spoil(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace("\nid:", "\nid: ", 1) + "\n\n")


def test_check_says_where_and_changes_nothing(plants: Path) -> None:
    file = plants / "content" / "2024" / "chapters" / "light.yaml"
    spoil(file)
    before = file.read_bytes()
    done = guidepress("fmt", "--check", cwd=plants)
    assert done.returncode == 1
    assert "content/2024/chapters/light.yaml:" in done.stdout
    assert "[file-form]" in done.stdout
    assert file.read_bytes() == before
    assert guidepress("fmt", cwd=plants).stdout.startswith("content/2024/chapters/light.yaml\n1 of")
    assert guidepress("fmt", "--check", cwd=plants).returncode == 0


def test_what_is_published_stays_as_it_is(plants: Path) -> None:
    file = plants / "content" / "2022" / "chapters" / "light.yaml"
    spoil(file)
    before = file.read_bytes()
    assert "2022" not in guidepress("fmt", cwd=plants).stdout
    done = guidepress("fmt", "content/2022", cwd=plants)
    assert done.returncode == 2
    assert "content/2022 is published, and stays as it is to the byte" in done.stderr
    assert file.read_bytes() == before


def test_a_file_of_nobody_is_refused(plants: Path) -> None:
    (plants / "mine.yaml").write_text("a:   \n")
    done = guidepress("fmt", "mine.yaml", cwd=plants)
    assert (done.returncode, (plants / "mine.yaml").read_text()) == (2, "a:   \n")
    assert "mine.yaml is no file of the guideline in content/" in done.stderr
