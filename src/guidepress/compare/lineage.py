"""What became of recommendations, and why, out of what one edition or several declare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from guidepress.model.blocks import BLOCKS
from guidepress.model.declarations import Declaration, DeclarationKind
from guidepress.model.text import Text

Key = tuple[str, ...]
_IN_CHAPTERS = ("section", *BLOCKS)

Fates = Mapping[str, Declaration]
"""What an edition declares of ids that the edition before had, by id."""


def along(way: Sequence[Sequence[Declaration]]) -> tuple[Declaration, ...]:
    """What the editions of a way declare, oldest first, as if the last one had declared it all.

    Where a is replaced by b, and b in a later edition by c, then a is replaced by c.
    """
    far: list[Declaration] = []
    for declared in way:
        near = [replace(one, old=(name,)) for one in declared for name in one.old]
        fates = {one.old[0]: one for one in reversed(near) if one.kind != "changed"}
        far = [_then(one, fates) for one in far] + near
    return tuple(_joined(far))


def _then(declared: Declaration, fates: Fates) -> Declaration:
    """What is declared of an id, led on by what a later edition declares."""
    if declared.kind == "changed":
        later = None if declared.chapter else fates.get(declared.old[0])
        return replace(declared, old=later.new) if later and later.kind == "moved" else declared
    further = [fates[name] for name in declared.new if name in fates]
    if not further:
        return declared
    last = further[-1]
    new = tuple(dict.fromkeys(end for name in declared.new for end in _ends(name, fates)))
    kind = _kind({declared.kind, *(one.kind for one in further)}, new)
    return replace(
        last, kind=kind, old=declared.old, new=new, reason=last.reason or declared.reason
    )


def _ends(name: str, fates: Fates) -> Iterable[str]:
    return fates[name].new if name in fates else (name,)


def _kind(kinds: set[DeclarationKind], new: Sequence[str]) -> DeclarationKind:
    """What several steps are when they are taken as one."""
    if not new:
        return "withdrawn"
    if kinds == {"moved"}:
        return "moved"
    if len(new) > 1:
        return "split"
    return "merged" if "merged" in kinds else "replaced"


def _joined(declared: Iterable[Declaration]) -> Iterable[Declaration]:
    """The same, with one declaration for all that were merged into one."""
    joined: dict[object, Declaration] = {}
    for number, one in enumerate(declared):
        key: object = one.new if one.kind == "merged" else number
        first = joined.setdefault(key, one)
        old = tuple(dict.fromkeys((*first.old, *one.old)))
        joined[key] = replace(first, old=old)
    return joined.values()


def reasons(declared: Iterable[Declaration]) -> Mapping[Key, Text]:
    """The reasons for changes that are found by themselves, by the keys of what changed."""
    texts: dict[Key, Text] = {}
    for one in declared:
        if one.reason and one.kind == "moved":
            texts["recommendation", one.new[0]] = one.reason
        elif one.reason and one.kind == "changed":
            texts |= dict.fromkeys(_named(one.old[0], one.chapter), one.reason)
    return texts


def _named(name: str, chapter: str) -> list[Key]:
    """The keys of what a reason may be about: a recommendation, or what is in a chapter."""
    if not chapter:
        return [("recommendation", name)]
    inside: list[Key] = [(subject, chapter, name) for subject in _IN_CHAPTERS]
    return [("chapter", name), *inside] if chapter == name else inside
