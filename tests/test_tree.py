"""YAML is read as YAML 1.2 says, and every value keeps its place."""

import io
import re
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from guidepress.model.location import Location, Place
from guidepress.read import yaml_reader
from guidepress.storage.resources import ROOT

SKIPPED = {"node_modules", ".venv", "bad", "site", "dist", ".guidepress"}


def _yaml_files() -> list[Path]:
    roots = ("content", "examples", "schema", "templates", "tests/cases", ".github")
    files = (file for root in roots for file in (ROOT / root).rglob("*.yaml"))
    return sorted(file for file in files if not SKIPPED & set(file.parts))


def _parsed(text: str) -> yaml_reader.Tree:
    return yaml_reader.parse(text.encode(), "f.yaml")


def _judged(text: str) -> Any:
    """What ruamel.yaml reads, by version 1.2; dates stay what was written."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    resolvers = yaml.resolver
    for rules in resolvers.versioned_resolver.values():
        rules[:] = [rule for rule in rules if not rule[0].endswith("timestamp")]
    return yaml.load(text)


@pytest.mark.parametrize("file", _yaml_files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_file_of_the_repository_is_read_as_the_judge_reads_it(file: Path) -> None:
    assert yaml_reader.read(file, "f.yaml").data == _judged(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3a", "3a"),
        ("3", 3),
        ("-3", -3),
        ("+3", 3),
        ("1.10", 1.1),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2024-01-05", "2024-01-05"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("++", "++"),
        ("+/-", "+/-"),
        ("--", "--"),
        ("<<", "<<"),
        ('"-"', "-"),
        ("'3'", "3"),
        ('"\\u00fc"', "ü"),
        ("1e999", "1e999"),
        ("12345678901234567890", "12345678901234567890"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("007", 7),
    ],
)
def test_scalars(written: str, value: object) -> None:
    data = _parsed(f"a: {written}\n").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_places_of_keys_and_values() -> None:
    place = _parsed('a: 1\nb:\n  - x\n  - {c: "d", e: [f, g]}\n').place
    assert place.key("b") == Location("f.yaml", 2, 1)
    assert place.value("a") == Location("f.yaml", 1, 4)
    assert place.value("b") == Location("f.yaml", 3, 3)
    assert place.value("b", 1, "c") == Location("f.yaml", 4, 9)
    assert place.value("b", 1, "e", 1) == Location("f.yaml", 4, 21)
    assert place.at("b", 1).key("e") == Location("f.yaml", 4, 14)
    assert place.value("b", 1, "none") == Location("f.yaml", 4, 5)
    assert place.at("b").key("none") == Location("f.yaml", 3, 3)


def test_columns_count_characters_not_bytes() -> None:
    assert _parsed("{ä: ö, 😀: x}").place.value("😀") == Location("f.yaml", 1, 11)


def test_what_was_written_is_kept_for_hints() -> None:
    read = _parsed("{a: 1.10, b: 0x1F}")
    assert read.source_text(read.place.value("a")) == "1.10"


def test_every_duplicate_key_is_told() -> None:
    read = _parsed("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [str(problem.where) for problem in read.problems] == ["f.yaml:2:1", "f.yaml:3:11"]
    assert {problem.rule for problem in read.problems} == {"yaml-duplicate-key"}


def test_block_scalars_and_folds() -> None:
    text = "a: |-\n  one\n\n  two\nb: >-\n  one\n  two\nc: |+\n  x\n\n"
    assert _parsed(text).data == {"a": "one\n\ntwo", "b": "one two", "c": "x\n\n"}


KEYS = st.text("abcxyz-_0189äß", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\u2028\u2029"),
    max_size=30,
).filter(lambda words: not words.startswith((":", "?")))
"""Not those that begin with : or ?, which libyaml refuses inside brackets, as YAML 1.1 did."""

SCALARS = (
    WORDS
    | st.booleans()
    | st.none()
    | st.integers(-(10**12), 10**12)
    | st.floats(-1e6, 1e6, allow_nan=False)
    | st.sampled_from(["NO", "3a", "1.10", "2024-01-05", "+/-", "-", "~", "null", "a: b", "# c"])
    | st.sampled_from(["one\n\ntwo", " x", "x ", "\ttab", "'", '"', "- a", "@a", "%", "*"])
)
DOCUMENTS = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DOCUMENTS, st.booleans())
def test_what_ruamel_writes_is_read_back(data: dict[str, Any], flow: bool) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(data, stream)
    assert _parsed(stream.getvalue()).data == data


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DOCUMENTS)
def test_every_value_has_a_place_where_it_stands(data: dict[str, Any]) -> None:
    yaml = YAML(typ="safe", pure=True)
    stream = io.StringIO()
    yaml.dump(data, stream)
    read = _parsed(stream.getvalue())
    lines = stream.getvalue().splitlines()
    for where, value in _placed(read.data, read.place):
        assert _begins_with(lines[where.line - 1][where.column - 1 :], value)


def _begins_with(rest: str, value: Any) -> bool:
    """Whether the scalar `value` begins a line's rest, in any style."""
    if isinstance(value, str):
        return rest[:1] in ("'", '"', "|", ">", "?", value[:1]) or value == ""
    return bool(yaml_reader.resolve(re.split(r"[\s,}\]]", rest)[0]) == value)


def _placed(data: Any, place: Place) -> Iterator[tuple[Location, Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in items:
        if isinstance(value, dict | list):
            yield from _placed(value, place.at(step))
        else:
            yield place.value(step), value


@given(st.text("abc-+.0123456789eEnultrfsNYOy~:", max_size=10))
def test_plain_scalars_mean_what_the_judge_says(written: str) -> None:
    assume(not written.startswith(("- ", ": ", "? ")) and ":" not in written)
    assume(written not in ("-", "--", "---", "...") and not written.startswith(("---", "...")))
    assume(len(written) < 18)
    # YAML 1.2.2, §10.3.2, reads .0E0 as a number; the judge does not.
    assume(not re.match(r"[-+]?\.[0-9]+[eE]", written))
    judged = _judged(f"a: {written}")["a"]
    assume(not isinstance(judged, float) or isfinite(judged))
    assert yaml_reader.resolve(written) == judged
