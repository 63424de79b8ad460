"""From a file's plain data into the value that its kind stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guidepress.model.text import Text
from guidepress.read.file_kinds import EDITION_FILES, FileKind, Load
from guidepress.read.loader import Loader
from guidepress.read.yaml_reader import Tree

_LOADS: Mapping[FileKind, Load] = {
    "guideline": Loader.guideline,
    "glossary": Loader.glossary,
    "scale": Loader.scale,
    "words": Loader.words,
    "chapter": Loader.chapter,
    **{file.kind: file.load for file in EDITION_FILES},
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds, and every text in it, in the order of the file."""

    value: Any
    texts: tuple[Text, ...]


def load(tree: Tree, kind: FileKind) -> Loaded:
    """Load a tree that has passed the schema of its kind.

    The value is a `GuidelineHead`, `Glossary`, `Scale`, `Messages` or `Chapter`; of the files in
    `EDITION_FILES` what their `load` gives.
    """
    loader = Loader()
    value = _LOADS[kind](loader, tree.data, tree.place)
    return Loaded(value, tuple(loader.texts))
