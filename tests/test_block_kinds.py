"""A kind of block is whole: whatever one of them has, each of them has."""

import json
from importlib import import_module

import pytest

from guidepress.compare.kinds import KINDS
from guidepress.model.blocks import BLOCKS
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
