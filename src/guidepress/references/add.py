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
from guidepress.references.key import new_key
from guidepress.references.record import Record
from guidepress.references.to_yaml import to_yaml

_INPUT = "the works to add"
"""What problems call the file of a work that is added, so that they can name its place."""

_Identity = tuple[str, tuple[str, ...]]
"""What two records of the same work have in common; see `reference_duplicate.identities`."""


@dataclass(frozen=True, slots=True)
class Library:
    """The references.yaml of an edition as it is, and the references of other editions.

    `others` are the newest edition's first.
    """

    path: str
    content: bytes
    references: tuple[Reference, ...]
    others: tuple[Reference, ...]
    guideline: Guideline

    def has(self, work: Record) -> bool:
        """Whether the edition lists a work already."""
        return _Catalogue(self).duplicate(work) is not None


@dataclass(frozen=True, slots=True)
class AddedWorks:
    """The file with the works, and these with their keys and places; or what forbids it."""

    content: bytes
    works: tuple[tuple[Record, Location], ...]
    problems: tuple[Problem, ...] = ()


def add(library: Library, works: Sequence[Record], key: str = "") -> AddedWorks:
    """Add works to a library, all or none; `key` is for a single one, if it is to have that.

    Raises `GuidepressError` where that key is another work's, or the file is written in a way that
    no edit can follow.
    """
    catalogue = _Catalogue(library)
    keyed, problems = [], []
    for work in works:
        if problem := catalogue.duplicate(work):
            problems.append(problem)
        else:
            keyed.append(catalogue.enter(work, key))
    return AddedWorks(b"", (), tuple(problems)) if problems else _insert(library, keyed)


class _Catalogue:
    """Which works there are, and which keys are taken; grows with each work that is entered."""

    def __init__(self, library: Library) -> None:
        self._works: dict[_Identity, tuple[str, Location]] = {}
        self._other_keys: dict[_Identity, str] = {}
        self._keys = {reference.id: reference.at.where for reference in library.references}
        self._taken = {*self._keys, *(reference.id for reference in library.others)}
        for reference in library.references:
            self._note(reference, reference.at.where)
        for reference in reversed(library.others):  # the newest edition's key before an older one's
            for identity in identities(reference):
                self._other_keys[identity] = reference.id

    def duplicate(self, work: Record) -> Problem | None:
        """The problem with a work that is listed already."""
        for identity in identities(_reference(work)):
            if identity in self._works:
                return _duplicate(identity[0], *self._works[identity])
        return None

    def enter(self, work: Record, key: str) -> Record:
        """The work with its key."""
        keyed: Record = {"id": self._key(work, key), **work}
        self._taken.add(keyed["id"])
        self._keys[keyed["id"]] = Location(_INPUT)
        self._note(_reference(keyed), Location(_INPUT))
        return keyed

    def _note(self, reference: Reference, where: Location) -> None:
        for identity in identities(reference):
            self._works.setdefault(identity, (reference.id, where))

    def _key(self, work: Record, key: str) -> str:
        """The key that is asked for, or that another edition has for the work, or a new one."""
        others = (self._other_keys.get(identity) for identity in identities(_reference(work)))
        old = next((other for other in others if other and other not in self._keys), "")
        if key in self._taken and key != old:
            place = f", at {self._keys[key]}" if key in self._keys else " in another edition"
            raise GuidepressError(f"the key '{key}' is another work's{place}; choose another --id")
        return key or old or new_key(work, self._taken)


def _duplicate(field: str, key: str, where: Location) -> Problem:
    return Problem(
        where=where,
        rule="reference-duplicate",
        message=f"this work is there already, as '{key}': they have the same {field}",
        hint=f"cite it as it is: cites: [{key}]",
    )


def _reference(work: Record) -> Reference:
    return Reference(
        id=work.get("id", ""),
        csl=work,
        nct=work.get("NCT", ""),
        literal=work.get("literal", ""),
        note=None,
        at=start_of(""),
    )


def _insert(library: Library, works: Sequence[Record]) -> AddedWorks:
    """The works in the file, if it is in order with them."""
    records = _records(library, works)
    content = yaml_edit.insert(library.content, "references", records, library.path)
    tree = yaml_reader.parse(content, library.path)
    references, problems = check_file(tree, "references", library.guideline)
    if problems:
        return AddedWorks(b"", (), problems)
    places = {reference.id: reference.at.where for reference in references}
    return AddedWorks(content, tuple((work, places[work["id"]]) for work in works))


def _records(library: Library, works: Sequence[Record]) -> dict[int, list[str]]:
    """The YAML of each work by the index of the record that it comes before."""
    keys = [reference.id for reference in library.references]
    records: dict[int, list[str]] = defaultdict(list)
    for index, work in _places(keys, works):
        records[index].append(to_yaml(work))
    return records


def _places(keys: Sequence[str], works: Sequence[Record]) -> Iterator[tuple[int, Record]]:
    """The index that each work comes before: by its key, if all are in that order; else the end."""
    if list(keys) != sorted(keys):
        yield from ((len(keys), work) for work in works)
        return
    for work in sorted(works, key=lambda work: work["id"]):
        yield bisect_left(keys, work["id"]), work
