"""From a file's plain data into the value that its kind stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.model.location import Place
from guidepress.model.text import Text
from guidepress.read.file_kinds import FileKind
from guidepress.read.load_records import Data
from guidepress.read.loader import Loader
from guidepress.read.yaml_reader import Tree

_LOADS: Mapping[FileKind, Callable[[Loader, Data, Place], object]] = {
    "guideline": Loader.guideline,
    "glossary": Loader.glossary,
    "scale": Loader.scale,
    "words": Loader.words,
    "chapter": Loader.chapter,
    "edition": Loader.edition,
    "references": Loader.references,
    "abbreviations": Loader.abbreviations,
    "changes": Loader.changes,
    "errata": Loader.errata,
    "approvals": Loader.approvals,
    "accepted": Loader.accepted,
    "translations": Loader.translations,
}
"""A method of the loader for each kind of file that holds data."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds, and every text in it, in the order of the file."""

    value: Any
    texts: tuple[Text, ...]


def load(tree: Tree, kind: FileKind) -> Loaded:
    """Load a tree that has passed the schema of its kind.

    The value is a `GuidelineHead`, `Glossary`, `Scale`, `Messages` or `Chapter`; of the other
    files of an edition what the loader's method says.
    """
    loader = Loader()
    value = _LOADS[kind](loader, tree.data, tree.place)
    return Loaded(value, tuple(loader.texts))
