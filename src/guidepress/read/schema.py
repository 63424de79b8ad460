"""Gate 1: whether a file has the shape that its JSON Schema asks for.

The rules here are the schema's own; this module only says them in the author's words.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from guidepress.model.location import Location
from guidepress.model.problem import Problem, did_you_mean
from guidepress.read.drop_invalid import without_invalid
from guidepress.read.yaml_reader import Tree
from guidepress.storage.resources import SCHEMA

_WORDS = {
    "string": "text",
    "object": "a record (key: value)",
    "array": "a list",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema `name`, such as 'chapter'."""
    loaded: dict[str, Any] = json.loads((SCHEMA / f"{name}.schema.json").read_bytes())
    return loaded


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    common = jsonschema_rs.Registry([("json-schema:///common.schema.json", schema("common"))])
    return jsonschema_rs.Draft202012Validator(schema(name), registry=common)


def check(tree: Tree, name: str) -> list[Problem]:
    """Every breach of the schema `name` in a file, besides what reading it has found."""
    if tree.data is None:
        return list(tree.problems)
    errors: list[Any] = list(_validator(name).iter_errors(tree.data))
    no_keys = {
        (*error.instance_path, error.kind.error.instance)
        for error in errors
        if error.kind.name == "propertyNames"
    }
    # What stands behind a word that is no key at all is not worth a problem of its own.
    worth_saying = [error for error in errors if (*error.instance_path,) not in no_keys]
    found = [problem for error in worth_saying for problem in _explain(tree, name, error)]
    return [*tree.problems, *found]


def rest(tree: Tree, name: str) -> Tree | None:
    """The file without what is not in order in it; nothing where the file itself is not."""
    left: Tree | None = tree
    while left and (errors := list(_validator(name).iter_errors(left.data))):
        left = without_invalid(left, [tuple(error.instance_path) for error in errors])
    return left


def _explain(tree: Tree, name: str, error: jsonschema_rs.ValidationError) -> Iterator[Problem]:
    kind = error.kind.name
    yield from _EXPLANATIONS.get(kind, _other)(tree, _about(name, error), error)


def _about(name: str, error: jsonschema_rs.ValidationError) -> dict[str, Any]:
    """The part of the schema that holds the broken keyword."""
    path = list(error.schema_path)
    if "propertyNames" in path:
        path = path[: path.index("propertyNames") + 1]
    for document in (schema(name), schema("common")):
        part: Any = document
        for step in path[:-1]:
            part = _step(part, step)
        if isinstance(part, dict) and path[-1] in part:
            return part
    return {}


def _step(part: Any, step: str | int) -> Any:
    if isinstance(part, dict):
        return part.get(step)
    return part[step] if isinstance(part, list) and isinstance(step, int) else None


def _unknown(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    known = list(about.get("properties", {}))
    record = tree.place.at(*error.instance_path)
    for field in error.kind.unexpected:
        yield Problem(
            where=record.key(field),
            rule="field-unknown",
            message=f"unknown field '{field}'{did_you_mean(field, known)}",
            hint=f"the fields here are: {', '.join(known)}",
        )


def _missing(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    field = error.kind.property
    described = about.get("properties", {}).get(field, {})
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="field-missing",
        message=f"the field '{field}' is missing here",
        hint=described.get("description", ""),
    )


def _type(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    where = tree.place.value(*error.instance_path)
    wanted = " or ".join(_WORDS.get(kind, kind) for kind in error.kind.types)
    number = isinstance(error.instance, int | float) and "string" in error.kind.types
    hint = f'quote it: "{tree.written(where)}"' if number else about.get("description", "")
    yield Problem(
        where=where,
        rule="value-type",
        message=f"{_found(tree, where, error.instance)} stands where {wanted} belongs",
        hint=hint,
    )


def _found(tree: Tree, where: Location, instance: Any) -> str:
    match instance:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {tree.written(where)}"
        case int() | float():
            return f"the number {tree.written(where)}"
        case str():
            return f"the text '{_short(instance)}'"
        case list():
            return "a list"
    return "a record (key: value)"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - fits a terminal's line


def _choice(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    known = [str(option) for option in about.get("enum", [about.get("const")])]
    found = str(error.instance)
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-choice",
        message=f"'{_short(found)}' is not one of: {', '.join(known)}{did_you_mean(found, known)}",
        hint=about.get("description", ""),
    )


def _form(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    title = about.get("title", "value")
    examples = ", ".join(str(example) for example in about.get("examples", []))
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-form",
        message=f"'{_short(str(error.instance))}' does not have the form of the field '{title}'"
        + (f" (for example: {examples})" if examples else ""),
        hint=about.get("description", ""),
    )


def _name(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    found = str(error.kind.error.instance)
    message = f"'{_short(found)}' cannot be a key of '{about.get('title', 'this record')}'"
    hint = about.get("description", "")
    if error.instance[found] is None:
        message = f"the comma before '{_short(found)}' ends the text, and this begins a new key"
        hint = f'put a text that holds a comma in quotes: "…, {_short(found)}"'
    record = tree.place.at(*error.instance_path)
    yield Problem(where=record.key(found), rule="value-form", message=message, hint=hint)


def _empty(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-empty",
        message=f"'{about.get('title', 'this')}' is empty",
        hint="fill it in, or leave the field out",
    )


def _one_of(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    fields = [name for option in about.get("anyOf", []) for name in option.get("required", [])]
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="field-missing",
        message=f"one of these fields is missing here: {', '.join(fields)}",
        hint=about.get("description", ""),
    )


def _too_long(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    title, count = about.get("title", "this"), len(error.instance)
    most = about.get("maxLength", about.get("maxItems"))
    parts = "characters" if isinstance(error.instance, str) else "entries"
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-form",
        message=f"'{title}' has {count} {parts} here; at most {most} are allowed",
        hint=about.get("description", ""),
    )


def _repeated(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    twice = next(item for item in error.instance if error.instance.count(item) > 1)
    index = len(error.instance) - 1 - error.instance[::-1].index(twice)
    yield Problem(
        where=tree.place.value(*error.instance_path, index),
        rule="value-repeated",
        message=f"'{twice}' stands twice in '{about.get('title', 'this list')}'",
        hint="remove one of the two",
    )


def _other(tree: Tree, about: dict[str, Any], error: Any) -> Iterator[Problem]:
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-form",
        message=error.message,
        hint=about.get("description", ""),
    )


_Explanation = Callable[[Tree, dict[str, Any], Any], Iterator[Problem]]
_EXPLANATIONS: dict[str, _Explanation] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "enum": _choice,
    "const": _choice,
    "pattern": _form,
    "propertyNames": _name,
    "minItems": _empty,
    "minLength": _empty,
    "minProperties": _empty,
    "uniqueItems": _repeated,
    "anyOf": _one_of,
    "maxLength": _too_long,
    "maxItems": _too_long,
}
