"""A record as references.yaml has it: one field in each line, an author in each.

Fields that a reader of YAML could take for a number or a truth stand in quotes, as do texts with
signs; so the records that a command writes look like those that people wrote before it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from guidepress.read.yaml_reader import resolve
from guidepress.storage.yaml_write import Value, flow, quoted

# Words with no other signs between them: J Clin Oncol · Eur. J. Cancer · Breast (Basel)
_PLAIN = re.compile(r"[^\W\d_]+(?:(?:\.? |-| \()[^\W\d_]+\)?)*\.?")
_NO_WORDS = ("yes", "no", "on", "off", "y", "n")
"""What YAML 1.1 takes for true or false."""
_ALWAYS_QUOTED = ("title", "given", "volume", "issue", "page")
"""Fields that stand in quotes whatever they hold: NO is a name, and 17 is no number."""
_SLUGS = ("id", "type")


def to_yaml(work: Mapping[str, object]) -> str:
    r"""The YAML of a record, its lines not indented.

    >>> work = {"id": "leaf-2019", "author": [{"family": "Leaf", "given": "A"}], "volume": "7"}
    >>> to_yaml(work).splitlines()
    ['id: leaf-2019', 'author:', '  - {family: Leaf, given: "A"}', 'volume: "7"']
    """
    fields = cast("Mapping[str, Value]", work)
    return "".join(f"{line}\n" for name, value in fields.items() for line in _lines(name, value))


def _lines(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, list):
        yield "author:"
        yield from (f"  - {flow(author, _scalar)}" for author in value)
    else:
        yield f"{name}: {flow(value, _scalar, name)}"


def _scalar(name: str, text: str) -> str:
    is_plain = name not in _ALWAYS_QUOTED and _PLAIN.fullmatch(text)
    is_word = is_plain and text.lower() not in _NO_WORDS
    return text if (name in _SLUGS or is_word) and resolve(text) == text else quoted(text)
