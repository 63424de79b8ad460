"""The schemas are sound, and jsonschema-rs finds what jsonschema finds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from referencing import Registry, Resource

from conftest import CASES
from guidepress.read import schema, yaml_reader
from guidepress.read.folder import scan_folder
from guidepress.storage.resources import SCHEMA

SCHEMAS = sorted(SCHEMA.glob("*.schema.json"))
KINDS = ("guideline", "edition", "chapter", "references", "abbreviations", "scale", "words")


def _of(file: Path) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.stem)
def test_a_schema_is_valid(file: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(_of(file))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_a_schema(kind: str) -> None:
    assert (SCHEMA / f"{kind}.schema.json").is_file()


def _properties(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property and every list item that a schema describes; conditions describe nothing."""
    if isinstance(schema, list):
        for part in schema:
            yield from _properties(part, path)
    if not isinstance(schema, dict):
        return
    for name, part in schema.get("properties", {}).items():
        yield f"{path}/{name}", part
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield f"{path}/{key}", schema[key]
    for key, part in schema.items():
        if key not in ("if", "examples", "enum", "const", "default", "defaultSnippets"):
            yield from _properties(part, f"{path}/{key}")


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.stem)
def test_every_field_is_explained_by_example(file: Path) -> None:
    whole = {"common.schema.json": _of(SCHEMA / "common.schema.json"), "": _of(file)}
    for path, field in _properties(_of(file)):
        told = {**_referred(field, whole), **field}
        assert told.get("title"), path
        assert told.get("description"), path
        assert told.get("examples") or "const" in told or "enum" in told or _is_list(told), path


def _referred(field: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in field:
        return {}
    name, _, path = field["$ref"].partition("#/$defs/")
    found: dict[str, Any] = whole[name]["$defs"][path]
    return found


def _is_list(told: dict[str, Any]) -> bool:
    """A record in a list is shown by the example of the list."""
    return told.get("type") == "object" and "properties" in told


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.stem)
def test_every_example_has_the_form_that_it_shows(file: Path) -> None:
    schema = _of(file)
    for path, field in _properties(schema):
        if "allOf" in field or "if" in field:
            continue
        judge = _judge({"$defs": schema.get("$defs", {}), **field})
        for example in field.get("examples", ()):
            assert not list(judge.iter_errors(example)), path


def _judge(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    common = Resource.from_contents(_of(SCHEMA / "common.schema.json"))
    registry = Registry().with_resource("common.schema.json", common)
    return jsonschema.Draft202012Validator(schema, registry=registry)


def _files(case: Path) -> Iterator[tuple[Path, str]]:
    """The files of a case that can be read, with the kinds that their names say."""
    for path in sorted(case.rglob("*.yaml")):
        kinds = {"chapters": "chapter", "scales": "scale", "words": "words"}
        kind = kinds.get(path.parent.name, path.stem)
        if kind in KINDS and yaml_reader.read(path, "f.yaml").data is not None:
            yield path, kind


BAD = sorted(
    path
    for rule in ("field-*", "value-*", "yaml-duplicate-key", "rating-on-scale", "same-numbers")
    for path in (CASES / "bad").glob(f"{rule}/*")
)


@pytest.mark.parametrize("case", BAD, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_validators_find_errors_at_the_same_places(case: Path) -> None:
    for path, kind in _files(case):
        data = yaml_reader.read(path, "f.yaml").data
        ours = {tuple(error.instance_path) for error in _rs(kind).iter_errors(data)}
        theirs = {tuple(error.absolute_path) for error in _leaves(_judge_of(kind), data)}
        assert ours == theirs


def _rs(kind: str) -> jsonschema_rs.Draft202012Validator:
    common = ("json-schema:///common.schema.json", schema.schema("common"))
    return jsonschema_rs.Draft202012Validator(
        schema.schema(kind), registry=jsonschema_rs.Registry([common])
    )


def _judge_of(kind: str) -> jsonschema.Draft202012Validator:
    return _judge(_of(SCHEMA / f"{kind}.schema.json"))


def _leaves(
    judge: jsonschema.Draft202012Validator, data: Any
) -> Iterator[jsonschema.ValidationError]:
    """The errors, without those that only sum up others."""
    for error in judge.iter_errors(data):
        if error.validator in ("if", "allOf"):
            yield from error.context or ()
        else:
            yield error


def test_a_problem_stands_where_the_error_is(content: Path) -> None:
    chapter = next(
        file for file in scan_folder(content).editions[0].files if file.kind == "chapter"
    )
    text = chapter.real.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if "  text: {de" in line:
            spoilt = text.replace(line, line.replace("text:", "test:"), 1)
            problems = schema.check(yaml_reader.parse(spoilt.encode(), "f.yaml"), "chapter")
            unknown = [problem for problem in problems if problem.rule == "field-unknown"]
            assert [problem.where.line for problem in unknown] == [number]
            assert "did you mean 'text'?" in unknown[0].message
