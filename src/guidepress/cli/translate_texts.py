"""What the commands of translation share: an edition's texts, and the file of what is confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from guidepress.check.check import CheckResult
from guidepress.cli.errors import stop
from guidepress.cli.files import write_file
from guidepress.cli.options import option
from guidepress.cli.session import open_session
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import GuidepressError, assure_known
from guidepress.read.folder import EditionFolder, Source
from guidepress.translate.status import State, Unit, confirm, states, to_bytes, units

CHAPTER = option("--chapter", metavar="ID", default="", help="Only the texts in this one.")

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

    def assure_has(self, language: str, part: str = "") -> None:
        """See that there is such a language and such a part; what is empty is not asked for.

        Raises `GuidepressError` where there is none.
        """
        if language:
            assure_known("language", language, self.guideline.languages)
        if part:
            assure_known("chapter", part, dict.fromkeys(unit.part for unit in self.units))


def texts_or_stop(content: Path, name: str) -> Texts:
    """The texts of an edition, or else of the newest; what forbids it is printed and ends it.

    Raises `GuidepressError` where there is no such edition.
    """
    session = open_session(content)
    source = session.source
    if not source.editions:
        raise GuidepressError(f"{source.path} has no edition to translate")
    folder = source.edition(name) if name else source.editions[-1]
    checked = session.check()
    if checked.guideline is None or not _is_readable(checked, folder):
        session.show(checked.problems, err=True)
        stop()
    editions = tuple(edition for edition in checked.editions if edition.id <= folder.id)
    texts = units(editions[-1], checked.guideline.head.source_language)
    return Texts(source, folder, checked.guideline, editions, texts)


def _is_readable(checked: CheckResult, folder: EditionFolder) -> bool:
    """Whether the edition is in order, but for what its translators are to mend."""
    rules = (problem.rule for problem in checked.problems if problem.severity == "error")
    is_known = any(edition.id == folder.id for edition in checked.editions)
    return is_known and all(rule in TRANSLATORS_RULES for rule in rules)


def put_confirmed(texts: Texts, read: Iterable[tuple[Unit, str]]) -> None:
    """Write down that somebody has read these texts; where that is known already, nothing."""
    read = list(read)
    confirmed = confirm(texts.edition, texts.units, read)
    if not read or confirmed == texts.edition.confirmed:
        return
    files = texts.folder.of("translations")
    target = Path(realpath(files[0].real)) if files else Path(texts.folder.path, _TARGET)
    write_file(target, to_bytes(confirmed))
