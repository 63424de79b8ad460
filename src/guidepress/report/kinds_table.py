"""The table of all kinds of change."""

import json
from collections.abc import Iterator, Mapping
from typing import Literal

from guidepress.compare.kinds import KINDS, WEIGHTS, Weight


def kinds_table(
    sentences: Mapping[str, str], output_format: Literal["text", "md", "html", "json"] = "text"
) -> str:
    """What `guidepress diff --kinds` prints: JSON, or else text.

    `sentences` say each kind in one language.
    """
    if output_format == "json":
        table = [
            {
                "id": kind.id,
                "weight": kind.weight,
                "summary": kind.summary,
                "sentence": sentences[kind.id],
            }
            for kind in KINDS.values()
        ]
        return json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    return "\n\n".join("\n".join(_weight(weight, sentences)) for weight in WEIGHTS) + "\n"


def _weight(weight: Weight, sentences: Mapping[str, str]) -> Iterator[str]:
    yield weight
    for kind in KINDS.values():
        if kind.weight == weight:
            yield f"  {kind.id}: {kind.summary}"
            yield f"      {sentences[kind.id]}"
