"""A kind of block is whole: whatever one of them has, each of them has."""

import json
from importlib import import_module

import pytest
import yaml

from guidepress.compare.kinds import KINDS
from guidepress.model.blocks import BLOCKS
from guidepress.model.dump import names
from guidepress.model.nodes import NODE_CLASSES, members
from guidepress.storage.resources import SCHEMA, TEMPLATES
from sites import ROOT

SCHEMA_KINDS = json.loads((SCHEMA / "chapter.schema.json").read_bytes())["$defs"]["block"]


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_kind_is_the_name_of_its_module(kind: str) -> None:
    assert BLOCKS[kind].__module__ == f"guidepress.model.blocks.{kind}"
    assert import_module(f"guidepress.view.blocks.{kind}").view
    assert import_module(f"guidepress.slides.blocks.{kind}").content


@pytest.mark.parametrize("template", ["site/pages/blocks/{}.html", "handbook/blocks/{}.typ"])
def test_every_kind_has_its_templates(template: str) -> None:
    files = {file.stem for file in (TEMPLATES / template).parent.iterdir()}
    assert files == set(BLOCKS)


def test_authors_may_write_every_kind_and_no_other() -> None:
    chosen = {branch["if"]["properties"]["kind"]["const"] for branch in SCHEMA_KINDS["allOf"]}
    assert set(SCHEMA_KINDS["properties"]["kind"]["enum"]) == chosen == set(BLOCKS)


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_kind_can_come_and_go_and_say_something_else(kind: str) -> None:
    assert {f"{kind}-added", f"{kind}-removed", f"{kind}-reworded"} <= set(KINDS)
    assert list((ROOT / "tests" / "cases" / "changes").glob(f"{kind}-added*"))


_NAMED_OTHERWISE = {"id", "text", "rating", "cells", "csl"}
"""Fields that changes call by a scale, the head of a column or a variable, or not at all."""


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_that_may_change_has_a_name_for_readers(language: str) -> None:
    words = yaml.safe_load((TEMPLATES / "words" / f"{language}.yaml").read_bytes())["words"]
    for subject, record in NODE_CLASSES.items():
        for name in set(names(record)) - {*members(record), *_NAMED_OTHERWISE}:
            if subject != "footnote" and (subject, name) not in _SHOWN_AS_ROWS:
                assert f"field_{name}" in words, f"{subject}.{name}"


_SHOWN_AS_ROWS = {("table", "columns"), ("table", "rows")}
