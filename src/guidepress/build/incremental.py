"""What the last build wrote, and whether it is still what a build would write now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from guidepress.build.options import Options
from guidepress.model.problem import GuidepressError
from guidepress.read.folder import Source
from guidepress.storage.atomic import Stamps, is_intact
from guidepress.storage.cache import digest, software

_EVERY_SITE_HAS = ("index.html", "sitemap.xml", "assets/guidepress.css")


@dataclass(frozen=True, slots=True)
class Build:
    """What a build wrote: the hash of all that it depended on, and each output's key and files."""

    key: str
    outputs: Mapping[str, tuple[str, Stamps]]


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
    is_site = last_build(target).outputs or all((target / f).is_file() for f in _EVERY_SITE_HAS)
    return bool(is_site) or not any(target.iterdir())


def last_build(out: Path) -> Build:
    """What the last build wrote; nothing where there was none."""
    try:
        data = json.loads((workshop(out) / "built.json").read_bytes())
        return Build(data["key"], {name: tuple(output) for name, output in data["outputs"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Build("", {})


def key(source: Source, options: Options) -> str:
    return digest(software(), source.path, source.digest, options.key)


def is_up_to_date(build: Build, now: str, out: Path) -> bool:
    """Whether the last build was made of what is there now, and nobody touched its files since."""
    return build.key == now and all(is_intact(out, files) for _, files in build.outputs.values())


def remember(build: Build, out: Path) -> None:
    file = workshop(out) / "built.json"
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps({"key": build.key, "outputs": build.outputs}), encoding="utf-8")
    draft.replace(file)
