"""Where an id is gone and the same words stand under a new one, changes.yaml says which it was.

PASS:
    2023: {id: misting, text: {en: Mist the leaves with water}}
    2024: {id: mist-leaves, text: {en: Mist the leaves with water}}
    changes.yaml: - {kind: moved, from: misting, to: mist-leaves}
FAIL:
    2023: {id: misting, text: {en: Mist the leaves with water}}
    2024: {id: mist-leaves, text: {en: Mist the leaves with water}}
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from guidepress.check.walk import by_id, entry
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.markup import parse, plain
from guidepress.model.problem import Problem

ALIKE = 0.7
"""The share of common words from which on texts are alike: three of four, but not two of three.

An id that was renamed by accident keeps all its words, or nearly all.
"""

MANY = 50
"""So many others are compared with one; of more, those that share its rarest words."""

_WORD = re.compile(r"\w+")

WordSets = Mapping[str, frozenset[str]]
"""The words of each recommendation by its id."""


def check_guideline(editions: Sequence[Edition], guideline: Guideline) -> Iterator[Problem]:
    for before, after in pairwise(editions):
        old_items, new_items = by_id(before), by_id(after)
        moves = [entry for entry in after.declarations if entry.kind != "changed"]
        declared = {name for entry in moves for name in (*entry.old, *entry.new)}
        removed = [old_items[n] for n in old_items if n not in new_items and n not in declared]
        added = [new_items[n] for n in new_items if n not in old_items and n not in declared]
        if removed and added:
            for old, new in _alike(removed, added, guideline.languages):
                yield _ask(old, new, before, after, guideline)


def _alike(
    removed: Sequence[Recommendation], added: Sequence[Recommendation], languages: Sequence[str]
) -> Iterator[tuple[str, Recommendation]]:
    """The removed id of which the words are most alike, for each new one that has such."""
    best: dict[str, tuple[float, str]] = {}
    for language in languages:
        old, new = _words(removed, language), _words(added, language)
        for name, near in _nearest(old, new):
            best[name] = max(best.get(name, (0.0, "")), near)
    for item in added:
        share, name = best.get(item.id, (0.0, ""))
        if share >= ALIKE:
            yield name, item


def _words(items: Sequence[Recommendation], language: str) -> WordSets:
    texts = {item.id: plain(parse(item.text.say(language))).casefold() for item in items}
    return {name: frozenset(_WORD.findall(text)) for name, text in texts.items()}


def _nearest(old: WordSets, new: WordSets) -> Iterator[tuple[str, tuple[float, str]]]:
    """For each new id the share of words in common with the nearest of the old ones, and that."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name, words in old.items():
        for word in words:
            holders[word].append(name)
    for name, words in new.items():
        shares = ((_share(words, old[other]), other) for other in _likely(words, holders))
        near = max(shares, default=None)
        if near:
            yield name, near


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    """The share of words that two texts have in common: 1 if all, 0 if none (Dice).

    >>> _share(frozenset(["mist", "the", "leaves"]), frozenset(["mist", "leaves"]))
    0.8
    """
    return 2 * len(words & others) / (len(words) + len(others))


def _likely(words: frozenset[str], holders: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Those that hold one of these words, from the rarest word on, until they are many."""
    held = (word for word in words if word in holders)
    names: dict[str, None] = {}  # in the order in which they were met, each once
    for word in sorted(held, key=lambda word: (len(holders[word]), word)):
        if len(names) < MANY:
            names |= dict.fromkeys(holders[word][:MANY])
    return names


def _ask(
    old: str, new: Recommendation, before: Edition, after: Edition, guideline: Guideline
) -> Problem:
    reason = ", ".join(f'{language}: "…"' for language in guideline.languages)
    kinds = (
        (f"{{kind: moved, from: {old}, to: {new.id}}}", "if it is the same recommendation"),
        (
            f"{{kind: replaced, from: {old}, to: {new.id}, reason: {{{reason}}}}}",
            "if it takes its place",
        ),
        (
            f"{{kind: withdrawn, id: {old}, reason: {{{reason}}}}}",
            "if they have nothing to do with each other",
        ),
    )
    lines = ", or ".join(f"{entry(after, line)} {when}" for line, when in kinds)
    return Problem(
        where=new.at.value("id"),
        rule="change-declared",
        message=f"'{new.id}' is new, and '{old}', which {before.id} had, is gone, but their words "
        f"are alike: what became of '{old}'?",
        hint=f"give it its old id again if it is the same; else, in {_file(after)}: {lines}",
    )


def _file(edition: Edition) -> str:
    return edition.head.at.file.path.removesuffix("edition.yaml") + "changes.yaml"
