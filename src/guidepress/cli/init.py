"""guidepress init: another society's guideline, from nothing to a first site."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

import click

from guidepress.cli.files import write_file
from guidepress.cli.options import option
from guidepress.edit import editor_schemas
from guidepress.edit.scaffold import FileHead, scaffold
from guidepress.model.problem import GuidepressError
from guidepress.storage.resources import TEMPLATES
from guidepress.storage.yaml_write import flow

SCALES = {
    "ago": {"loe": "oxford-loe-2009", "gr": "oxford-gr", "ago": "ago"},
    "awmf": {"loe": "oxford-loe-2009", "grade": "awmf"},
    "grade": {"certainty": "grade-certainty", "strength": "grade-strength"},
}
"""The scales to begin on: by the key that ratings use, the id of a shipped scale."""
_SAMPLES = {
    "ago": {"loe": "1a", "gr": "A", "ago": "++"},
    "awmf": {"loe": "1a", "grade": "A"},
    "grade": {"certainty": "high", "strength": "strong-for"},
}
_TEXTS = {
    "de": {
        "title": "Neue Leitlinie",
        "publisher": "Herausgeber",
        "notice": "Nicht für die Anwendung bestimmt.",
        "chapter": "Erstes Kapitel",
        "text": "Hier steht die erste Empfehlung (der Grad ist nur ein Platzhalter)",
    },
    "en": {
        "title": "New guideline",
        "publisher": "Publisher",
        "notice": "Not for use.",
        "chapter": "First chapter",
        "text": "The first recommendation stands here (its grade is a placeholder)",
    },
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
CHAPTER = "first-chapter"
_WORKFLOWS = {
    "github.yml": ".github/workflows/guideline.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
}


@click.command(
    epilog="""\b
Examples:
  guidepress init tea                           on the scales of GRADE
  guidepress init tea --scale ago --title "Leitlinie Tee"
  guidepress init tea --title de=Tee --title en=Tea"""
)
@click.argument("folder", type=click.Path(path_type=Path))
@option(
    "--scale",
    type=click.Choice(list(SCALES)),
    default="grade",
    show_default=True,
    help="What it rates on, to begin with.",
)
@option(
    "--title",
    "titles",
    multiple=True,
    metavar="[LANG=]WORDS",
    help="Its title, in one language or all.",
)
@option("--edition", default="", help="The id of its first edition; by default this year.")
@option("--languages", default="de,en", show_default=True, help="The original one first.")
def init(folder: Path, scale: str, titles: tuple[str, ...], edition: str, languages: str) -> int:
    """Begin another guideline in a new FOLDER: content, settings, workflows."""
    codes = _languages(languages)
    _assure_empty(folder)
    year = edition or str(date.today().year)  # noqa: DTZ011 - the author's own day
    for path, content in _files(folder, scale, _title(titles, codes), year, codes).items():
        write_file(folder / path, content)
    click.echo(
        f"{folder}/ holds a guideline to begin with. Go on:\n"
        f"  cd {folder}\n"
        "  guidepress serve     show it while you write\n"
        "  guidepress build     make site/"
    )
    return 0


def _languages(listed: str) -> tuple[str, ...]:
    """The codes in a list such as "de,en".

    Raises `GuidepressError` where the interface has no messages in one of them.
    """
    codes = tuple(code.strip() for code in listed.split(",") if code.strip())
    if not codes or any(code not in _TEXTS for code in codes):
        raise GuidepressError(
            f"the interface speaks {', '.join(_TEXTS)}; a further language needs "
            f"words/<code>.yaml, see templates/README.md"
        )
    return codes


def _title(titles: tuple[str, ...], languages: tuple[str, ...]) -> dict[str, str]:
    """The title in every language: LANG=WORDS is for one of them, other words are for all."""
    title = {code: _TEXTS[code]["title"] for code in languages}
    for entry in titles:
        code, _, words = entry.partition("=")
        title |= {code: words} if code in languages and words else dict.fromkeys(languages, entry)
    return title


def _assure_empty(folder: Path) -> None:
    """See that nothing is lost.

    Raises `GuidepressError` where something is there already.
    """
    if folder.exists() and (not folder.is_dir() or any(p.name != ".git" for p in folder.iterdir())):
        raise GuidepressError(f"{folder} is not empty; name a new folder, or an empty one")


def _files(
    folder: Path, scale: str, title: Mapping[str, str], edition: str, languages: tuple[str, ...]
) -> dict[str, bytes]:
    """Every file of a new guideline, by its path in the folder."""
    texts = {
        key: flow({code: _TEXTS[code][key] for code in languages}) for key in _TEXTS[languages[0]]
    }
    gaps = {
        "ID": _slug(folder.resolve().name),
        "PLAIN": title[languages[0]],
        "TITLE": flow(title),
        "PUBLISHER": texts["publisher"],
        "NOTICE": texts["notice"],
        "LANGUAGES": f"[{', '.join(languages)}]",
        "SOURCE": languages[0],
        "SCALES": flow(SCALES[scale]),
        "EDITION": edition,
        "VERSION": flow(dict.fromkeys(languages, f"{edition}.1")),
        "CHAPTER": CHAPTER,
        "schema": "$schema",
    }
    return {
        **_filled(gaps, edition),
        f"content/{edition}/chapters/{CHAPTER}.yaml": _chapter(languages, scale, edition),
        **{f"schema/{file}": content for file, content in editor_schemas.shipped().items()},
        **{to: (TEMPLATES / "workflows" / file).read_bytes() for file, to in _WORKFLOWS.items()},
    }


def _filled(gaps: Mapping[str, str], edition: str) -> dict[str, bytes]:
    """The files of templates/init/ with their gaps filled; an edition's go to its folder."""
    root = TEMPLATES / "init"
    files = {}
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        path = file.relative_to(root).as_posix()
        if path in ("content/edition.yaml", "content/references.yaml"):
            path = path.replace("content/", f"content/{edition}/")
        files[path] = Template(file.read_text(encoding="utf-8")).substitute(gaps).encode()
    return files


def _chapter(languages: tuple[str, ...], scale: str, edition: str) -> bytes:
    head = FileHead(edition, "../../../schema/chapter.schema.json")
    title = {code: _TEXTS[code]["chapter"] for code in languages}
    text = {code: _TEXTS[code]["text"] for code in languages}
    chapter = scaffold("chapter", CHAPTER, title, _SAMPLES[scale], head)
    return chapter.replace(f"text: {flow(title)}", f"text: {flow(text)}").encode()


def _slug(name: str) -> str:
    """An id out of a name: small letters and digits, words joined by hyphens.

    >>> _slug("Kräuter 2026")
    'kraeuter-2026'
    """
    words = re.findall(r"[a-z0-9]+", name.casefold().translate(_UMLAUTS))
    slug = "-".join(words)
    return slug if slug[:1].isalpha() else f"guideline-{slug}".rstrip("-")
