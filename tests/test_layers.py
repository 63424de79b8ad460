"""The order of modules is the order of reading: none imports from a module above it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import ROOT

SOURCE = ROOT / "src" / "guidepress"

# From low to high; names in one line know nothing of each other.
LAYERS = [
    line.split()
    for line in """
    __init__ place shipped options
    problem
    memory mistakes
    text
    scale declared glossary
    tree inline
    prune
    model kinds lineage order indent
    load_chapter shape dump
    load things wording
    change differ translation
    compare apply history selection
    source git
    rules.rule
    rules.walk rules.numbers
    rules.*
    rules
    shelf lock
    errata
    check chronicle
    revision
    since
    gate form
    method.finding
    method.*
    method
    view
    view.words
    view.reference
    view.shown
    view.changed
    view.side
    view.entries
    view.chapter view.changes view.pages view.site
    view.movement view.past
    view.news view.overview
    slides exchange
    slides.deck slides.rules slides.look
    slides.runs slides.fonts slides.layout
    slides.wrap slides.marks slides.notes
    slides.grids slides.columns slides.foot
    slides.compose slides.pages
    slides.fit
    slides.chapter
    slides.news catalogue
    typeset slides.master guides
    slides.problems
    slides.office
    slides.office_table
    slides.powerpoint slides.web slides.paper
    slides.forms
    shell
    render
    render.html render.data
    render.site render.entrance
    render.lives render.downloads
    handbook
    stock
    search engine press
    plan
    bindery
    single
    preview
    server
    editor
    write pen
    exchange.item
    exchange.xliff exchange.po exchange.merge
    sketch
    written
    publish new_edition
    citation
    citation.dates citation.names citation.clean
    citation.tagged citation.bibtex citation.csl citation.vancouver citation.key citation.written
    citation.recognise
    citation.lookup citation.add
    report
    tell
    tell.lines tell.kinds tell.fit
    tell.report
    tell.text tell.markdown tell.html
    tell.review
    verbs
    verbs.common
    verbs.show
    verbs.make verbs.readable
    verbs.build verbs.check verbs.rules verbs.publish verbs.new_edition
    verbs.diff verbs.kinds verbs.apply verbs.review verbs.gate verbs.slides verbs.serve
    verbs.add_reference verbs.new verbs.schema verbs.init verbs.report verbs.lint verbs.fmt
    verbs.translate
    verbs.translate_status verbs.translate_confirm verbs.translate_export verbs.translate_import
    arguments excuse
    commands
    commands.options
    commands.judging commands.writing commands.making commands.comparing commands.translating
    cli
    """.strip().splitlines()
]


def _name(file: Path) -> str:
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {
    _name(file): file for file in sorted(SOURCE.rglob("*.py")) if "shipped/" not in str(file)
}


def _height(module: str) -> int:
    """The number of a module's layer; rules that are not named are in the layer of 'rules.*'."""
    for name in (module, f"{module.rpartition('.')[0]}.*"):
        for number, layer in enumerate(LAYERS):
            if name in layer:
                return number
    raise AssertionError(f"{module} has no place in the order; give it one in {__file__}")


def _imported(file: Path) -> Iterator[str]:
    """Every module that a file imports, lazily or not, as it is called in full."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            known = {f"guidepress.{name}" for name in MODULES}
            yield from (inner & known) or {node.module}


def _ours(file: Path) -> Iterator[str]:
    for name in _imported(file):
        top, _, rest = name.partition(".")
        if top == "guidepress":
            yield rest or "__init__"


def test_every_layer_has_its_modules() -> None:
    named = {name for layer in LAYERS for name in layer} - {"rules.*", "method.*"}
    assert named <= set(MODULES), named - set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_below(module: str) -> None:
    height = _height(module)
    above = [name for name in _ours(MODULES[module]) if _height(name) >= height and name != module]
    assert above == []


def test_a_rule_knows_no_other_rule() -> None:
    shared = {"rules.rule", "rules.walk", "rules.numbers"}
    for module, file in MODULES.items():
        if module.startswith("rules.") and module not in shared:
            others = {name for name in _ours(file) if name.startswith("rules")}
            assert others <= shared, module


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
        ("mkdocs", {"engine"}),
        ("yaml", {"tree"}),
        ("pagefind_bin", {"search"}),
        ("jinja2", {"render.html", "slides.web"}),
        ("typst", {"typeset"}),
        ("fontTools", {"slides.fonts"}),
        ("markdown_it", {"inline", "guides"}),
        ("pygments", {"guides"}),
        ("mdit_py_plugins", {"inline"}),
        ("jsonschema_rs", {"shape"}),
        ("ruamel", {"pen"}),
        ("rispy", {"citation.tagged"}),
        ("pybtex", {"citation.bibtex"}),
        ("polib", {"exchange.po"}),
    ],
)
def test_a_library_is_known_to_one_module(package: str, users: set[str]) -> None:
    assert _users(package) == users


def test_only_the_command_speaks() -> None:
    speaking = re.compile(r"\bprint\(|\becho\(|sys\.std(out|err)\.write|sys\.exit\(")
    found = {module for module, file in MODULES.items() if speaking.search(file.read_text())}
    assert {module for module in found if not module.startswith("verbs.")} == {
        "commands.options",
        "excuse",
    }


def test_few_modules_write_files() -> None:
    writing = re.compile(
        r"\.write_(bytes|text)\(|\.mkdir\(|\.unlink\(|\.(replace|rename)\(\w+\)"
        r"|rmtree|hardlink_to|copy2|TemporaryDirectory|\bopen\("
    )
    found = {module for module, file in MODULES.items() if writing.search(file.read_text())}
    assert found == {"memory", "write", "publish", "shell", "search", "engine", "git", "typeset"}
