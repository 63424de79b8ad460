"""What guideline.yaml names: scales, and languages with all interface words."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from guidepress.model.guideline import GuidelineHead, Messages
from guidepress.model.location import Location, Place
from guidepress.model.problem import Problem, did_you_mean
from guidepress.model.scale import Scale
from guidepress.read.folder import File
from guidepress.read.reader import ReadResult
from guidepress.storage.resources import TEMPLATES

MODEL = "en"
"""The language whose shipped words say which words there are."""

_VARIABLE = re.compile(r"\{(\w+)")


def check(head: GuidelineHead, common: Sequence[ReadResult]) -> Iterator[Problem]:
    """What guideline.yaml asks for and the common files do not hold.

    A file that is not in order is there all the same, so that it brings no second problem.
    """
    broken = {result.file.stem for result in common if result.value is None}
    scales = {result.value.id for result in common if isinstance(result.value, Scale)}
    words = {result.value.language for result in common if isinstance(result.value, Messages)}
    yield from check_scales(head.scales, head.at, scales | broken)
    yield from _unknown_languages(head, words | broken)
    if head.source_language not in head.languages:
        yield _foreign_source(head)
    yield from _incomplete_words(common, head)


def _incomplete_words(common: Sequence[ReadResult], head: GuidelineHead) -> Iterator[Problem]:
    """What a language's words lack, measured by another language's that are shipped."""
    results = [result for result in common if isinstance(result.value, Messages)]
    shipped = [result.value for result in results if _is_shipped(result.file)]
    models = sorted(shipped, key=lambda words: words.language != MODEL)
    for result in results:
        model = next((words for words in models if words is not result.value), None)
        if model and result.value.language in head.languages:
            yield from _check_words(result.value, Location(result.file.path), model)


def _is_shipped(file: File) -> bool:
    return file.real.is_relative_to(TEMPLATES)


def _check_words(words: Messages, where: Location, model: Messages) -> Iterator[Problem]:
    """What one language's words lack, or have too much, beside the shipped ones."""
    for part in ("words", "changes"):
        messages, models = getattr(words, part), getattr(model, part)
        missing = [name for name in models if name not in messages]
        if missing:
            message = f"these interface words are missing: {', '.join(missing)}"
            yield _incomplete(where, message, f"templates/words/{model.language}.yaml has them all")
        for name, message in messages.items():
            yield from _check_word(name, message, models, where, model.language)


def _check_word(
    name: str, message: str, models: Mapping[str, str], where: Location, language: str
) -> Iterator[Problem]:
    if name not in models:
        suggestion = did_you_mean(name, models)
        yield _incomplete(where, f"there is no interface word '{name}'{suggestion}")
    elif extra := sorted(_variables(message) - _variables(models[name])):
        complaint = f"nothing fills in '{{{extra[0]}}}' in the word '{name}'"
        yield _incomplete(where, complaint, f"in {language} it is: {models[name]}")


def _variables(message: str) -> set[str]:
    """The names in braces, which a view fills in.

    >>> _variables("new in {edition}")
    {'edition'}
    """
    return set(_VARIABLE.findall(message))


def _incomplete(where: Location, message: str, hint: str = "") -> Problem:
    return Problem(where=where, rule="words-complete", message=message, hint=hint)


def check_scales(named: Mapping[str, str], at: Place, scales: Collection[str]) -> Iterator[Problem]:
    """The scales that the record at a place names under `scales`, and that there are not."""
    for key, name in named.items():
        if name not in scales:
            suggestion = did_you_mean(name, scales)
            choice = "or " if suggestion else f"the scales are: {', '.join(sorted(scales))}; or "
            yield Problem(
                where=at.value("scales", key),
                rule="scale-known",
                message=f"there is no scale '{name}'{suggestion}",
                hint=f"{choice}add the file scales/{name}.yaml",
            )


def _unknown_languages(head: GuidelineHead, words: Collection[str]) -> Iterator[Problem]:
    for index, language in enumerate(head.languages):
        if language not in words:
            yield Problem(
                where=head.at.value("languages", index),
                rule="language-known",
                message=f"there are no interface words in the language '{language}'",
                hint=f"add words/{language}.yaml; ready are: {', '.join(sorted(words))}",
            )


def _foreign_source(head: GuidelineHead) -> Problem:
    return Problem(
        where=head.at.value("source_language"),
        rule="language-known",
        message=f"the source language '{head.source_language}' is not among the languages "
        f"({', '.join(head.languages)})",
        hint="add it to 'languages', or name one of these",
    )
