"""The examples in docstrings: each prints what it says."""

import doctest
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from sites import ROOT

SOURCE = ROOT / "src"
_PROMPT = re.compile(r"^\s*>>> ", re.MULTILINE)


def _modules_with_examples() -> Iterator[Path]:
    for file in sorted((SOURCE / "guidepress").rglob("*.py")):
        if _PROMPT.search(file.read_text(encoding="utf-8")):
            yield file.relative_to(SOURCE)


@pytest.mark.parametrize("file", list(_modules_with_examples()), ids=Path.as_posix)
def test_the_examples_of_a_module_print_what_they_say(file: Path) -> None:
    """All of them run: doctest finds none in a comment, or below a constant."""
    module = import_module(".".join(file.with_suffix("").parts).removesuffix(".__init__"))
    results = doctest.testmod(module)
    assert results.failed == 0
    assert results.attempted == len(_PROMPT.findall((SOURCE / file).read_text(encoding="utf-8")))
