"""The table of all kinds of change."""

import json
from collections.abc import Iterator, Mapping

from guidepress.compare.kinds import KINDS, WEIGHTS


def kinds_table(sentences: Mapping[str, str], form: str = "text") -> str:
    """What `guidepress diff --kinds` prints; `sentences` say each kind in one language."""
    if form == "json":
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


def _weight(weight: str, sentences: Mapping[str, str]) -> Iterator[str]:
    yield weight
    for kind in KINDS.values():
        if kind.weight == weight:
            yield f"  {kind.id}: {kind.summary}"
            yield f"      {sentences[kind.id]}"
