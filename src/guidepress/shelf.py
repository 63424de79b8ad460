"""What guideline.yaml takes from the shelves: its scales, and the interface words it needs."""

import re
from collections.abc import Collection, Iterator

from guidepress.model import GuidelineHead, Words
from guidepress.place import Where
from guidepress.problem import Problem, did_you_mean

RULES = {
    "scale-known": "guideline.yaml names scales that there are.",
    "language-known": "guideline.yaml names languages that have interface words.",
    "words-complete": "A language has each of the interface words that the others have.",
}

MODEL = "en"
"""The language whose shipped words say which words there are."""

_GAP = re.compile(r"\{(\w+)")


def check_shelves(
    head: GuidelineHead, scales: Collection[str], words: Collection[str]
) -> Iterator[Problem]:
    """What guideline.yaml asks for and the shelves do not hold."""
    yield from _unknown_scales(head, scales)
    yield from _unknown_languages(head, words)
    if head.source_language not in head.languages:
        yield _foreign_source(head)


def check_words(words: Words, where: Where, model: Words) -> Iterator[Problem]:
    """What one language's words lack, or have too much, beside the shipped ones."""
    missing = [name for name in model.words if name not in words.words]
    if missing:
        message = f"these interface words are missing: {', '.join(missing)}"
        yield _incomplete(where, message, f"templates/words/{model.language}.yaml has them all")
    for name, said in words.words.items():
        if name not in model.words:
            meant = did_you_mean(name, model.words)
            yield _incomplete(where, f"there is no interface word '{name}'{meant}")
        elif extra := sorted(_gaps(said) - _gaps(model.words[name])):
            message = f"nothing fills in '{{{extra[0]}}}' in the word '{name}'"
            yield _incomplete(where, message, f"in {model.language} it is: {model.words[name]}")


def _gaps(said: str) -> set[str]:
    return set(_GAP.findall(said))


def _incomplete(where: Where, message: str, hint: str = "") -> Problem:
    return Problem(where=where, rule="words-complete", message=message, hint=hint)


def _unknown_scales(head: GuidelineHead, scales: Collection[str]) -> Iterator[Problem]:
    for key, name in head.scales.items():
        if name not in scales:
            meant = did_you_mean(name, scales)
            known = "or " if meant else f"the scales are: {', '.join(sorted(scales))}; or "
            yield Problem(
                where=head.at.value("scales", key),
                rule="scale-known",
                message=f"there is no scale '{name}'{meant}",
                hint=f"{known}add the file scales/{name}.yaml",
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
