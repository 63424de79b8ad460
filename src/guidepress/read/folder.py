"""Which files a content folder holds, and the hash of each."""

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import lexists, realpath
from pathlib import Path

from guidepress.model.location import Location
from guidepress.model.problem import GuidepressError, Problem, did_you_mean, there_are
from guidepress.read.file_kinds import EDITION_FILES, FileKind
from guidepress.read.yaml_reader import LARGEST_FILE
from guidepress.storage.cache import digest
from guidepress.storage.resources import SCHEMA, TEMPLATES

LOCK = "edition.lock"
GLOSSARY = "glossary.yaml"
"""Where a guideline says how its terms are translated, if it does."""
MASTER = "slides/master.pptx"
"""Where a guideline has the master of its slides, if it has one of its own."""
SHIPPED_SCALES = "schema/scales/"
"""What problems call the folder of the scales that are shipped."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_KINDS: Mapping[str, FileKind] = {file.name: file.kind for file in EDITION_FILES}


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path as problems call it, where it is, its kind, its bytes' hash."""

    path: str
    real: Path
    kind: FileKind
    digest: str

    @property
    def stem(self) -> str:
        return self.real.stem


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """The files of one edition; `pictures` by file name, `lock` once it is published."""

    id: str
    path: str
    files: tuple[File, ...]
    pictures: dict[str, File]
    lock: File | None
    digest: str

    def of(self, kind: FileKind) -> tuple[File, ...]:
        return tuple(file for file in self.files if file.kind == kind)


@dataclass(frozen=True, slots=True)
class Source:
    """A content folder. `common` are the files that every edition depends on.

    `master` is that of the slides; the shipped one if the guideline has none of its own.
    """

    path: str
    common: tuple[File, ...]
    editions: tuple[EditionFolder, ...]
    problems: tuple[Problem, ...]
    master: File

    @property
    def has_own_master(self) -> bool:
        return not self.master.real.is_relative_to(TEMPLATES)

    @property
    def digest(self) -> str:
        """The hash of all that is in the folder, and of what is in the way there."""
        files = (part for f in (*self.common, self.master) for part in (f.path, f.digest))
        problems = (f"{problem.where} {problem.message}" for problem in self.problems)
        return digest(*files, *(edition.digest for edition in self.editions), *problems)

    def edition(self, name: str) -> EditionFolder:
        """The edition that is called so.

        Raises `GuidepressError` where there is none.
        """
        editions = {edition.id: edition for edition in self.editions}
        if name not in editions:
            names = list(filter(str.isprintable, editions))
            choice = there_are(name, names) or "; there is none yet"
            raise GuidepressError(f"{self.path} has no edition '{name}'{choice}")
        return editions[name]

    def count(self) -> int:
        """How many files of the guideline's own there are."""
        own = (file for file in self.common if file.path.startswith(self.path))
        return len([*own, *(file for edition in self.editions for file in edition.files)])


def scan_folder(content: Path, name: str = "") -> Source:
    """List what is in a content folder; `name` is what problems call it, if not by its path.

    Raises `GuidepressError` where there is no such folder, or nothing of a guideline in it.
    """
    path = name or content.as_posix()
    if not content.is_dir():
        raise GuidepressError(f"there is no folder {path}; name one with --content")
    if not (content / "guideline.yaml").is_file():
        raise GuidepressError(f"{path} holds no guideline.yaml, so it is not a guideline's folder")
    return _Scan(content, name).source()


class _Scan:
    """One walk through a content folder; what cannot be read becomes a problem."""

    def __init__(self, content: Path, name: str) -> None:
        self._root = Path(realpath(content))
        self._content = content
        self._name = name
        self._problems: list[Problem] = []

    def source(self) -> Source:
        common = [self._file(self._content / "guideline.yaml", "guideline")]
        if lexists(self._content / GLOSSARY):
            common.append(self._file(self._content / GLOSSARY, "glossary"))
        common += self._own_or_shipped("scales", SCHEMA / "scales", "scale")
        common += self._own_or_shipped("words", TEMPLATES / "words", "words")
        editions = [self._edition(folder) for folder in self._folders()]
        return Source(
            self._path_of(self._content),
            tuple(file for file in common if file),
            tuple(editions),
            tuple(self._problems),
            self._master(),
        )

    def _master(self) -> File:
        own = self._content / MASTER
        shipped = TEMPLATES / MASTER
        master = self._file(own, "master") if lexists(own) else None
        return master or _file_at(shipped, f"templates/{MASTER}", "master")

    def _path_of(self, path: Path) -> str:
        """A path as problems call it: as the user gave it, or below the content folder's name.

        At a revision that name is such as `HEAD:content`, or `HEAD:` for the repository's top.
        """
        if not self._name:
            return path.as_posix()
        inside = path.relative_to(self._content).as_posix()
        separator = "" if self._name.endswith(":") else "/"
        return self._name if inside == "." else f"{self._name}{separator}{inside}"

    def _folders(self) -> Iterator[Path]:
        for folder in sorted(self._content.iterdir(), key=lambda path: path.name):
            if folder.is_dir() and folder.name[0].isdigit() and self._is_inside(folder):
                yield folder

    def _own_or_shipped(self, name: str, shipped: Path, kind: FileKind) -> list[File | None]:
        """Files of the guideline's own folder, then those shipped ones that have other names."""
        own = sorted((self._content / name).glob("*.yaml"))
        names = {path.name for path in own}
        others = (path for path in sorted(shipped.glob("*.yaml")) if path.name not in names)
        folder = f"{shipped.parent.name}/{shipped.name}"
        return [
            *(self._file(path, kind) for path in own),
            *(_file_at(path, f"{folder}/{path.name}", kind) for path in others),
        ]

    def _edition(self, folder: Path) -> EditionFolder:
        paths = self._yaml_files(folder)
        files = tuple(file for path, kind in paths if (file := self._file(path, kind)))
        pictures = {file.real.name: file for file in self._pictures(folder / "figures")}
        lock = self._file(folder / LOCK, "lock") if lexists(folder / LOCK) else None
        all_files = (*files, *pictures.values(), *((lock,) if lock else ()))
        whole = digest(*(part for file in all_files for part in (file.path, file.digest)))
        return EditionFolder(folder.name, self._path_of(folder), files, pictures, lock, whole)

    def _yaml_files(self, folder: Path) -> Iterator[tuple[Path, FileKind]]:
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() and path.is_dir():
                self._linked(path, "this link leads to a folder and is not followed")
            elif path.suffix.lower() not in (".yaml", ".yml") or path.is_dir():
                continue
            elif path.suffix == ".yaml" and (kind := _kind(path, folder)):
                yield path, kind
            else:
                self._unknown(path, folder)

    def _unknown(self, path: Path, folder: Path) -> None:
        name = path.relative_to(folder).as_posix()
        names = [file.name for file in EDITION_FILES]
        suggestion = did_you_mean(name, [*names, "chapters"])
        self._problems.append(
            Problem(
                where=Location(self._path_of(path)),
                rule="file-unknown",
                message=f"'{name}' is not a file of an edition{suggestion}",
                hint=f"an edition has {', '.join(names)} and chapters/<id>.yaml",
            )
        )

    def _pictures(self, folder: Path) -> Iterator[File]:
        for path in sorted(folder.glob("*")):
            if path.suffix in PICTURES and (file := self._file(path, "picture")):
                yield file

    def _file(self, path: Path, kind: FileKind) -> File | None:
        if not self._is_inside(path):
            return None
        try:
            return _file_at(path, self._path_of(path), kind)
        except OSError as error:
            self._unreadable(path, error.strerror or "unknown reason")
            return None

    def _unreadable(self, path: Path, reason: str) -> None:
        self._problems.append(
            Problem(
                where=Location(self._path_of(path)),
                rule="file-unreadable",
                message=f"the file cannot be read: {reason}",
            )
        )

    def _is_inside(self, path: Path) -> bool:
        inside = Path(realpath(path)).is_relative_to(self._root)
        if not inside:
            self._linked(path, "this link leads out of the content folder and is not followed")
        return inside

    def _linked(self, path: Path, message: str) -> None:
        self._problems.append(
            Problem(
                where=Location(self._path_of(path)),
                rule="file-outside",
                message=message,
                hint="copy what it leads to into the content folder",
            )
        )


def _kind(path: Path, folder: Path) -> FileKind | None:
    """The kind of a file of the edition in `folder`; none if it is in a wrong place."""
    if path.parent == folder / "chapters":
        return "chapter"
    return _KINDS.get(path.name) if path.parent == folder else None


def _file_at(path: Path, name: str, kind: FileKind) -> File:
    """A file with the hash of its bytes; `name` is its path as problems call it.

    Raises `OSError` where it is no plain file, or cannot be read.
    """
    if not path.is_file() and path.exists():
        raise OSError(errno.EINVAL, "it is not a plain file")
    # A text over the limit will be refused unread, so its size stands for its bytes.
    size = path.stat().st_size
    is_hashed = size <= LARGEST_FILE or kind in ("picture", "master")
    content = path.read_bytes() if is_hashed else str(size).encode()
    return File(name, path, kind, digest(content))
