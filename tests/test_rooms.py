"""What only one room may do: know a library, print, write files. pyproject.toml has their order."""

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import ROOT

SOURCE = ROOT / "src" / "guidepress"


def _name(file: Path) -> str:
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {
    _name(file): file for file in sorted(SOURCE.rglob("*.py")) if "shipped/" not in str(file)
}


def _imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, lazily or not, as it is called in full."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            known = {f"guidepress.{name}" for name in MODULES}
            yield from (inner & known) or {node.module}


def _users(package: str) -> set[str]:
    """The modules that import a package."""
    return {
        module
        for module, file in MODULES.items()
        if any(name.split(".")[0] == package for name in _imported(file))
    }


@pytest.mark.parametrize(
    ("package", "users"),
    [
        ("mkdocs", {"site.engine"}),
        ("yaml", {"read.yaml_reader"}),
        ("pagefind_bin", {"site.search"}),
        ("jinja2", {"site.html", "slides.html"}),
        ("typst", {"slides.typeset"}),
        ("fontTools", {"slides.fonts"}),
        ("markdown_it", {"model.markup", "site.guides"}),
        ("pygments", {"site.guides"}),
        ("mdit_py_plugins", {"model.markup"}),
        ("jsonschema_rs", {"read.schema"}),
        ("ruamel", {"edit.yaml_nodes"}),
        ("rispy", {"references.tagged"}),
        ("pybtex", {"references.bibtex"}),
        ("polib", {"translate.po"}),
    ],
)
def test_a_library_is_known_to_one_module(package: str, users: set[str]) -> None:
    assert _users(package) == users


def test_powerpoint_is_known_to_one_room() -> None:
    assert {name.rpartition(".")[0] for name in _users("pptx")} == {"slides.pptx"}


def test_only_the_command_speaks() -> None:
    speaking = re.compile(r"\bprint\(|\becho\(|sys\.std(out|err)\.write|sys\.exit\(")
    found = {module for module, file in MODULES.items() if speaking.search(file.read_text())}
    assert {module.partition(".")[0] for module in found} == {"cli"}


def test_few_modules_write_files() -> None:
    writing = re.compile(
        r"\.write_(bytes|text)\(|\.mkdir\(|\.unlink\(|\.(replace|rename)\(\w+\)"
        r"|rmtree|hardlink_to|copy2|TemporaryDirectory|\bopen\("
    )
    found = {module for module, file in MODULES.items() if writing.search(file.read_text())}
    assert found == {
        "storage.atomic",
        "storage.cache",
        "storage.git",
        "site.shell",
        "site.search",
        "site.engine",
        "slides.typeset",
        "build.incremental",
    }


def test_the_picture_of_the_rooms_shows_them_as_they_are() -> None:
    """If not: `python tools/draw_rooms.py` draws it anew."""
    drawn = runpy.run_path(str(ROOT / "tools" / "draw_rooms.py"))["svg"]()
    assert (ROOT / "docs" / "rooms.svg").read_text(encoding="utf-8") == drawn
