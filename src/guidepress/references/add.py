"""Put works among the references of an edition: each once, under a key of its own."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidepress.check.file import check_file
from guidepress.check.rules.reference_duplicate import identities
from guidepress.edit import yaml_edit
from guidepress.model.guideline import Guideline, Reference
from guidepress.model.location import Location, start_of
from guidepress.model.problem import GuidepressError, Problem
from guidepress.read import yaml_reader
from guidepress.references.clean import Record
from guidepress.references.key import key
from guidepress.references.to_yaml import written

_INPUT = "the works to add"


@dataclass(frozen=True, slots=True)
class Library:
    """The references.yaml of an edition as it is, and the references of other editions."""

    path: str
    content: bytes
    references: tuple[Reference, ...]
    others: tuple[Reference, ...]
    guideline: Guideline

    def knows(self, work: Record) -> bool:
        return _Catalogue(self).known(work) is not None


@dataclass(frozen=True, slots=True)
class Added:
    """The file with the works, and these with their keys, at their places; or what forbids it."""

    content: bytes
    works: tuple[tuple[Record, Location], ...]
    problems: tuple[Problem, ...] = ()


def add(library: Library, works: Sequence[Record], wanted: str = "") -> Added:
    """Add works to a library, all or none; `wanted` is the key for a single one.

    Raises `GuidepressError` where that key is another work's, or the file is written too oddly.
    """
    catalogue = _Catalogue(library)
    keyed, problems = [], []
    for work in works:
        if problem := catalogue.known(work):
            problems.append(problem)
        else:
            keyed.append(catalogue.enter(work, wanted))
    return Added(b"", (), tuple(problems)) if problems else _inserted(library, keyed)


class _Catalogue:
    """Which works there are, and which keys are taken; grows with each work that is entered."""

    def __init__(self, library: Library) -> None:
        self._works: dict[tuple[str, tuple[str, ...]], tuple[str, Location]] = {}
        self._elsewhere: dict[tuple[str, tuple[str, ...]], str] = {}
        self._here = {reference.id: reference.at.where for reference in library.references}
        self._taken = {*self._here, *(reference.id for reference in library.others)}
        for reference in library.references:
            self._note(reference, reference.at.where)
        for reference in reversed(library.others):  # the newest edition's key before an older one's
            for identity in identities(reference):
                self._elsewhere[identity] = reference.id

    def known(self, work: Record) -> Problem | None:
        """What to say of a work that is there already."""
        for identity in identities(_reference(work)):
            if identity in self._works:
                return _there(identity[0], *self._works[identity])
        return None

    def enter(self, work: Record, wanted: str) -> Record:
        """The work with its key."""
        keyed = {"id": self._key(work, wanted), **work}
        self._taken.add(keyed["id"])
        self._here[keyed["id"]] = Location(_INPUT)
        self._note(_reference(keyed), Location(_INPUT))
        return keyed

    def _note(self, reference: Reference, where: Location) -> None:
        for identity in identities(reference):
            self._works.setdefault(identity, (reference.id, where))

    def _key(self, work: Record, wanted: str) -> str:
        """The key that is wanted, or that another edition has for the work, or a new one."""
        found = [self._elsewhere.get(identity) for identity in identities(_reference(work))]
        old = next((name for name in found if name and name not in self._here), "")
        if wanted in self._taken and wanted != old:
            at = f", at {self._here[wanted]}" if wanted in self._here else " in another edition"
            raise GuidepressError(f"the key '{wanted}' is another work's{at}; choose another --id")
        return wanted or old or key(work, self._taken)


def _there(what: str, name: str, where: Location) -> Problem:
    return Problem(
        where=where,
        rule="reference-duplicate",
        message=f"this work is there already, as '{name}': they have the same {what}",
        hint=f"cite it as it is: cites: [{name}]",
    )


def _reference(work: Record) -> Reference:
    literal, trial = work.get("literal", ""), work.get("NCT", "")
    name = work.get("id", "")
    return Reference(id=name, csl=work, nct=trial, literal=literal, note=None, at=start_of(""))


def _inserted(library: Library, works: Sequence[Record]) -> Added:
    """The works in the file, if it is in order with them."""
    content = yaml_edit.insert(library.content, "references", _texts(library, works), library.path)
    read = yaml_reader.parse(content, library.path)
    references, problems = check_file(read, "references", library.guideline)
    if problems:
        return Added(b"", (), problems)
    places = {reference.id: reference.at.where for reference in references}
    return Added(content, tuple((work, places[work["id"]]) for work in works))


def _texts(library: Library, works: Sequence[Record]) -> dict[int, list[str]]:
    """The YAML of each work by the index of the record that it comes before."""
    keys = [reference.id for reference in library.references]
    texts: dict[int, list[str]] = defaultdict(list)
    for index, work in _placed(keys, works):
        texts[index].append(written(work))
    return texts


def _placed(keys: list[str], works: Sequence[Record]) -> Iterator[tuple[int, Record]]:
    """By its key, if all are in that order; else at the end."""
    if keys != sorted(keys):
        yield from ((len(keys), work) for work in works)
        return
    for work in sorted(works, key=lambda work: str(work["id"])):
        yield bisect_left(keys, str(work["id"])), work
