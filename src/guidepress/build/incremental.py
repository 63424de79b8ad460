"""Put a site together: shelves whose key is that of the last build stay, the others are made."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path
from typing import Protocol

from guidepress.build.options import Options
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import Source
from guidepress.storage.atomic import Staging, Stamps, is_intact
from guidepress.storage.cache import digest, software

_EVERY_SITE_HAS = ("index.html", "sitemap.xml", "assets/guidepress.css")


class Binder(Protocol):
    """What makes shelves: a `Bindery`, which nobody needs who only asks whether all is done."""

    @property
    def source(self) -> Source: ...

    @property
    def options(self) -> Options: ...

    def keys(self) -> Mapping[str, str]: ...

    def bind(self, names: Collection[str]) -> Iterator[tuple[str, Mapping[str, bytes]]]: ...


@dataclass(frozen=True, slots=True)
class Build:
    """What a build wrote: the hash of all that it depended on, and by shelf its key and files."""

    key: str
    shelves: Mapping[str, tuple[str, Stamps]]


def workshop(out: Path) -> Path:
    """The folder beside the site for what builds remember."""
    target = Path(realpath(out))
    return target.parent / ".guidepress" / target.name


def assure_replaceable(out: Path, content: Path) -> None:
    """See that nothing but a site gets lost when a site replaces its folder as a whole.

    Raises `GuidepressError` where something would.
    """
    target, source = Path(realpath(out)), Path(realpath(content))
    if source.is_relative_to(target) or target.is_relative_to(source):
        raise GuidepressError(
            f"the site cannot be made in {out}: a site replaces its folder as a whole, and one of "
            f"{out} and {content} holds the other; name another folder with --out"
        )
    if target.exists() and not _is_ours(target):
        raise GuidepressError(
            f"{out} is not a site that guidepress made: a site replaces its folder as a whole, "
            "and what is in it would be lost; name another folder with --out"
        )


def _is_ours(target: Path) -> bool:
    if not target.is_dir():
        return False
    known = last_build(target).shelves or all((target / f).is_file() for f in _EVERY_SITE_HAS)
    return bool(known) or not any(target.iterdir())


def last_build(out: Path) -> Build:
    """What the last build wrote; nothing where there was none."""
    try:
        said = json.loads((workshop(out) / "built.json").read_bytes())
        return Build(said["key"], {name: tuple(shelf) for name, shelf in said["shelves"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Build("", {})


def key(source: Source, options: Options) -> str:
    return digest(software(), source.path, source.digest, options.key)


def is_up_to_date(build: Build, now: str, out: Path) -> bool:
    """Whether the last build was made of what is there now, and nobody touched its files since."""
    return build.key == now and all(is_intact(out, files) for _, files in build.shelves.values())


def publish(bindery: Binder, out: Path) -> int:
    """Make the site, and give the number of files that were made anew."""
    keys = bindery.keys()
    last = last_build(out)
    kept = {
        name: last.shelves[name][1]
        for name, shelf in keys.items()
        if name in last.shelves and shelf == last.shelves[name][0]
    }
    kept = {name: files for name, files in kept.items() if is_intact(out, files)}
    staging = Staging(Path(realpath(out)), workshop(out))
    try:
        shelves = {name: (keys[name], staging.keep(files)) for name, files in kept.items()}
        for name, files in bindery.bind([name for name in keys if name not in kept]):
            shelves[name] = (keys[name], _put(staging, files))
        staging.commit()
    except BaseException:
        staging.discard()
        raise
    _remember(Build(key(bindery.source, bindery.options), shelves), out)
    return sum(len(files) for name, (_, files) in shelves.items() if name not in kept)


def _put(staging: Staging, files: Mapping[str, bytes]) -> Stamps:
    return {path: staging.put(path, content) for path, content in sorted(files.items())}


def _remember(build: Build, out: Path) -> None:
    file = workshop(out) / "built.json"
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps({"key": build.key, "shelves": build.shelves}), encoding="utf-8")
    draft.replace(file)
