"""Gate 1: whether a file has the shape that its JSON Schema asks for.

The rules here are the schema's own; this module only says them in the author's words. Of the line
`loe: 3` JSON Schema says `3 is not of type "string"`; the author reads "the number 3 stands where
text belongs", and the hint `quote it: "3"`.
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

_TYPES = {
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
    # The value of a word that cannot be a key at all is not worth a problem of its own.
    relevant = [error for error in errors if (*error.instance_path,) not in no_keys]
    problems = [problem for error in relevant for problem in _explain(tree, name, error)]
    return [*tree.problems, *problems]


def rest(tree: Tree, name: str) -> Tree | None:
    """The file without the entries that are not in order; none where the file itself is not."""
    valid: Tree | None = tree
    while valid and (errors := list(_validator(name).iter_errors(valid.data))):
        valid = without_invalid(valid, [tuple(error.instance_path) for error in errors])
    return valid


def _explain(tree: Tree, name: str, error: jsonschema_rs.ValidationError) -> Iterator[Problem]:
    explain = _EXPLANATIONS.get(error.kind.name, _other)
    yield from explain(tree, _subschema(name, error), error)


def _subschema(name: str, error: jsonschema_rs.ValidationError) -> dict[str, Any]:
    """The part of the schema that holds the broken keyword, with its title and description.

    Of the path `["properties", "date", "pattern"]` it is what `properties.date` holds. After a
    `$ref` the path goes on in the schema that all share, so both are tried.
    """
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


def _unknown(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    fields = list(part.get("properties", {}))
    record = tree.place.at(*error.instance_path)
    for field in error.kind.unexpected:
        yield Problem(
            where=record.key(field),
            rule="field-unknown",
            message=f"unknown field '{field}'{did_you_mean(field, fields)}",
            hint=f"the fields here are: {', '.join(fields)}",
        )


def _missing(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    field = error.kind.property
    definition = part.get("properties", {}).get(field, {})
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="field-missing",
        message=f"the field '{field}' is missing here",
        hint=definition.get("description", ""),
    )


def _type(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    where = tree.place.value(*error.instance_path)
    expected = " or ".join(_TYPES.get(kind, kind) for kind in error.kind.types)
    is_unquoted = isinstance(error.instance, int | float) and "string" in error.kind.types
    hint = f'quote it: "{tree.source_text(where)}"' if is_unquoted else part.get("description", "")
    yield Problem(
        where=where,
        rule="value-type",
        message=f"{_value(tree, where, error.instance)} stands where {expected} belongs",
        hint=hint,
    )


def _value(tree: Tree, where: Location, instance: Any) -> str:
    """What stands at a place, in words; a number as it is written, such as 'the number 3.0'."""
    match instance:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {tree.source_text(where)}"
        case int() | float():
            return f"the number {tree.source_text(where)}"
        case str():
            return f"the text '{_short(instance)}'"
        case list():
            return "a list"
    return "a record (key: value)"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - fits a terminal's line


def _choice(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    choices = [str(choice) for choice in part.get("enum", [part.get("const")])]
    value = str(error.instance)
    suggestion = did_you_mean(value, choices)
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-choice",
        message=f"'{_short(value)}' is not one of: {', '.join(choices)}{suggestion}",
        hint=part.get("description", ""),
    )


def _form(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    title = part.get("title", "value")
    examples = ", ".join(str(example) for example in part.get("examples", []))
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-form",
        message=f"'{_short(str(error.instance))}' does not have the form of the field '{title}'"
        + (f" (for example: {examples})" if examples else ""),
        hint=part.get("description", ""),
    )


def _name(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    key = str(error.kind.error.instance)
    message = f"'{_short(key)}' cannot be a key of '{part.get('title', 'this record')}'"
    hint = part.get("description", "")
    if error.instance[key] is None:  # as in {en: Breast, liver}: a key without a value
        message = f"the comma before '{_short(key)}' ends the text, and this begins a new key"
        hint = f'put a text that holds a comma in quotes: "…, {_short(key)}"'
    record = tree.place.at(*error.instance_path)
    yield Problem(where=record.key(key), rule="value-form", message=message, hint=hint)


def _empty(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-empty",
        message=f"'{part.get('title', 'this')}' is empty",
        hint="fill it in, or leave the field out",
    )


def _any_of(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    fields = [name for option in part.get("anyOf", []) for name in option.get("required", [])]
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="field-missing",
        message=f"one of these fields is missing here: {', '.join(fields)}",
        hint=part.get("description", ""),
    )


def _too_long(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    title, count = part.get("title", "this"), len(error.instance)
    most = part.get("maxLength", part.get("maxItems"))
    parts = "characters" if isinstance(error.instance, str) else "entries"
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-form",
        message=f"'{title}' has {count} {parts} here; at most {most} are allowed",
        hint=part.get("description", ""),
    )


def _repeated(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    repeated = next(item for item in error.instance if error.instance.count(item) > 1)
    index = len(error.instance) - 1 - error.instance[::-1].index(repeated)
    yield Problem(
        where=tree.place.value(*error.instance_path, index),
        rule="value-repeated",
        message=f"'{repeated}' stands twice in '{part.get('title', 'this list')}'",
        hint="remove one of the two",
    )


def _other(tree: Tree, part: dict[str, Any], error: Any) -> Iterator[Problem]:
    yield Problem(
        where=tree.place.value(*error.instance_path),
        rule="value-form",
        message=error.message,
        hint=part.get("description", ""),
    )


_Explain = Callable[[Tree, dict[str, Any], Any], Iterator[Problem]]
_EXPLANATIONS: dict[str, _Explain] = {
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
    "anyOf": _any_of,
    "maxLength": _too_long,
    "maxItems": _too_long,
}
