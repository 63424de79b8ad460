"""What the verbs of translation share: an edition's texts, and the file of what is confirmed."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from guidepress.check.check import CheckResult, check
from guidepress.cli.console import CACHE, clear_progress, progress, writing
from guidepress.cli.problems import show
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import GuidepressError, assure_known
from guidepress.read.folder import EditionFolder, Source, scan_folder
from guidepress.storage.atomic import put_file
from guidepress.storage.cache import Cache
from guidepress.translate.status import State, Unit, confirm, states, units, written

_TARGET = "translations.yaml"
TRANSLATORS_RULES = ("text-in-every-language", "same-numbers", "same-citations", "same-markup")
"""What a translation may still lack while translators are at work."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an edition, those before it, and the folder that they are in."""

    source: Source
    folder: EditionFolder
    guideline: Guideline
    editions: tuple[Edition, ...]
    units: tuple[Unit, ...]

    @property
    def edition(self) -> Edition:
        return self.editions[-1]

    def states(self, language: str = "", part: str = "") -> Iterator[tuple[Unit, str, State]]:
        """Each text in each language that it is translated into."""
        languages = [language] if language else self.guideline.languages
        return states(self.edition, languages, (u for u in self.units if part in ("", u.part)))

    def assure_known(self, language: str, part: str) -> None:
        """Raises `GuidepressError` where there is no such language or part."""
        parts = dict.fromkeys(unit.part for unit in self.units)
        wanted = (("language", language, self.guideline.languages), ("chapter", part, parts))
        for what, name, known in wanted:
            if name:
                assure_known(what, name, known)


def texts_of(content: Path, name: str) -> Texts | None:
    """The texts of an edition, the newest if none is named; nothing if problems forbid it."""
    source = scan_folder(content)
    if not source.editions:
        raise GuidepressError(f"{source.path} has no edition to translate")
    folder = source.edition(name) if name else source.editions[-1]
    checked = check(source, Cache(CACHE), os.cpu_count() or 1, progress())
    clear_progress()
    editions = tuple(one for one in checked.editions if one.id <= folder.id)
    if checked.guideline is None or not _is_readable(checked, folder):
        show(checked.problems, source.count(), "text", err=True)
        return None
    every = units(editions[-1], checked.guideline.head.source_language)
    return Texts(source, folder, checked.guideline, editions, every)


def _is_readable(checked: CheckResult, folder: EditionFolder) -> bool:
    """Whether the edition is in order, but for what its translators are to mend."""
    errors = (one.rule for one in checked.problems if one.severity == "error")
    there = any(one.id == folder.id for one in checked.editions)
    return there and all(rule in TRANSLATORS_RULES for rule in errors)


def put_confirmed(texts: Texts, asked: Iterable[tuple[Unit, str]]) -> None:
    """Write down that these translations are confirmed; where they are so already, nothing."""
    asked = list(asked)
    confirmed = confirm(texts.edition, texts.units, asked)
    if not asked or confirmed == texts.edition.confirmed:
        return
    there = texts.folder.of("translations")
    target = Path(realpath(there[0].real)) if there else Path(texts.folder.path, _TARGET)
    with writing(target):
        put_file(target, written(confirmed))
